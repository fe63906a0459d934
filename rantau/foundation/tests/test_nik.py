"""Numbers of invented people only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.foundation import nik

SARI, BORN = "1312034507900001", date(1990, 7, 5)


def codes(problems: list[nik.NumberProblem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_right_number_has_no_problem_whatever_people_write_between_the_digits() -> None:
    assert nik.check("1312 03.450790-0001", BORN, "F") == []
    assert nik.check("1312011708850002", date(1985, 8, 17), "M") == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("131203450790000", "LENGTH"),
        ("13120345079000011", "LENGTH"),
        ("", "NOT_DIGITS"),
        ("1312O34507900001", "NOT_DIGITS"),
        ("١٣١٢٠٣٤٥٠٧٩٠٠٠٠١", "NOT_DIGITS"),
        ("1312034507900000", "SERIAL"),
        ("1312030007900001", "NOT_A_DATE"),
        ("1312033207900001", "NOT_A_DATE"),
        ("1312034007900001", "NOT_A_DATE"),
        ("1312037207900001", "NOT_A_DATE"),
        ("1312039907900001", "NOT_A_DATE"),
        ("1312034513900001", "NOT_A_DATE"),
        ("1312032902010001", "NOT_A_DATE"),
    ],
)
def test_a_wrong_structure_stops(number: str, code: str) -> None:
    [problem] = nik.check(number, BORN, "F")
    assert (problem.code, problem.stops) == (code, True)
    assert problem.sentence


@pytest.mark.parametrize("number", ["1312032902000001", "1312036902960001"])
def test_leap_days_of_either_century_exist(number: str) -> None:
    assert nik.check(number) == []


def test_another_birth_date_warns_and_sends_to_the_civil_registry_instead_of_changing_the_date() -> None:
    [problem] = nik.check(SARI, date(1990, 7, 6), "F")
    assert (problem.code, problem.stops) == ("BIRTH_MISMATCH", False)
    assert "Disdukcapil" in problem.sentence


def test_the_same_date_in_another_century_is_no_mismatch() -> None:
    assert nik.check("1312030101300001", date(1930, 1, 1), "M") == []
    assert nik.check("1312030101300001", date(2030, 1, 1), "M") == []


def test_the_other_sex_warns() -> None:
    assert codes(nik.check(SARI, BORN, "M")) == ["SEX_MISMATCH"]


def test_an_unknown_district_only_warns_because_codes_get_retired() -> None:
    [problem] = nik.check(SARI, BORN, "F", district_known=lambda six: six != "131203")
    assert (problem.code, problem.stops) == ("DISTRICT_UNKNOWN", False)


@given(born=st.dates(date(1900, 1, 1), date(2099, 12, 31)), sex=st.sampled_from("MF"), serial=st.integers(1, 9999))
def test_every_person_s_own_number_passes(born: date, sex: str, serial: int) -> None:
    day = born.day + (40 if sex == "F" else 0)
    assert nik.check(f"131203{day:02d}{born:%m%y}{serial:04d}", born, sex) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("13120305071000", "KK_SHAPE"),
        ("131203O507100003", "KK_SHAPE"),
        ("1312034507100003", "KK_DATE"),
        ("9999990507100003", "KK_DISTRICT"),
    ],
)
def test_a_strange_family_card_number_only_warns(number: str, code: str) -> None:
    [problem] = nik.check_kk(number, district_known=lambda six: six == "131203")
    assert (problem.code, problem.stops) == (code, False)


def test_a_usual_family_card_number_passes_without_a_word() -> None:
    assert nik.check_kk("1312 0305 0710 0003", district_known=lambda six: six == "131203") == []


@pytest.mark.parametrize(
    ("number", "issuer", "expected"),
    [
        ("X1234567", "IDN", []),
        ("x 123 4567", "IDN", []),
        ("12345678", "IDN", ["PASSPORT_UNUSUAL"]),
        ("12345678", "MYS", []),
        ("A1!", "MYS", ["PASSPORT_SHAPE"]),
    ],
)
def test_passport_numbers(number: str, issuer: str, expected: list[str]) -> None:
    assert codes(nik.check_passport_number(number, issuer)) == expected
