"""The specimen of the standard and invented people only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.foundation import mrz
from rantau.foundation.mrz import Passport

TODAY = date(2026, 1, 14)
ANNA = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
SRI = ("P<IDNSRI<WAHYUNI<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "X1234567<7IDN9007057F3507049<<<<<<<<<<<<<<<6")
ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def read(text: str) -> Passport:
    found = mrz.read(*mrz.lines(text))
    assert found is not None
    return found


def codes(text: str) -> list[str]:
    return [problem.code for problem in mrz.problems(text)]


def test_the_specimen_of_the_standard_is_read() -> None:
    anna = read("\n".join(ANNA))
    assert (anna.surname, anna.given_names, anna.number, anna.sex) == ("ERIKSSON", "ANNA MARIA", "L898902C3", "F")
    assert anna.wrong == ()
    assert codes("\n".join(ANNA)) == []


def test_a_name_without_a_second_part_is_read() -> None:
    sri = read("\n".join(SRI))
    assert (sri.full_name, sri.given_names, sri.wrong) == ("SRI WAHYUNI", "", ())


def test_what_the_lines_say_becomes_answers() -> None:
    assert read("\n".join(SRI)).facts(TODAY) == {
        "full_name": "SRI WAHYUNI", "number": "X1234567", "issuer": "IDN", "nationality": "IDN",
        "birth_date": "1990-07-05", "sex": "F", "expiry": "2035-07-04",
    }  # fmt: skip


def test_a_birth_lies_in_the_past_and_an_expiry_near_today() -> None:
    anna = read("\n".join(ANNA))
    assert anna.born_on(TODAY) == date(1974, 8, 12)
    assert anna.expires_on(TODAY) == date(2012, 4, 15)
    assert anna.born_on(date(1960, 1, 1)) is None


@pytest.mark.parametrize(
    ("issuer", "expected"), [("D<<", "DEU"), ("GBN", "GBR"), ("UNK", "XKX"), ("IDN", "IDN"), ("XXA", "XXA")]
)
def test_codes_of_passports_become_those_of_countries(issuer: str, expected: str) -> None:
    assert read(f"P<{issuer}SRI<WAHYUNI\n{SRI[1]}").facts(TODAY)["issuer"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "".join(SRI),
        "\r\n".join(SRI),
        " \n".join(line.lower() for line in SRI) + "\n\n",
        f"{SRI[0].rstrip('<')}\n{SRI[1]}",
        f"{SRI[0]}<<<<\n{SRI[1]}",
        f"{SRI[0][:20]} {SRI[0][20:]}\n{' '.join(SRI[1])}",
        f"{SRI[0][:20]}\n{SRI[0][20:]}\n{SRI[1]}",
        "\n".join(SRI).replace("<<", "«"),
        "\n".join(SRI).replace("<", "＜"),
        f"{SRI[0]}\nX1234567<7IDN9OO7O57F35O7O49<<<<<<<<<<<<<<<6",
        f"{SRI[0]}\nX1234567<71DN9007057F3507049<<<<<<<<<<<<<<<6",
    ],
)
def test_lines_are_read_however_they_were_pasted_or_scanned(text: str) -> None:
    assert codes(text) == []
    assert read(text) == read("\n".join(SRI))


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "MRZ_FIRST", "huruf P"),
        ("P<IDN", "MRZ_FIRST", "huruf P"),
        (f"X<IDNSRI<WAHYUNI\n{SRI[1]}", "MRZ_FIRST", "huruf P"),
        (f"{SRI[0]}A\n{SRI[1]}", "MRZ_FIRST", "menulis 45"),
        (f"{SRI[0]}\n{SRI[1][:-1]}", "MRZ_SECOND", "menulis 43"),
        (f"{SRI[0]}\n{SRI[1]}7", "MRZ_SECOND", "menulis 45"),
        (f"{SRI[0]}\n", "MRZ_SECOND", "menulis 0"),
        (f"{SRI[0]}\n{SRI[1][:-1]}?", "MRZ_SIGNS", "tanda ?"),
    ],
)
def test_lines_that_cannot_be_read_say_which_and_why(text: str, code: str, words: str) -> None:
    [problem] = mrz.problems(text)
    assert (problem.code, problem.stops) == (code, True)
    assert words in problem.sentence


@pytest.mark.parametrize(
    ("old", "new", "field", "kept"),
    [
        ("X1234567", "X1234568", "NUMBER", "birth_date"),
        ("900705", "900706", "BIRTH", "number"),
        ("350704", "350705", "EXPIRY", "number"),
    ],
)
def test_a_wrong_check_digit_names_its_field_which_is_then_not_relied_on(
    old: str, new: str, field: str, kept: str
) -> None:
    text = f"{SRI[0]}\n{SRI[1].replace(old, new)}"
    [problem] = mrz.problems(text)
    assert (problem.code, problem.stops) == (f"MRZ_{field}", False)
    facts = read(text).facts(TODAY)
    gone = {"NUMBER": "number", "BIRTH": "birth_date", "EXPIRY": "expiry"}[field]
    assert gone not in facts
    assert kept in facts


def test_a_wrong_digit_over_all_is_told_when_no_other_is() -> None:
    assert codes(f"{SRI[0]}\n{SRI[1][:-1]}5") == ["MRZ_WHOLE"]


@given(place=st.integers(0, 8), character=st.sampled_from(ALPHABET))
def test_a_changed_character_of_the_number_shows_unless_its_weight_is_the_same(place: int, character: str) -> None:
    second = ANNA[1][:place] + character + ANNA[1][place + 1 :]
    same_weight = (int(character, 36) - int(ANNA[1][place], 36)) % 10 == 0
    assert ("number" in read(f"{ANNA[0]}\n{second}").wrong) is not same_weight


@given(text=st.one_of(st.text(max_size=200), st.text(alphabet="P<IDN0123\n", max_size=100)))
def test_any_text_is_read_or_has_a_problem_that_stops(text: str) -> None:
    found = mrz.read(*mrz.lines(text))
    assert (found is None) is any(problem.stops for problem in mrz.problems(text))
    if found:
        assert set(found.facts(TODAY)) <= set(mrz.FACTS)
