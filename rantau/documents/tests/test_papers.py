"""Keeping, replacing, judging, removing; sealed, counted, and the owner's alone (P1, P5, P16, P17, P23)."""

import errno
import hashlib
import resource
import threading
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from rantau.accounts.tests.factories import StaffAccount
from rantau.documents import actions, queries
from rantau.documents.actions import storing, uploading
from rantau.documents.lifecycle import REASON_SENTENCES, Reason, State
from rantau.documents.models import Document, DocumentStatusChange
from rantau.documents.tests import factories as make
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_photo")]
WORKER = Actor.system("documents.sweep")


@pytest.fixture
def wati():
    return Actor.staff(StaffAccount(role="verifier").pk, role="verifier", office="PASBAR")


def on_disk(storage) -> bytes:
    return b"".join(path.read_bytes() for path in storage.rglob("*") if path.is_file())


def test_a_paper_is_kept_and_comes_back_as_it_was_rebuilt(sari, now):
    document = make.paper(sari, now)
    content = queries.content(document)
    assert hashlib.sha256(content).hexdigest() == document.sha256
    assert (document.state, document.media, document.size) == (State.READABLE, "image/jpeg", len(content))
    assert queries.preview(document).startswith(b"\xff\xd8\xff")
    assert queries.slots_filled(make.HOLDER) == {"KTP"}


def test_receiving_is_in_the_journal_with_the_digest_and_without_the_name(sari, now):
    document = make.paper(sari, now, upload=make.sent(make.encoded(make.photo()), "ktp-sari-1312.jpg"))
    entry = Entry.objects.get(code="documents.paper_received")
    assert (entry.application, entry.actor_id, entry.payload["sha256"]) == (make.HOLDER, str(sari.pk), document.sha256)
    assert "sari" not in str(entry.payload)


def test_nothing_of_a_paper_can_be_read_on_the_disk_or_in_the_table(sari, now, storage):
    def planted(document):
        document.pages[0].Contents = document.make_stream(f"% {make.SECRET}".encode())

    kept = make.paper(
        sari, now, upload=make.sent(make.pdf(1, planted, compress_streams=False), f"{make.SECRET}.pdf"), slot="AKTA"
    )
    make.paper(sari, now)
    stored = on_disk(storage)
    assert len(stored) > kept.size
    for readable in (make.SECRET.encode(), b"%PDF", b"\xff\xd8\xff\xe0", b"JFIF"):
        assert readable not in stored
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(d::text, ' ') FROM documents_document d")
        row = cursor.fetchone()[0]
    assert make.SECRET not in row
    assert make.SECRET.encode().hex() not in row


@pytest.mark.parametrize("position", [10, -1])
def test_a_flipped_byte_is_noticed_on_reading(sari, now, storage, position):
    document = make.paper(sari, now)
    path = storage / document.content
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)
    with pytest.raises(queries.PaperDamaged):
        queries.content(document)


def test_a_file_exchanged_for_another_sealed_one_is_noticed(sari, now, storage):
    ktp, akta = make.paper(sari, now), make.paper(sari, now, slot="AKTA", content=make.encoded(make.photo(1200, 1200)))
    ktp.content = akta.content
    with pytest.raises(queries.PaperDamaged):
        queries.content(ktp)


def test_a_file_that_is_gone_is_told_kindly(sari, now, storage):
    document = make.paper(sari, now)
    (storage / document.content).unlink()
    with pytest.raises(queries.PaperDamaged):
        queries.content(document)


def test_only_the_owner_sees_and_changes_a_paper(sari, budi, now):
    document = make.paper(sari, now)
    assert list(queries.visible_to(sari.pk)) == [document]
    assert not queries.visible_to(budi.pk).exists()
    with pytest.raises(NotAllowed):
        actions.remove(document_id=document.pk, actor=Actor.person(budi.pk), now=now)
    with pytest.raises(NotAllowed):
        make.paper(sari, now, actor=Actor.person(budi.pk))
    with pytest.raises(NotAllowed):
        make.paper(budi, now)
    document.refresh_from_db()
    assert document.state == State.READABLE


def test_a_stranger_pushed_out_of_a_slot_leaves_no_file(sari, budi, now, storage):
    make.paper(sari, now)
    before = on_disk(storage)
    with pytest.raises(NotAllowed):
        make.paper(budi, now)
    assert on_disk(storage) == before


def test_a_new_paper_takes_the_place_and_the_old_one_keeps_its_verdict(sari, wati, now):
    old = make.paper(sari, now)
    actions.judge(document_id=old.pk, accepted=False, reason="DOC_BLUR", note="NIK kabur", actor=wati, now=now)
    new = make.paper(sari, now + timedelta(minutes=5))
    old.refresh_from_db()
    assert (old.state, old.reason_code, old.note) == (State.REPLACED, "DOC_BLUR", "NIK kabur")
    assert list(queries.of(make.HOLDER)) == [new]
    assert list(queries.history(make.HOLDER, "KTP")) == [new, old]
    assert queries.content(old)


def test_several_pages_lie_side_by_side(sari, now):
    first, second = make.paper(sari, now, slot="KK"), make.paper(sari, now, slot="KK", position=2)
    assert list(queries.of(make.HOLDER)) == [first, second]


def test_the_table_itself_keeps_two_papers_out_of_one_place(sari, now):
    document = make.paper(sari, now)
    document.pk = "7f0e6f5e-0000-4000-8000-000000000001"
    with pytest.raises(IntegrityError, match="document_one_live_per_place"), transaction.atomic():
        document.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_leave_one_paper_in_the_place(sari, now):
    problems = []

    def tab():
        try:
            make.paper(sari, now)
        except Exception as problem:  # noqa: BLE001  # whatever it is, the test must tell
            problems.append(problem)
        finally:
            connection.close()

    tabs = [threading.Thread(target=tab) for _tab in range(2)]
    for thread in tabs:
        thread.start()
    for thread in tabs:
        thread.join()
    assert not problems
    assert sorted(Document.objects.values_list("state", flat=True)) == [State.READABLE, State.REPLACED]


def test_an_officer_accepts_or_flags_with_a_reason_the_person_can_read(sari, wati, now):
    document = make.paper(sari, now)
    with pytest.raises(actions.UnknownReason):
        actions.judge(document_id=document.pk, accepted=False, reason="", actor=wati, now=now)
    with pytest.raises(actions.UnknownReason):
        actions.judge(document_id=document.pk, accepted=False, reason="JELEK", actor=wati, now=now)
    flagged = actions.judge(document_id=document.pk, accepted=False, reason="DOC_CROPPED", actor=wati, now=now)
    assert "terpotong" in str(flagged.reason_sentence)
    assert queries.slots_filled(make.HOLDER) == set()
    accepted = actions.judge(document_id=document.pk, accepted=True, actor=wati, now=now)
    assert (accepted.reason_sentence, queries.slots_filled(make.HOLDER)) == ("", {"KTP"})
    assert [(c.before, c.after, c.reason_code) for c in queries.changes(document.pk)] == [
        ("", "READABLE", ""),
        ("READABLE", "FLAGGED", "DOC_CROPPED"),
        ("FLAGGED", "ACCEPTED", ""),
    ]


def test_every_reason_has_its_sentence():
    assert set(REASON_SENTENCES) == set(Reason)
    assert [code for code, _sentence in queries.reasons()] == list(Reason)


def test_who_may_not_judge(sari, budi, now):
    document = make.paper(sari, now)
    wrong = (
        Actor.person(sari.pk),
        Actor.person(budi.pk),
        Actor.staff(budi.pk, role="printer", office="PASBAR"),
        Actor.staff(sari.pk, role="verifier", office="PASBAR"),
        WORKER,
    )
    for actor in wrong:
        with pytest.raises(NotAllowed):
            actions.judge(document_id=document.pk, accepted=True, actor=actor, now=now)
    assert DocumentStatusChange.objects.count() == 1


def test_a_removed_paper_cannot_be_judged_any_more(sari, wati, now):
    document = make.paper(sari, now)
    actions.remove(document_id=document.pk, actor=Actor.person(sari.pk), now=now)
    with pytest.raises(MoveNotPossible):
        actions.judge(document_id=document.pk, accepted=True, actor=wati, now=now)


def test_an_accepted_paper_cannot_be_made_to_vanish(sari, wati, now):
    document = make.paper(sari, now)
    actions.judge(document_id=document.pk, accepted=True, actor=wati, now=now)
    with pytest.raises(MoveNotPossible):
        actions.remove(document_id=document.pk, actor=Actor.person(sari.pk), now=now)


def test_an_officer_opening_a_paper_is_in_the_journal_with_the_purpose(sari, wati, now):
    document = make.paper(sari, now)
    actions.note_opened(document_id=document.pk, purpose="VERIFY", actor=wati, now=now, person_id=sari.pk)
    entry = Entry.objects.get(code="documents.paper_opened")
    assert (entry.application, entry.office, entry.person_id) == (make.HOLDER, "PASBAR", sari.pk)
    assert (entry.payload["purpose"], entry.payload["fields"]) == ("VERIFY", ["paper:KTP"])
    with pytest.raises(NotAllowed):
        actions.note_opened(document_id=document.pk, purpose="LOOK", actor=Actor.person(sari.pk), now=now)


def test_the_sweep_erases_what_was_removed_or_replaced_unseen_and_nothing_else(sari, wati, now, storage):
    removed = make.paper(sari, now, slot="TIKET")
    unseen = make.paper(sari, now, slot="AKTA")
    flagged = make.paper(sari, now)
    actions.remove(document_id=removed.pk, actor=Actor.person(sari.pk), now=now)
    actions.judge(document_id=flagged.pk, accepted=False, reason="DOC_BLUR", actor=wati, now=now)
    live = [make.paper(sari, now), make.paper(sari, now, slot="AKTA")]
    call_command("documents_sweep")
    for document in (removed, unseen):
        document.refresh_from_db()
        assert (document.content, document.preview) == ("", "")
        with pytest.raises(queries.PaperDamaged):
            queries.content(document)
    assert all(queries.content(document) for document in [flagged, *live])
    assert len([path for path in storage.rglob("*") if path.is_file()]) == 6
    entry = Entry.objects.get(code="documents.files_erased")
    assert set(entry.payload["documents"]) == {str(removed.pk), str(unseen.pk)}
    assert actions.erase_removed(actor=WORKER, now=now) == 0


def test_only_the_system_erases(sari, now):
    with pytest.raises(NotAllowed):
        actions.erase_removed(actor=Actor.person(sari.pk), now=now)


def test_a_person_has_room_for_so_much_a_day(sari, budi, now, monkeypatch):
    monkeypatch.setattr(storing, "BYTES_A_DAY", 2 * len(make.encoded(make.photo())))
    make.paper(sari, now)
    make.paper(sari, now)
    with pytest.raises(actions.TooMuchToday):
        make.paper(sari, now)
    assert make.paper(budi, now, holder="RTU-AAAAA-AAAAA").pk
    assert make.paper(sari, now + timedelta(hours=25)).pk


@pytest.mark.parametrize("at_file", [1, 2])
def test_a_full_disk_is_a_kind_refusal_and_leaves_nothing(sari, now, monkeypatch, no_files_left, at_file):
    save, saved = default_storage.save, []

    def refuse_in_time(name, content, **options):
        saved.append(name)
        if len(saved) == at_file:
            raise OSError(errno.ENOSPC, "No space left on device")
        return save(name, content, **options)

    monkeypatch.setattr(default_storage, "save", refuse_in_time)
    with pytest.raises(actions.NotStored) as told:
        make.paper(sari, now)
    assert "Coba lagi" in told.value.sentence
    assert not Document.objects.exists()
    assert not Entry.objects.exists()


def test_a_disk_that_fills_up_in_the_middle_of_a_file_keeps_no_half_of_it(sari, now, no_files_left):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(actions.NotStored):
            make.paper(sari, now)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_when_the_row_cannot_be_written_the_files_go_again(sari, now, monkeypatch, no_files_left):
    def broken(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(uploading.journal, "record", broken)
    with pytest.raises(IntegrityError):
        make.paper(sari, now)
