"""`/petugas/buka-kunci/`: the reference is typed, the stops are read, one is lifted."""

from html import unescape

import pytest

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.applications.models import Application, Lift
from rantau.applications.tests.factories import ANSWERS, a_draft, fill
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db
FIND = "/petugas/buka-kunci/"
WHY = {"code": "PAPERS_DIFFER", "reason": "ORIGINALS", "note": ""}


@pytest.fixture
def sari() -> User:
    return PersonAccount(full_name="Sari", nik=ANSWERS["nik"])


@pytest.fixture
def stopped(sari: User) -> Application:
    return fill(a_draft(sari), sari, papers_agree=False, destination="")


def stops_of(application: Application) -> str:
    return f"/petugas/permohonan/{application.reference}/buka-kunci/"


def test_the_reference_is_typed_as_people_say_it(stopped: Application) -> None:
    officer = client_for(StaffAccount("verifier", "PASBAR"))
    said = stopped.reference.lower().replace("-", " ")
    assert officer.post(FIND, {"reference": said})["Location"] == stops_of(stopped)
    wrong = officer.post(FIND, {"reference": "RTU-1"})
    assert wrong.status_code == 422
    assert "salah ketik" in wrong.content.decode()


def test_an_officer_sees_what_may_be_lifted_but_no_answers_and_lifts_it(stopped: Application, sari: User) -> None:
    officer = client_for(StaffAccount("verifier", "PASBAR"))
    shown = officer.get(stops_of(stopped)).content.decode()
    assert "Harus diperbaiki pemohon" in shown
    assert "Boleh dibuka kantor" in shown
    assert "Sari" not in shown
    assert ANSWERS["nik"] not in shown
    assert Entry.objects.filter(code="applications.stops_read").count() == 1
    assert officer.post(stops_of(stopped), WHY)["Location"] == stops_of(stopped)
    assert Lift.objects.get().code == "PAPERS_DIFFER"
    assert "Sudah dibuka" in officer.get(stops_of(stopped)).content.decode()
    page = unescape(client_for(sari).get(f"/permohonan/{stopped.reference}/periksa/").content.decode())
    assert "Dibolehkan oleh kantor" in page
    assert "Belum bisa dikirim" in page  # the journey is still to be written


@pytest.mark.parametrize("changes", [{"code": "TEN_YEARS"}, {"code": ""}, {"reason": ""}, {"reason": "OTHER"}])
def test_what_cannot_be_lifted_is_refused_in_words(stopped: Application, changes: dict[str, str]) -> None:
    officer = client_for(StaffAccount("head", "PASBAR"))
    assert officer.post(stops_of(stopped), {**WHY, **changes}).status_code == 422
    assert not Lift.objects.exists()


def test_where_nothing_may_be_lifted_the_page_says_so(sari: User) -> None:
    missing = a_draft(sari)
    officer = client_for(StaffAccount("verifier", "PASBAR"))
    answer = officer.post(stops_of(missing), WHY)
    assert answer.status_code == 422
    assert "Tidak ada halangan yang boleh dibuka kantor" in answer.content.decode()


@pytest.mark.parametrize(("role", "office", "status"), [("interviewer", "PASBAR", 403), ("verifier", "AGAM", 404)])
def test_the_wrong_officer_neither_sees_nor_lifts(stopped: Application, role: str, office: str, status: int) -> None:
    wrong = client_for(StaffAccount(role, office))
    assert wrong.get(stops_of(stopped)).status_code == status
    assert wrong.post(stops_of(stopped), WHY).status_code == status
    assert not Lift.objects.exists()
    assert not Entry.objects.filter(code__in=["applications.stops_read", "applications.stop_lifted"]).exists()
