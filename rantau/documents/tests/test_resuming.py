"""Files in pieces, by the tus protocol: what a phone on a broken line asks for, and what another person does not get."""

import base64
import hashlib
from datetime import timedelta
from threading import BoundedSemaphore, Event

import pytest
from django.test import Client
from django.utils.http import parse_http_date

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.documents import actions
from rantau.documents.engines.base import MAX_RAW
from rantau.documents.models import Document, Upload, UploadPart
from rantau.documents.tests.factories import HOLDER, encoded, photo
from rantau.documents.views import arriving
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.vault import files

pytestmark = pytest.mark.django_db
BODY = "application/offset+octet-stream"
TUS = {"Tus-Resumable": "1.0.0"}


class Phone:
    """A tus client as its protocol describes it."""

    def __init__(self, user: User | None) -> None:
        self.client = client_for(user) if user else Client()

    def begin(self, size: object, name: str = "ktp.jpg", content: bytes | None = None, **headers: str):
        told = {"Upload-Length": str(size), "Upload-Metadata": f"filename {base64.b64encode(name.encode()).decode()}"}
        kind = BODY if content is not None else "application/octet-stream"
        return self.client.generic("POST", "/unggah/", content or b"", kind, headers={**TUS, **told, **headers})

    def room(self, size: int) -> str:
        return self.begin(size).headers["Location"]

    def more(self, at: str, offset: object, content: bytes, kind: str = BODY, **headers: str):
        told = {**TUS, "Upload-Offset": str(offset), **headers}
        return self.client.generic("PATCH", at, content, kind, headers=told)

    def where(self, at: str):
        return self.client.head(at, headers=TUS)

    def forget(self, at: str):
        return self.client.delete(at, headers=TUS)


@pytest.fixture
def phone(sari: User) -> Phone:
    return Phone(sari)


def whole(phone: Phone, content: bytes) -> str:
    at = phone.room(len(content))
    phone.more(at, 0, content)
    return at.split("/")[2]


def taken(upload_id: str, owner: User, slot: str = "KTP", **more: object) -> Document:
    actor = Actor.person(owner.pk)
    return actions.take_upload(
        **{"upload_id": upload_id, "holder": HOLDER, "slot": slot, "actor": actor, "now": clock.now(), **more}
    )


def test_the_server_says_what_it_can(phone: Phone) -> None:
    answer = phone.client.options("/unggah/")
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Max-Size"] == str(MAX_RAW)
    extensions = set(answer.headers["Tus-Extension"].split(","))
    assert extensions == {"creation", "creation-with-upload", "checksum", "expiration", "termination"}


def test_a_file_in_three_pieces_becomes_a_paper(phone: Phone, sari: User) -> None:
    content = encoded(photo())
    at = phone.room(len(content))
    for start in range(0, len(content), third := -(-len(content) // 3)):
        answer = phone.more(at, start, content[start : start + third])
        assert answer.status_code == 204
        assert answer.headers["Upload-Offset"] == str(min(start + third, len(content)))
    paper = taken(at.split("/")[2], sari)
    assert (paper.raw_size, paper.original_name, paper.media) == (len(content), "ktp.jpg", "image/jpeg")


def test_after_a_break_it_is_asked_how_far_it_was(phone: Phone) -> None:
    at = phone.room(1000)
    phone.more(at, 0, b"x" * 400)
    answer = phone.where(at)
    assert answer.status_code == 200
    assert (answer.headers["Upload-Offset"], answer.headers["Upload-Length"]) == ("400", "1000")
    assert answer.headers["Cache-Control"] == "no-store"
    assert phone.more(at, 400, b"y" * 600).headers["Upload-Offset"] == "1000"


def test_the_first_bytes_may_come_along(phone: Phone) -> None:
    answer = phone.begin(10, content=b"12345")
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "5")
    assert phone.where(answer.headers["Location"]).headers["Upload-Offset"] == "5"


def test_a_form_of_an_old_proxy_may_carry_the_method(phone: Phone) -> None:
    at = phone.room(4)
    headers = {**TUS, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
    assert phone.client.generic("POST", at, b"1234", BODY, headers=headers).status_code == 204


def test_two_tabs_do_not_mix_their_bytes(phone: Phone) -> None:
    at = phone.room(10)
    assert phone.more(at, 0, b"12345").status_code == 204
    late = phone.more(at, 0, b"abcde")
    assert (late.status_code, phone.where(at).headers["Upload-Offset"]) == (409, "5")


def test_a_line_that_was_thought_dead_cannot_bring_its_bytes_twice(phone: Phone, sari: User) -> None:
    """Both begin at 0; the row decides, not who came first to the door."""
    upload = Upload.objects.get(pk=phone.room(10).split("/")[2])
    actor, now = Actor.person(sari.pk), clock.now()
    assert actions.add_bytes(upload_id=upload.pk, at=0, content=b"12345", actor=actor, now=now) == 5
    with pytest.raises(actions.OffsetMoved):
        actions.add_bytes(upload_id=upload.pk, at=0, content=b"12345", actor=actor, now=now)
    assert upload.parts.count() == 1


def test_a_right_checksum_is_kept_and_a_wrong_one_leaves_nothing(phone: Phone) -> None:
    at = phone.room(8)
    for algorithm in ("sha1", "sha256"):
        digest = base64.b64encode(hashlib.new(algorithm, b"1234").digest()).decode()
        offset = phone.where(at).headers["Upload-Offset"]
        assert phone.more(at, offset, b"12X4", **{"Upload-Checksum": f"{algorithm} {digest}"}).status_code == 460
        assert phone.where(at).headers["Upload-Offset"] == offset
        assert phone.more(at, offset, b"1234", **{"Upload-Checksum": f"{algorithm} {digest}"}).status_code == 204
    assert phone.more(phone.room(4), 0, b"1234", **{"Upload-Checksum": "md5 x"}).status_code == 400


def test_it_is_forgotten_when_its_owner_says_so(phone: Phone, storage) -> None:
    at = phone.room(10)
    phone.more(at, 0, b"12345")
    assert phone.forget(at).status_code == 204
    assert phone.where(at).status_code == 404


def test_what_arrived_lies_sealed(phone: Phone, storage) -> None:
    at = phone.room(40)
    phone.more(at, 0, b"RAHASIA-YANG-DITANAM" * 2)
    lying = [path.read_bytes() for path in storage.rglob("*") if path.is_file()]
    assert len(lying) == 1
    assert b"RAHASIA" not in lying[0]


@pytest.mark.parametrize(
    ("size", "status"), [(0, 400), (MAX_RAW + 1, 413), (100_000_000, 413), ("-5", 400), ("viel", 400), ("9" * 40, 400)]
)
def test_a_size_that_cannot_be_is_refused_before_a_byte_comes(phone: Phone, size: object, status: int) -> None:
    assert phone.begin(size).status_code == status
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\x00b.jpg", "\u202egpj.exe", "📷.jpg", "", "n" * 5000])
def test_names_are_only_names(phone: Phone, sari: User, name: str) -> None:
    assert phone.begin(5, name).status_code == 201
    kept = Upload.objects.get().name
    assert not set(kept) & set("/\\\x00\u202e")
    assert len(kept) <= 120


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Upload-Metadata": "filename %%%"}, 400),
        ({"Upload-Length": ""}, 400),
    ],
)
def test_what_is_not_the_protocol_is_refused(phone: Phone, change: dict[str, str], status: int) -> None:
    assert phone.begin(5, **change).status_code == status


def test_a_piece_of_another_kind_place_or_length_is_refused(phone: Phone) -> None:
    at = phone.room(10)
    assert phone.more(at, 0, b"123", kind="text/plain").status_code == 415
    assert phone.more(at, "x", b"123").status_code == 400
    assert phone.more(at, 3, b"123").status_code == 409
    assert phone.more(at, 0, b"12345678901").status_code == 413
    assert phone.where(at).headers["Upload-Offset"] == "0"


def test_other_methods_are_not_known(phone: Phone) -> None:
    assert phone.client.get("/unggah/", headers=TUS).status_code == 405
    assert phone.client.put(phone.room(5), headers=TUS).status_code == 405


def test_nobody_but_its_owner_learns_that_it_is_there(phone: Phone) -> None:
    at = phone.room(10)
    budi = Phone(PersonAccount())
    assert [budi.where(at).status_code, budi.more(at, 0, b"1").status_code, budi.forget(at).status_code] == [404] * 3
    stranger = Phone(None)
    assert [stranger.where(at).status_code, stranger.more(at, 0, b"1").status_code] == [401] * 2
    assert stranger.begin(5).status_code == 401
    officer = Phone(StaffAccount("verifier"))
    assert [officer.where(at).status_code, officer.begin(5).status_code] == [403] * 2
    assert phone.where(at).headers["Upload-Offset"] == "0"


def test_a_page_of_another_site_cannot_send(sari: User) -> None:
    lured = client_for(sari, enforce_csrf_checks=True)
    headers = {**TUS, "Upload-Length": "5"}
    assert lured.post("/unggah/", headers=headers, content_type=BODY).status_code == 403


def test_not_everything_can_be_begun_at_once(phone: Phone, monkeypatch) -> None:
    monkeypatch.setattr("rantau.documents.actions.receiving.OPEN_AT_ONCE", 2)
    assert [phone.begin(5).status_code for _ in range(3)] == [201, 201, 429]


def test_the_quota_of_a_day_counts_before_the_bytes_come(phone: Phone, monkeypatch) -> None:
    monkeypatch.setattr("rantau.documents.actions.storing.BYTES_A_DAY", 100)
    assert [phone.begin(100).status_code, phone.begin(101).status_code] == [201, 429]


def test_when_every_seat_is_taken_the_phone_is_asked_to_wait(phone: Phone, monkeypatch) -> None:
    at = phone.room(5)
    monkeypatch.setattr(arriving, "_seats", seats := BoundedSemaphore(1))
    seats.acquire()
    answer = phone.more(at, 0, b"12345")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    seats.release()
    assert phone.more(at, 0, b"12345").status_code == 204


def test_a_full_disk_keeps_what_was_there_and_says_wait(phone: Phone, monkeypatch) -> None:
    at = phone.room(10)
    phone.more(at, 0, b"12345")

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "store", full)
    assert phone.more(at, 5, b"67890").status_code == 503
    monkeypatch.undo()
    assert phone.where(at).headers["Upload-Offset"] == "5"


class Trickle:
    """A body that comes slowly, then not at all."""

    def __init__(self, *chunks: bytes, broken: bool = False) -> None:
        self.chunks, self.broken = iter(chunks), broken

    def read(self, _size: int) -> bytes:
        for chunk in self.chunks:
            return chunk
        if self.broken:
            raise OSError("connection reset")
        return b""


@pytest.mark.parametrize("broken", [False, True])
def test_what_came_before_a_line_broke_is_kept(broken: bool) -> None:
    assert b"".join(arriving.pieces(Trickle(b"12", b"34", broken=broken))) == b"1234"


def test_whoever_falls_silent_is_not_waited_for(monkeypatch) -> None:
    over = Event()

    class Silent(Trickle):
        def read(self, size: int) -> bytes:
            return next(self.chunks, b"") or (over.wait(5) and b"") or b""

    monkeypatch.setattr(arriving, "SILENCE", 0.1)
    assert list(arriving.pieces(Silent(b"12"))) == [b"12"]
    over.set()


def test_pieces_are_kept_while_more_is_coming(monkeypatch) -> None:
    monkeypatch.setattr(arriving, "KEEP_EVERY_BYTES", 4)
    assert list(arriving.pieces(Trickle(b"12", b"345", b"6"))) == [b"12345", b"6"]


def test_asked_twice_it_is_the_same_paper(phone: Phone, sari: User) -> None:
    """The answer to the form was lost; the phone sends it again."""
    upload = whole(phone, encoded(photo()))
    first = taken(upload, sari)
    assert taken(upload, sari) == first
    assert Document.objects.count() == 1
    assert not UploadPart.objects.exists()


def test_half_a_file_is_no_paper(phone: Phone, sari: User) -> None:
    at = phone.room(10)
    phone.more(at, 0, b"12345")
    with pytest.raises(actions.NotWhole):
        taken(at.split("/")[2], sari)


def test_what_can_never_be_a_paper_is_erased_and_said(phone: Phone, sari: User, storage) -> None:
    upload = whole(phone, b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(actions.WrongType):
        taken(upload, sari)
    with pytest.raises(actions.UploadGone):
        taken(upload, sari)


def test_another_persons_file_is_not_taken(phone: Phone) -> None:
    upload = whole(phone, encoded(photo()))
    with pytest.raises(actions.UploadGone):
        taken(upload, PersonAccount())


SWEEP = Actor.system("documents.sweep")


def test_what_nobody_goes_on_sending_is_erased_after_a_day(phone: Phone, storage, django_capture_on_commit_callbacks):
    at = phone.room(10)
    phone.more(at, 0, b"12345")
    expires = parse_http_date(phone.where(at).headers["Upload-Expires"])
    assert abs(expires - (clock.now() + timedelta(hours=24)).timestamp()) < 60
    soon = clock.now() + timedelta(hours=23)
    assert actions.forget_expired_uploads(actor=SWEEP, now=soon) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.forget_expired_uploads(actor=SWEEP, now=soon + timedelta(hours=2)) == 1
    assert not [path for path in storage.rglob("*") if path.is_file()]
    assert actions.forget_expired_uploads(actor=SWEEP, now=soon + timedelta(hours=2)) == 0


def test_only_the_sweep_forgets_what_others_send(sari: User) -> None:
    with pytest.raises(NotAllowed):
        actions.forget_expired_uploads(actor=Actor.person(sari.pk), now=clock.now())
