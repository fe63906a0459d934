from typing import Any

import pytest
from django.test import Client

from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.appointments.tests.factories import NOW
from rantau.casework import actions as casework
from rantau.casework.models import Case
from rantau.casework.tests.factories import a_case, as_actor
from rantau.offices.tests.factories import first_data

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    first_data()


@pytest.fixture
def sari() -> Any:
    return PersonAccount(full_name="Sari Wahyuni")


@pytest.fixture
def opened(sari: Any) -> Case:
    """Wati, a verifier, looked into Sari's application."""
    case = a_case(sari, papers=False)
    wati = as_actor(StaffAccount("verifier", "PASBAR", full_name="Wati Susanti"), "verifier")
    casework.take(reference=case.reference, actor=wati, now=NOW)
    casework.note_read(reference=case.reference, purpose="WORK", fields=["answers", "identity"], actor=wati, now=NOW)
    return case


def test_sari_sees_role_office_purpose_and_time_of_who_opened_her_data(sari: Any, opened: Case) -> None:
    page = client_for(sari).get("/akun/privasi/").content.decode()
    for words in (
        "Verifikator", "Pasaman Barat", "Mengerjakan permohonan", opened.reference, "12 Januari 2026", "isian formulir",
    ):  # fmt: skip
        assert words in page, words


def test_no_officer_is_named(sari: Any, opened: Case) -> None:
    assert "Wati" not in client_for(sari).get("/akun/privasi/").content.decode()


def test_budi_sees_nothing_of_it(opened: Case) -> None:
    page = client_for(PersonAccount(full_name="Budi")).get("/akun/privasi/").content.decode()
    assert opened.reference not in page
    assert "Belum ada petugas yang membuka data Anda" in page


def test_staff_have_no_such_page_and_strangers_sign_in_first() -> None:
    assert client_for(StaffAccount("verifier")).get("/akun/privasi/").status_code == 403
    assert Client().get("/akun/privasi/")["Location"].startswith("/masuk/")
