from typing import Any

import pytest

from rantau.accounts.tests.factories import StaffAccount, client_for
from rantau.appointments.tests.factories import NOW
from rantau.casework.tests.factories import a_case
from rantau.catalogue.own_files import OwnFile
from rantau.catalogue.taking_in import take_in
from rantau.catalogue.written import Fault
from rantau.delivery.models import Attempt, OutboxMessage
from rantau.foundation.actor import Actor
from rantau.journal.models import Delivery, Entry
from rantau.offices.tests.factories import first_data

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    first_data()


@pytest.fixture
def letter() -> Delivery:
    a_case(papers=False)
    entry = Entry.objects.filter(code="casework.case_opened").get()
    return Delivery.objects.create(entry=entry, listener="tests.nobody", attempts=8, problem="ValueError", dead_at=NOW)


def path(letter: Delivery) -> str:
    return f"/petugas/peringatan/{letter.pk}/kirim-ulang/"


def test_a_letter_that_was_given_up_is_shown_and_can_be_sent_again(letter: Delivery) -> None:
    client = client_for(StaffAccount("office_admin"))
    page = client.get("/petugas/peringatan/").content.decode()
    assert "Perkara dibuka" in page
    assert path(letter) in page
    assert client.post(path(letter)).status_code == 303
    letter.refresh_from_db()
    assert (letter.dead_at, letter.attempts) == (None, 0)


def test_sending_it_twice_is_harmless(letter: Delivery) -> None:
    client = client_for(StaffAccount("head"))
    assert [client.post(path(letter)).status_code for _press in range(2)] == [303, 303]
    assert Entry.objects.filter(code="journal.delivery_revived").count() == 1


def test_a_letter_that_never_was_is_not_found() -> None:
    assert client_for(StaffAccount("head")).post("/petugas/peringatan/987654/kirim-ulang/").status_code == 404


def test_an_auditor_looks_and_does_not_touch(letter: Delivery) -> None:
    client = client_for(StaffAccount("auditor"))
    assert path(letter) not in client.get("/petugas/peringatan/").content.decode()
    assert client.post(path(letter)).status_code == 403
    letter.refresh_from_db()
    assert letter.dead_at is not None


def test_p3_another_office_sees_nothing_of_it_and_cannot_send_it(letter: Delivery) -> None:
    client = client_for(StaffAccount("head", "AGAM"))
    page = client.get("/petugas/peringatan/").content.decode()
    assert letter.entry.application not in page
    assert path(letter) not in page
    assert client.post(path(letter)).status_code == 404
    letter.refresh_from_db()
    assert letter.dead_at is not None


def test_p3_a_system_administrator_mends_it_without_learning_whose_application_it_is_about(letter: Delivery) -> None:
    client = client_for(StaffAccount("system_admin"))
    page = client.get("/petugas/peringatan/").content.decode()
    assert letter.entry.application not in page
    assert path(letter) in page
    assert client.post(path(letter)).status_code == 303


@pytest.mark.parametrize("role", ["verifier", "dpo", "printer"])
def test_other_roles_are_refused(role: str) -> None:
    assert client_for(StaffAccount(role)).get("/petugas/peringatan/").status_code == 403


def test_looking_changes_nothing(letter: Delivery) -> None:
    assert client_for(StaffAccount("head")).get(path(letter)).status_code == 405


def test_a_message_that_never_arrived_is_shown_without_address_or_words() -> None:
    message: Any = OutboxMessage.objects.create(
        key="visit_reminder:1", channel="SMS", address="+6281234567890", subject="Besok", body="Rahasia Sari",
        body_html="", state="FAILED", queued_at=NOW, due_at=NOW, ended_at=NOW, attempts=3,
    )  # fmt: skip
    Attempt.objects.create(message=message, at=NOW, outcome="PERMANENT", reason="UNKNOWN_ADDRESS")
    page = client_for(StaffAccount("office_admin")).get("/petugas/peringatan/").content.decode()
    assert "visit_reminder:1" in page
    assert "UNKNOWN_ADDRESS" in page
    assert "81234567890" not in page
    assert "Rahasia" not in page


def test_a_broken_service_file_is_told_with_its_faults() -> None:
    files = [OwnFile("izin-lapak.yaml", "abc", None, (Fault("izin-lapak.yaml", 7, "lanes[0]", "is <no> lane"),))]
    take_in(files=files, actor=Actor.system("catalogue.take_in"), now=NOW)
    page = client_for(StaffAccount("system_admin")).get("/petugas/peringatan/").content.decode()
    assert "izin-lapak.yaml, line 7, lanes[0]: is &lt;no&gt; lane" in page
    take_in(files=[], actor=Actor.system("catalogue.take_in"), now=NOW)
    assert "izin-lapak" not in client_for(StaffAccount("head")).get("/petugas/peringatan/").content.decode()
