"""Pieces on their way are sealed and checked like papers (P1, P16)."""

import pytest
from django.db import connection
from structlog.testing import capture_logs

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount
from rantau.documents import actions, queries
from rantau.documents.models import Document, Upload
from rantau.documents.tests import factories as make
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.vault.tests.buckets import flipped

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_photo")]


@pytest.fixture
def sari() -> User:
    return PersonAccount()


def on_its_way(owner: User, content: bytes, name: str = "ktp.jpg", piece: int = 20_000) -> Upload:
    actor, now = Actor.person(owner.pk), clock.now()
    upload = actions.begin_upload(owner_id=owner.pk, name=name, size=len(content), actor=actor, now=now)
    for at in range(0, len(content), piece):
        actions.add_bytes(upload_id=upload.pk, at=at, content=content[at : at + piece], actor=actor, now=now)
    upload.refresh_from_db()
    return upload


def taken(upload: Upload, owner: User) -> Document:
    actor = Actor.person(owner.pk)
    return actions.take_upload(upload_id=upload.pk, holder=make.HOLDER, slot="KTP", actor=actor, now=clock.now())


def test_nothing_of_them_can_be_read_on_the_disk_or_in_the_tables(sari: User, storage) -> None:
    on_its_way(sari, make.jpeg_with_secrets() + make.SECRET.encode() * 5000, f"{make.SECRET}.jpg")
    held = b"".join(path.read_bytes() for path in storage.rglob("*") if path.is_file())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(u::text, ' ') || string_agg(p::text, ' ') FROM documents_upload u, documents_uploadpart p"
        )
        rows = cursor.fetchone()[0]
    assert len(held) > 100_000
    for readable in (make.SECRET.encode(), b"JFIF"):
        assert readable not in held
    assert make.SECRET not in rows
    assert make.SECRET.encode().hex() not in rows


@pytest.mark.parametrize("change", ["flipped", "gone", "exchanged"])
def test_a_piece_that_was_changed_is_said_logged_and_the_file_asked_for_again(
    sari: User, storage, change: str, django_capture_on_commit_callbacks
) -> None:
    upload = on_its_way(sari, make.encoded(make.photo()))
    first, second = (storage / part.content for part in upload.parts.order_by("start")[:2])
    if change == "flipped":
        second.write_bytes(flipped(second.read_bytes(), 300))
    elif change == "gone":
        second.unlink()
    else:
        second.write_bytes(first.read_bytes())
    with (
        capture_logs() as logs,
        pytest.raises(queries.PaperDamaged, match="Unggah sekali lagi"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        taken(upload, sari)
    assert [log["event"] for log in logs if log["log_level"] == "error"] == ["a stored paper is damaged"]
    assert not Upload.objects.exists()
    assert not Document.objects.exists()
