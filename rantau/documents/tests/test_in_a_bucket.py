"""Papers and their pieces in an S3 store: the same as on a disk, and a sentence when the store is away (P1, P16, P22, P23)."""

from collections.abc import Callable, Iterator

import pytest

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.documents import actions, queries
from rantau.documents.actions import storing
from rantau.documents.models import Document, Upload, UploadPart
from rantau.documents.tests import factories as make
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.vault.tests import buckets
from rantau.vault.tests.buckets import Store, bucket, store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_photo", "bucket")]
__all__ = ["bucket", "store"]
PIECE = 200


@pytest.fixture
def sari() -> User:
    return PersonAccount()


def sent_in_pieces(owner: User, content: bytes, upto: int | None = None) -> Upload:
    actor, now = Actor.person(owner.pk), clock.now()
    upload = actions.begin_upload(owner_id=owner.pk, name="ktp.jpg", size=len(content), actor=actor, now=now)
    step = -(-len(content) // 5)
    for at in range(0, upto or len(content), step):
        actions.add_bytes(upload_id=upload.pk, at=at, content=content[at : at + step], actor=actor, now=now)
    upload.refresh_from_db()
    return upload


def taken(upload: Upload, owner: User) -> Document:
    actor = Actor.person(owner.pk)
    return actions.take_upload(upload_id=upload.pk, holder=make.HOLDER, slot="KTP", actor=actor, now=clock.now())


@pytest.fixture
def away(bucket: Store) -> Iterator[Callable[[], None]]:
    """Stop the store now; it is there again for whoever comes next."""
    yield bucket.stop
    if bucket.program is None:
        bucket.start()


def test_a_paper_is_kept_shown_and_erased(sari: User, bucket: Store, now) -> None:
    document = make.paper(sari, now)
    assert sorted(bucket.names()) == sorted([document.content, document.preview])
    assert queries.content(document).startswith(b"\xff\xd8\xff")
    actions.remove(document_id=document.pk, actor=Actor.person(sari.pk), now=now)
    actions.erase_removed(actor=Actor.system("documents.sweep"), now=now)
    assert bucket.names() == []


def test_pieces_become_a_paper_and_leave(sari: User, bucket: Store, django_capture_on_commit_callbacks) -> None:
    content = make.encoded(make.photo())
    upload = sent_in_pieces(sari, content)
    assert len(bucket.names()) == 5
    with django_capture_on_commit_callbacks(execute=True):
        document = taken(upload, sari)
    assert sorted(bucket.names()) == sorted([document.content, document.preview])


def test_nothing_readable_lies_there_neither_papers_nor_pieces(sari: User, bucket: Store, now) -> None:
    def planted(document):
        document.pages[0].Contents = document.make_stream(f"% {make.SECRET}".encode())

    raw = make.pdf(1, planted, compress_streams=False)
    make.paper(sari, now, upload=make.sent(raw, f"{make.SECRET}.pdf"))
    sent_in_pieces(sari, raw + make.SECRET.encode() * 50)
    held = bucket.everything()
    assert len(held) > len(raw)
    for readable in (make.SECRET.encode(), b"%PDF", b"JFIF"):
        assert readable not in held


@pytest.mark.parametrize("which", ["content", "preview"])
def test_a_flipped_byte_in_the_store_is_noticed(sari: User, bucket: Store, now, which: str) -> None:
    document = make.paper(sari, now)
    name = getattr(document, which)
    bucket.change(name, buckets.flipped(bucket.held(name), 500))
    with pytest.raises(queries.PaperDamaged):
        getattr(queries, which)(document)


def test_a_store_that_is_away_takes_nothing_and_says_so(sari: User, bucket: Store, now, away) -> None:
    away()
    with pytest.raises(actions.NotStored, match="Coba lagi"):
        make.paper(sari, now)
    assert not Document.objects.exists()


def test_a_store_that_goes_away_between_two_files_leaves_no_row(
    sari: User, bucket: Store, now, away, monkeypatch
) -> None:
    """The first file cannot be taken back now; the refusal is told all the same."""
    stored, count = storing.stored, []

    def goes_away(plain, undo):
        count.append(1)
        if len(count) == 2:
            away()
        return stored(plain, undo)

    monkeypatch.setattr("rantau.documents.actions.making.stored", goes_away)
    with pytest.raises(actions.NotStored):
        make.paper(sari, now)
    assert not Document.objects.exists()


def test_a_paper_stays_when_its_pieces_cannot_be_erased(
    sari: User, bucket: Store, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    upload = sent_in_pieces(sari, make.encoded(make.photo()))
    with django_capture_on_commit_callbacks() as erasing:
        document = taken(upload, sari)
    bucket.told_to_check_keys(after=0)
    for erase in erasing:
        erase()
    bucket.told_to_check_keys(after=float("inf"))
    assert queries.content(document)
    assert not UploadPart.objects.exists()


def test_pieces_wait_for_a_store_that_is_away(sari: User, bucket: Store) -> None:
    upload = sent_in_pieces(sari, make.encoded(make.photo()))
    bucket.told_to_check_keys(after=0)
    with pytest.raises(actions.NotStored):
        taken(upload, sari)
    bucket.told_to_check_keys(after=float("inf"))
    assert taken(upload, sari).pk


def test_a_phone_is_told_to_wait_and_goes_on_from_where_it_was(sari: User, bucket: Store) -> None:
    upload = sent_in_pieces(sari, b"x" * 1000, upto=400)
    phone, at = client_for(sari), f"/unggah/{upload.pk}/"
    told = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(upload.arrived)}
    bucket.told_to_check_keys(after=0)
    answer = phone.generic("PATCH", at, b"y" * PIECE, "application/offset+octet-stream", headers=told)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    bucket.told_to_check_keys(after=float("inf"))
    assert phone.head(at, headers=told).headers["Upload-Offset"] == str(upload.arrived)
    again = phone.generic("PATCH", at, b"y" * PIECE, "application/offset+octet-stream", headers=told)
    assert again.headers["Upload-Offset"] == str(upload.arrived + PIECE)


def test_a_damaged_piece_is_said_and_the_file_is_asked_for_again(sari: User, bucket: Store) -> None:
    upload = sent_in_pieces(sari, make.encoded(make.photo()))
    name = upload.parts.order_by("start")[2].content
    bucket.change(name, buckets.flipped(bucket.held(name)))
    with pytest.raises(queries.PaperDamaged, match="Unggah sekali lagi"):
        taken(upload, sari)
    with pytest.raises(actions.UploadGone):
        taken(upload, sari)
    assert not Document.objects.exists()


def test_the_worker_erases_when_the_store_is_back(sari: User, bucket: Store, now) -> None:
    document = make.paper(sari, now)
    actions.remove(document_id=document.pk, actor=Actor.person(sari.pk), now=now)
    worker = Actor.system("documents.sweep")
    bucket.told_to_check_keys(after=0)
    with pytest.raises(OSError, match="store"):
        actions.erase_removed(actor=worker, now=now)
    bucket.told_to_check_keys(after=float("inf"))
    assert actions.erase_removed(actor=worker, now=now) == 1
    assert bucket.names() == []
