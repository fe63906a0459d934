import re
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from rantau.accounts.models import Person
from rantau.accounts.tests.factories import PersonAccount
from rantau.casework.tests.factories import an_application
from rantau.offices.tests.factories import first_data
from rantau.portal.views import status

pytestmark = pytest.mark.django_db
BORN = date(1990, 7, 5)
NOBODYS = "RTU-00000-00000"


@pytest.fixture(autouse=True)
def empty_cache(db: None) -> None:
    first_data()
    cache.clear()


@pytest.fixture
def application() -> Any:
    sari = PersonAccount(full_name="Sari Wahyuni")
    person = Person.objects.get(account=sari, is_self=True)
    person.birth_date = BORN
    person.save()
    return an_application(sari, at=timezone.now(), phase="UNDER_EXAMINATION")


def ask(reference: str, born: str = "05-07-1990", client: Client | None = None, **extra: Any) -> Any:
    return (client or Client()).post("/cek-status/", {"reference": reference, "born": born}, **extra)


def text_of(response: Any) -> str:
    """Without the token and what was typed: what a harvester could compare."""
    return re.sub(r'<input[^>]*(csrfmiddlewaretoken|name="reference"|name="born")[^>]*>', "", response.content.decode())


def test_who_knows_both_secrets_learns_where_the_application_stands(application: Any) -> None:
    page = ask(application.reference.lower().replace("-", " "))
    assert page.status_code == 200
    told = page.content.decode()
    assert "Sedang diperiksa" in told
    assert "Sejak" in told
    assert "Paspor baru" in told


def test_p12_no_name_is_told(application: Any) -> None:
    assert "Sari" not in ask(application.reference).content.decode()


def test_p12_a_wrong_date_and_a_wrong_number_get_the_same_answer(application: Any) -> None:
    wrong_date = ask(application.reference, "06-07-1990")
    wrong_number = ask(NOBODYS)
    no_number_at_all = ask("halo")
    assert text_of(wrong_date) == text_of(wrong_number) == text_of(no_number_at_all)
    assert wrong_date.status_code == wrong_number.status_code == no_number_at_all.status_code == 200
    assert "Kami tidak menemukan" in text_of(wrong_date)


def test_p12_guessing_dates_ends_after_ten_tries_even_from_many_networks(application: Any) -> None:
    for guess in range(status.TRIES):
        assert ask(application.reference, "01-01-1980", REMOTE_ADDR=f"10.0.0.{guess}").status_code == 200
    stopped = ask(application.reference, REMOTE_ADDR="10.0.1.1")
    assert stopped.status_code == 429
    assert "Sedang diperiksa" not in stopped.content.decode()


def test_p12_one_network_cannot_try_all_numbers(application: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(status, "NETWORK_TRIES", 3)
    for _guess in range(3):
        ask("halo")
    assert ask(application.reference).status_code == 429
    assert ask(application.reference, REMOTE_ADDR="10.0.1.1").status_code == 200


def test_looking_often_with_the_right_secrets_is_no_guessing(application: Any) -> None:
    answers = {ask(application.reference).status_code for _look in range(status.TRIES + 2)}
    assert answers == {200}


def test_what_was_typed_never_stands_in_an_address(application: Any) -> None:
    page = Client().get("/cek-status/", {"reference": application.reference, "born": "05-07-1990"})
    assert "Sedang diperiksa" not in page.content.decode()
    assert 'method="post"' in page.content.decode()


def test_empty_fields_are_named(application: Any) -> None:
    page = ask("", "")
    assert page.status_code == 422
    assert "Kesalahan:" in page.content.decode()


def test_the_answer_costs_a_bounded_number_of_reads(application: Any, django_assert_max_num_queries: Any) -> None:
    ask(application.reference)
    with django_assert_max_num_queries(30):
        ask(application.reference)
