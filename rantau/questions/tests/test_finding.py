"""Regions and countries, typed by name and kept as codes; addresses abroad need no region."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from rantau.questions import summary
from rantau.questions.forms import SectionForm, form_class
from rantau.questions.tests.browser import drawn, typed
from rantau.questions.tests.factories import question, section, some_regions

TODAY = date(2026, 1, 14)
WHERE = section(question("q", "country"))


def country(sent: str, required: bool = True) -> SectionForm:
    kind = form_class(section(question("q", "country", required=required)), {}, TODAY)
    return kind(typed(kind(), q=sent))


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("Belanda", "NLD"),
        ("netherlands", "NLD"),
        ("ARAB  SAUDI", "SAU"),
        ("Tiongkok", "CHN"),
        ("mys", "MYS"),
        ("D", "DEU"),
    ],
)
def test_a_country_is_typed_in_either_language_and_kept_as_its_code(sent: str, code: str) -> None:
    form = country(sent)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"q": code}


def test_a_country_is_shown_by_its_name_in_the_language_of_the_page() -> None:
    answers = {"q": "NLD"}
    assert drawn(form_class(WHERE, answers, TODAY)()).sent["q"] == "Belanda"
    assert summary.rows(WHERE, answers)[0].value == "Belanda"
    with translation.override("en"):
        assert drawn(form_class(WHERE, answers, TODAY)()).sent["q"] == "Netherlands"
        assert summary.rows(WHERE, answers)[0].value == "Netherlands"


def test_several_countries_become_a_list_to_pick_from() -> None:
    form = country("Korea")
    assert "Pilih yang Anda maksud" in form.errors["q"][0]
    assert 'value="KOR"' in drawn(form).html
    assert 'value="PRK"' in drawn(form).html
    picked = form_class(WHERE, {}, TODAY)(typed(form, q="KOR"))
    assert picked.is_valid()
    assert picked.cleaned_data == {"q": "KOR"}


def test_a_slip_of_the_pen_is_offered_even_when_it_is_the_only_one_and_can_be_turned_down() -> None:
    form = country("Malasya")
    assert "“Malasya” tidak ditemukan" in form.errors["q"][0]
    assert 'value="MYS"' in drawn(form).html
    other = form_class(WHERE, {}, TODAY)(typed(form, q="?"))
    assert not other.is_valid()
    fields = drawn(other)
    assert fields.sent["q"] == ""
    assert 'type="text"' in fields.html


@pytest.mark.parametrize("sent", ["Atlantis", "x" * 5000, "\u202e\0", "😀", "<script>"])
def test_what_is_no_country_says_what_to_write(sent: str) -> None:
    form = country(sent)
    assert not form.is_valid()
    assert form.errors["q"][0]
    assert "<script>" not in drawn(form).html


def test_a_country_that_may_stay_empty_may() -> None:
    form = country("", required=False)
    assert form.is_valid()
    assert form.cleaned_data == {"q": ""}


ADDRESS = section(
    question("country", "country"),
    question("street", autocomplete="street-address"),
    question("region", "region", when={"question": "country", "equals": "IDN"}),
    question("foreign_address", "long_text", when={"not": {"question": "country", "equals": "IDN"}}),
)


@pytest.mark.django_db
def test_an_address_abroad_needs_no_region_and_one_at_home_needs_one() -> None:
    some_regions()
    kind = form_class(ADDRESS, {}, TODAY)
    abroad: dict[str, Any] = {"country": "Malaysia", "street": "12 Jalan Ampang"}
    first = kind(typed(kind(), **abroad))
    assert "region" not in first.fields
    done = kind(typed(first, foreign_address="50450 Kuala Lumpur\r\nWP"))
    assert done.is_valid(), done.errors
    assert done.cleaned_data["foreign_address"] == "50450 Kuala Lumpur\nWP"
    home = kind(typed(kind(), country="Indonesia", street="Jorong Pasar"))
    assert "foreign_address" not in home.fields
    assert list(home.errors) == ["region"]


@pytest.mark.django_db
def test_a_misspelt_region_is_offered_and_what_it_lies_in_helps() -> None:
    some_regions()
    of = section(question("q", "region"))
    kind = form_class(of, {}, TODAY)
    guessed = kind(typed(kind(), q="Aia Banges"))
    assert 'value="13.12.01.2001"' in drawn(guessed).html
    assert not guessed.is_valid()
    picked = kind(typed(guessed, q="13.12.01.2001"))
    assert picked.is_valid()
    exact = kind(typed(kind(), q="Lingkuang Aua, Kec. Pasaman"))
    assert not exact.is_valid()  # two of them lie there
