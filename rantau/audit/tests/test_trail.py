from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.appointments.tests.factories import NOW
from rantau.audit.presenters import trail
from rantau.audit.presenters.sentences import SENTENCES
from rantau.casework.events import CaseTaken
from rantau.casework.models import Case
from rantau.casework.tests.factories import a_case
from rantau.foundation.actor import Actor
from rantau.journal import events, journal, sealing
from rantau.journal.models import Entry
from rantau.offices.tests.factories import first_data

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    first_data()


@pytest.fixture
def case() -> Case:
    return a_case(PersonAccount(full_name="Sari Wahyuni"), papers=False)


def reads() -> Any:
    return Entry.objects.filter(code="audit.journal_read")


def test_an_auditor_finds_what_happened_to_an_application_in_words(case: Case) -> None:
    page = client_for(StaffAccount("auditor")).get("/petugas/jejak/", {"application": case.reference.lower()})
    told = page.content.decode()
    assert "Perkara dibuka" in told
    assert case.reference in told
    assert "Sari" not in told


def test_reading_is_noted_with_what_was_looked_for(case: Case) -> None:
    client_for(StaffAccount("head")).get(
        "/petugas/jejak/", {"application": case.reference, "kind": "casework.case_opened"}
    )
    noted = reads().get()
    assert (noted.application, noted.payload["kind"], noted.payload["shown"]) == (
        case.reference,
        "casework.case_opened",
        1,
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "casework.case_opened"}, True),
        ({"kind": "applications.approved"}, False),
        ({"day": "12-01-2026", "kind": "casework.case_opened"}, True),
        ({"day": "13-01-2026", "kind": "casework.case_opened"}, False),
        ({"actor": "tests", "kind": "casework.case_opened"}, True),
        ({"actor": "payments.poll"}, False),
    ],
)
def test_each_filter_narrows(case: Case, asked: dict[str, str], found: bool) -> None:
    page = client_for(StaffAccount("auditor")).get("/petugas/jejak/", asked).content.decode()
    assert (f'<td role="cell" data-label="Permohonan">{case.reference}' in page) is found


def test_another_office_is_not_shown(case: Case) -> None:
    page = client_for(StaffAccount("auditor", "AGAM")).get("/petugas/jejak/", {"kind": "casework.case_opened"})
    assert case.reference not in page.content.decode()


def test_an_entry_by_a_name_that_is_no_account_is_shown_as_it_stands(case: Case) -> None:
    with transaction.atomic():
        happened = CaseTaken(
            case.reference, case.application.person_id, case.application.owner_id, "PASBAR", case.pk, "X"
        )
        journal.record(happened, actor=Actor.staff("loket-lama", role="verifier", office="PASBAR"), now=NOW)
    assert "loket-lama" in client_for(StaffAccount("auditor")).get("/petugas/jejak/").content.decode()


@pytest.mark.parametrize("role", ["verifier", "system_admin", "section_head", "front_desk"])
def test_other_roles_are_refused(role: str) -> None:
    assert client_for(StaffAccount(role)).get("/petugas/jejak/").status_code == 403
    assert not reads().exists()


def test_a_person_is_refused_and_a_stranger_signs_in() -> None:
    assert client_for(PersonAccount()).get("/petugas/jejak/").status_code == 403
    assert Client().get("/petugas/jejak/").status_code == 302


def test_a_foreign_word_is_an_error_that_is_named_and_not_written_down() -> None:
    page = client_for(StaffAccount("auditor")).get("/petugas/jejak/", {"application": "Siti", "actor": "Siti Rahma"})
    assert page.status_code == 422
    assert not reads().exists()


def test_the_last_link_of_the_chain_is_shown(case: Case) -> None:
    client = client_for(StaffAccount("auditor"))
    assert "Belum ada catatan yang disegel" in client.get("/petugas/jejak/").content.decode()
    sealing.seal_committed(now=NOW)
    assert "Rantai segel sampai nomor" in client.get("/petugas/jejak/").content.decode()


def test_old_entries_are_on_further_pages(case: Case) -> None:
    client = client_for(StaffAccount("auditor"))
    for _look in range(51):
        client.get("/petugas/jejak/", {"day": "01-01-2020"})
    first = client.get("/petugas/jejak/", {"kind": "audit.journal_read"}).content.decode()
    assert 'rel="next"' in first


def test_every_kind_of_entry_has_a_sentence() -> None:
    kinds = {
        code
        for code, cls in events.known().items()
        if cls.__module__.startswith("rantau.") and ".tests" not in cls.__module__
    }
    assert kinds <= set(SENTENCES), kinds - set(SENTENCES)


def test_a_checksum_is_known_by_its_beginning_and_leaves_room_for_the_other_columns(case: Case) -> None:
    entry = Entry(payload={"sha256": "ab" * 32, "slot": "BIRTH_PROOF", "office": "PASBAR"})
    assert trail._more(entry) == "sha256: abababababab…; slot: BIRTH_PROOF"
