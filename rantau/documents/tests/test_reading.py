"""A paper waits, is read, keeps what was found sealed, and forgets it with the file. The recogniser is put on here."""

import logging
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.documents import actions, queries
from rantau.documents.engines.reading import reader
from rantau.documents.engines.reading.base import Line
from rantau.documents.engines.reading.reader import ReaderFailed
from rantau.documents.models import Document, PaperReading
from rantau.documents.tests import factories as make
from rantau.documents.tests.lines import lines
from rantau.documents.tests.test_reading_lines import KTP
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.offices import queries as offices
from rantau.vault.tests.mishaps import put_storage_away

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_photo", "regions")]
MACHINE = Actor.system("documents.read")


class Recogniser:
    """Gives `found`, or fails; counts how often it was asked."""

    def __init__(self, found: str = KTP) -> None:
        self.found, self.asked, self.fails = found, 0, False

    def lines(self, photo: bytes) -> list[Line]:
        self.asked += 1
        assert photo.startswith(b"\xff\xd8\xff")
        if self.fails:
            raise ReaderFailed("died")
        return lines(self.found)


@pytest.fixture
def regions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offices, "district_known", lambda digits: digits == "131203")


@pytest.fixture(autouse=True)
def recogniser(settings, monkeypatch: pytest.MonkeyPatch) -> Recogniser:
    settings.READING = True
    monkeypatch.setattr(reader, "available", lambda: True)
    monkeypatch.setattr(reader, "THE_READER", put_on := Recogniser())
    return put_on


@pytest.fixture
def sari() -> User:
    return PersonAccount()


def wanted(document: Document, now) -> bool:
    return actions.want_reading(document_id=document.pk, actor=MACHINE, now=now)


def read(document: Document, now) -> PaperReading:
    actions.read(document_id=document.pk, actor=MACHINE, now=now)
    return PaperReading.objects.get(document=document)


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name="documents.read").count()


def test_a_paper_waits_with_one_job_and_is_then_read(sari, now, recogniser):
    document = make.paper(sari, now)
    assert wanted(document, now)
    assert not wanted(document, now)
    waiting = queries.reading(document)
    assert (waiting.is_waiting, jobs()) == (True, 1)
    found = read(document, now)
    assert (found.state, found.kind) == ("READ", "KTP")
    assert {field.code: field.value for field in found.fields}["nik"] == "1312034507900001"
    assert all(field.sure for field in found.fields)


def test_a_job_that_runs_again_changes_nothing(sari, now, recogniser):
    document = make.paper(sari, now)
    wanted(document, now)
    read(document, now)
    read(document, now)
    assert recogniser.asked == 1
    assert Entry.objects.filter(code="documents.paper_read").count() == 1


def test_what_was_read_is_sealed_and_neither_in_the_journal_nor_in_the_log(sari, now, caplog):
    document = make.paper(sari, now)
    with caplog.at_level(logging.DEBUG):
        wanted(document, now)
        read(document, now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(r::text, ' ') FROM documents_paperreading r")
        row = cursor.fetchone()[0]
    entry = Entry.objects.get(code="documents.paper_read")
    assert entry.payload["fields"][0] == "nik"
    for told in (row, str(entry.payload), caplog.text, str(list(ProcrastinateJob.objects.values_list("args")))):
        for value in ("1312034507900001", "WULANDARI", "SIMPANG EMPAT", "1990-07-05"):
            assert value not in told
            assert value.encode().hex() not in told


def test_a_pdf_is_not_read(sari, now, recogniser):
    document = make.paper(sari, now, upload=make.sent(make.pdf(), "ktp.pdf"))
    assert not wanted(document, now)
    assert (queries.reading(document).state, recogniser.asked, jobs()) == ("SKIPPED", 0, 0)


def test_a_paper_of_no_known_kind_says_nothing(sari, now, recogniser):
    recogniser.found = "sebuah foto"
    document = make.paper(sari, now)
    wanted(document, now)
    assert (read(document, now).state, queries.reading(document).fields) == ("UNREADABLE", [])


def test_a_reader_that_fails_is_asked_three_times_and_then_left_alone(sari, now, recogniser):
    recogniser.fails = True
    document = make.paper(sari, now)
    wanted(document, now)
    for _time in range(actions.TRIES - 1):
        with pytest.raises(ReaderFailed):
            read(document, now)
        assert queries.reading(document).is_waiting
    assert read(document, now).state == "UNREADABLE"
    read(document, now)
    assert recogniser.asked == actions.TRIES


def test_while_the_storage_is_away_a_reading_is_tried_again_and_does_not_wait_for_ever(sari, now, monkeypatch):
    document = make.paper(sari, now)
    wanted(document, now)
    put_storage_away(monkeypatch)
    for _attempt in range(actions.TRIES - 1):
        with pytest.raises(queries.PaperAway):
            read(document, now)
    assert read(document, now).state == "UNREADABLE"


def test_a_photo_that_takes_the_worker_down_is_not_looked_at_for_ever(sari, now, recogniser):
    document = make.paper(sari, now)
    wanted(document, now)
    PaperReading.objects.update(tries=actions.TRIES)
    assert read(document, now).state == "UNREADABLE"
    assert recogniser.asked == 0


def test_a_paper_that_is_damaged_or_gone_is_not_read(sari, now, storage, recogniser):
    damaged, removed = make.paper(sari, now), make.paper(sari, now, slot="KK")
    wanted(damaged, now)
    wanted(removed, now)
    (storage / damaged.content).unlink()
    actions.remove(document_id=removed.pk, actor=Actor.person(sari.pk), now=now)
    assert (read(damaged, now).state, read(removed, now).state) == ("UNREADABLE", "SKIPPED")
    assert recogniser.asked == 0


def test_the_same_file_used_again_is_not_read_again(sari, now, recogniser):
    document = make.paper(sari, now)
    wanted(document, now)
    early = actions.reuse(
        document_id=document.pk, holder="RTU-AAAAA-AAAAA", slot="KTP", actor=Actor.person(sari.pk), now=now
    )
    wanted(early, now)
    read(document, now)
    late = actions.reuse(
        document_id=document.pk, holder="RTU-BBBBB-BBBBB", slot="KTP", actor=Actor.person(sari.pk), now=now
    )
    assert not wanted(late, now)
    assert queries.reading(late).fields == read(early, now).fields == queries.reading(document).fields
    assert recogniser.asked == 1


def test_what_was_read_is_erased_with_the_file(sari, now):
    document, kept = make.paper(sari, now), make.paper(sari, now, slot="KK")
    for paper in (document, kept):
        wanted(paper, now)
        read(paper, now)
    actions.remove(document_id=document.pk, actor=Actor.person(sari.pk), now=now)
    actions.erase_removed(actor=MACHINE, now=now)
    assert [reading.document for reading in PaperReading.objects.all()] == [kept]
    actions.read(document_id=document.pk, actor=MACHINE, now=now)
    assert PaperReading.objects.count() == 1


def test_nobody_but_the_system_has_papers_read(sari, now):
    document = make.paper(sari, now)
    wati = Actor.staff(StaffAccount(role="verifier").pk, role="verifier", office="PASBAR")
    for actor in (Actor.person(sari.pk), wati):
        with pytest.raises(NotAllowed):
            actions.want_reading(document_id=document.pk, actor=actor, now=now)
        with pytest.raises(NotAllowed):
            actions.read(document_id=document.pk, actor=actor, now=now)


@pytest.fixture(params=["off", "not installed"])
def missing(request, settings, monkeypatch) -> Iterator[str]:
    settings.READING = request.param != "off"
    monkeypatch.setattr(reader, "available", lambda: request.param == "off")
    return request.param


def test_without_a_reader_papers_are_kept_all_the_same_and_it_is_said(sari, now, missing, recogniser, capsys):
    document = make.paper(sari, now)
    assert not wanted(document, now)
    assert (queries.reading(document), jobs(), recogniser.asked) == (None, 0, 0)
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["parts"]["reading"]) == (200, missing)


def test_a_reader_that_is_taken_away_leaves_nothing_waiting(sari, now, settings, recogniser):
    document = make.paper(sari, now)
    wanted(document, now)
    settings.READING = False
    assert read(document, now).state == "SKIPPED"
    assert recogniser.asked == 0
