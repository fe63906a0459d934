"""Countries are found as people in Pasaman Barat and their visitors write them."""

import pytest
from babel import Locale
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rantau.foundation import countries


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Malaysia", ["MYS"]),
        ("malaysia ", ["MYS"]),
        ("Arab Saudi", ["SAU"]),
        ("saudi arabia", ["SAU"]),
        ("Saudi", ["SAU"]),
        ("Belanda", ["NLD"]),
        ("Netherlands", ["NLD"]),
        ("Inggris", ["GBR"]),
        ("UK", ["GBR"]),
        ("AS", ["USA"]),
        ("Amerika", ["USA"]),
        ("Cina", ["CHN"]),
        ("Tiongkok", ["CHN"]),
        ("Republik Rakyat Tiongkok", ["CHN"]),
        ("korsel", ["KOR"]),
        ("Korea", ["KOR", "PRK"]),
        ("Cote d'Ivoire", ["CIV"]),
        ("Côte d’Ivoire", ["CIV"]),
        ("TÜRKİYE", ["TUR"]),
        ("Timor Leste", ["TLS"]),
        ("viet nam", ["VNM"]),
        ("UEA", ["ARE"]),
        ("mys", ["MYS"]),
        ("SG", ["SGP"]),
        ("Hongkong", ["HKG"]),
        ("Kepulauan Cook", ["COK"]),
        ("cook", ["COK"]),
        ("Republik Dominika", ["DOM"]),
        ("singapura", ["SGP"]),
        ("stateless", ["XXA"]),
        ("Kongo", ["COG"]),
        ("kinshasa", ["COD"]),
        ("Atlantis", []),
        ("x", []),
        ("", []),
        ("…", []),
    ],
)
def test_a_country_is_found_however_it_is_spelled(typed: str, expected: list[str]) -> None:
    assert countries.find(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Malasya", ["MYS"]),
        ("Sngapura", ["SGP"]),
        ("Jpang", ["JPN"]),
        ("Filipna", ["PHL"]),
        ("Tailand", ["THA"]),
        ("Austrlia", ["AUS", "AUT"]),
        ("Atlantis", []),
        ("xyz", []),
        ("", []),
    ],
)
def test_a_slip_of_the_pen_is_guessed_but_never_taken_for_found(typed: str, expected: list[str]) -> None:
    assert countries.find(typed) == []
    assert countries.similar(typed) == expected


def test_every_name_of_the_unicode_list_in_both_languages_means_its_country() -> None:
    names = [
        (Locale(language).territories[country.short], country.code)
        for language in ("id", "en")
        for country in countries.countries().values()
        if country.code != "XXA"  # stateless people are not in that list
    ]
    assert [(name, code) for name, code in names if countries.find(name) != [code]] == []


def test_codes_are_unique_and_every_name_has_both_languages() -> None:
    listed = countries.countries().values()
    assert len({country.code for country in listed}) == len({country.short for country in listed}) == 251
    assert all(country.id and country.en for country in listed)


def test_the_name_follows_the_language_of_the_page_and_an_unknown_code_stands_for_itself() -> None:
    assert countries.name("NLD") == "Belanda"
    with translation.override("en"):
        assert countries.name("NLD") == "Netherlands"
    assert countries.name("QQQ") == "QQQ"


@given(typed=st.text(max_size=80))
def test_whatever_is_typed_gives_known_codes_or_nothing(typed: str) -> None:
    assert {*countries.find(typed), *countries.similar(typed)} <= set(countries.countries())
