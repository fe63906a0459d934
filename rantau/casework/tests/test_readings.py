"""The officer sees what a machine read beside what was answered: how clearly, where it differs, masked until opened."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from rantau.accounts.tests.factories import StaffAccount, client_for
from rantau.applications.tests.factories import ANSWERS
from rantau.applications.tests.readings import KTP, was_read
from rantau.casework.models import Case
from rantau.casework.tests.factories import NOW, a_case, as_actor, taken
from rantau.documents import queries as documents

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture(autouse=True)
def nine_in_the_morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def case() -> Case:
    opened = a_case()
    opened.application.sections.create(section="identity", answers=ANSWERS, saved_at=NOW)
    return opened


def in_hand(case: Case) -> Client:
    wati = StaffAccount("verifier")
    taken(case, as_actor(wati, "verifier"))
    return client_for(wati)


def page(case: Case, browser: Client, slot: str = "") -> str:
    """The case with one of its papers beside the answers; without `slot` the first that is not judged."""
    chosen = f"?berkas={documents.of(case.reference).get(slot=slot).pk}" if slot else ""
    return browser.get(f"/petugas/permohonan/{case.reference}/{chosen}").content.decode()


def test_a_difference_is_marked_with_how_clearly_it_was_read(case: Case) -> None:
    was_read(case.application, "KTP", **{**KTP, "birth_place": "PADANG"})
    was_read(case.application, "BIRTH_PROOF", "AKTA", sure=False, mother_name="MAIMUNAH")
    browser = in_hand(case)
    masked = page(case, browser, "KTP")
    assert "Yang terbaca komputer di berkas" in masked
    assert "terbaca jelas" in masked
    assert "kurang jelas terbaca" in page(case, browser, "BIRTH_PROOF")
    assert "PADANG" not in masked
    assert "Sama dengan isian: NIK, Nama lengkap" in masked
    browser.post(f"/petugas/permohonan/{case.reference}/buka/")
    assert "PADANG" in page(case, browser, "KTP")
    assert "MAIMUNAH" in page(case, browser, "BIRTH_PROOF")


def test_numbers_stay_masked_and_say_which_signs_differ(case: Case) -> None:
    was_read(case.application, "KTP", nik="1312035507900001")
    shown = page(case, in_hand(case), "KTP")
    assert "yang berbeda: angka ke-7" in shown
    assert "1312035507900001" not in shown


def test_a_paper_that_is_another_one_is_named(case: Case) -> None:
    was_read(case.application, "BIRTH_PROOF", "KTP", **KTP)
    assert "Bukti kelahiran: tampaknya KTP." in page(case, in_hand(case))


def test_where_nothing_was_read_nothing_is_said(case: Case) -> None:
    assert "Yang terbaca komputer" not in page(case, in_hand(case))


def test_an_officer_of_another_office_sees_nothing_of_it(case: Case) -> None:
    was_read(case.application, "KTP", **KTP)
    stranger = client_for(StaffAccount("verifier", "AGAM"))
    assert stranger.get(f"/petugas/permohonan/{case.reference}/").status_code in {403, 404}
