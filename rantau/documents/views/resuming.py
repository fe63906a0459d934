"""`/unggah/`: files in pieces, by the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload).

Written by hand because no maintained tus server for Django exists. Extensions: creation, creation-with-upload, checksum,
expiration, termination. What has arrived whole becomes a paper by the form of the page that asked for it.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import http_date

from rantau.documents import actions, queries
from rantau.documents.engines.base import MAX_RAW
from rantau.documents.views import arriving, following
from rantau.foundation import clock
from rantau.foundation.refusals import NotAllowed, Refusal

VERSION = "1.0.0"
FOUND = {
    "Tus-Resumable": VERSION,
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,creation-with-upload,checksum,expiration,termination",
    "Tus-Max-Size": str(MAX_RAW),
    "Tus-Checksum-Algorithm": "sha1,sha256",
}
BODY = "application/offset+octet-stream"
STATUS: dict[type[Refusal], int] = {
    NotAllowed: 403, actions.UploadGone: 404, actions.OffsetMoved: 409, actions.TooLarge: 413,
    actions.TooMuchToday: 429, actions.NotStored: 503, actions.Empty: 400,
}  # fmt: skip
CHECKSUM_MISMATCH = 460


class Wrong(Exception):
    """What a client of ours would not send; status and what is wrong, in words for its author."""

    def __init__(self, status: int, words: str) -> None:
        self.status, self.words = status, words
        super().__init__(words)


def tus(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Version, sign-in and refusals as the protocol wants them. Programs are told 401, where people are led to sign-in."""

    @wraps(view)
    def guarded(request: HttpRequest, **where: Any) -> HttpResponseBase:
        method = request.headers.get("X-HTTP-Method-Override", "") if request.method == "POST" else ""
        method = (method or request.method or "").upper()
        try:
            answer: HttpResponseBase = _checked(view, request, method, where)
        except Wrong as wrong:
            answer = _said(wrong.status, wrong.words)
        except Refusal as refusal:
            answer = _said(STATUS[type(refusal)], refusal.sentence)
        answer.headers.setdefault("Tus-Resumable", VERSION)
        if answer.status_code == 503:
            answer.headers["Retry-After"] = "3"
        return answer

    return guarded


def _checked(view: Callable[..., HttpResponseBase], request: HttpRequest, method: str, where: Any) -> HttpResponseBase:
    if method == "OPTIONS":
        return HttpResponse(status=204, headers=FOUND)
    actor = getattr(request, "actor", None)
    if actor is None:
        raise Wrong(401, "sign in")
    if actor.is_staff:
        raise NotAllowed
    if method != "GET" and request.headers.get("Tus-Resumable") != VERSION:
        return HttpResponse("another version of tus", status=412, headers=FOUND, content_type="text/plain")
    return view(request, method, **where)


@tus
def begin(request: HttpRequest, method: str) -> HttpResponse:
    """POST: room for a file; what comes along is kept at once."""
    if method != "POST":
        raise Wrong(405, "POST begins an upload")
    upload = actions.begin_upload(
        owner_id=UUID(request.actor.id),  # type: ignore[attr-defined]  # set by the middleware of accounts
        name=_filename(request),
        size=_whole(request, "Upload-Length"),
        actor=request.actor,  # type: ignore[attr-defined]
        now=clock.now(),
    )
    answer = _kept(request, upload.pk, 0) if request.content_type == BODY else HttpResponse()
    answer.status_code = 201
    answer.headers["Location"] = reverse("documents:upload", args=[upload.pk])
    return _until(answer, upload)


@tus
def resume(request: HttpRequest, method: str, upload: UUID) -> HttpResponseBase:
    """HEAD: how far it is. PATCH: here is more. DELETE: forget it. GET, which tus has not: tell me while I send."""
    found = queries.upload_of(upload, request.actor, clock.now())  # type: ignore[attr-defined]
    if found is None:
        raise actions.UploadGone
    if method == "HEAD":
        state = {"Upload-Offset": str(found.arrived), "Upload-Length": str(found.size), "Cache-Control": "no-store"}
        return _until(HttpResponse(headers=state), found)
    if method == "GET":
        return _told(following.offsets(upload, request.actor))  # type: ignore[attr-defined]
    if method == "PATCH":
        return _more(request, found)
    if method == "DELETE":
        actions.drop_upload(upload_id=upload, actor=request.actor, now=clock.now())  # type: ignore[attr-defined]
        return HttpResponse(status=204)
    raise Wrong(405, "HEAD, PATCH, DELETE or GET")


def _more(request: HttpRequest, upload: queries.Upload) -> HttpResponse:
    if request.content_type != BODY:
        raise Wrong(415, f"Content-Type must be {BODY}")
    at = _whole(request, "Upload-Offset")
    if at != upload.arrived:
        raise actions.OffsetMoved
    if at + int(request.headers.get("Content-Length") or 0) > upload.size:
        raise actions.TooLarge(limit=MAX_RAW // 1_000_000)
    return _until(_kept(request, upload.pk, at), upload)


def _kept(request: HttpRequest, upload_id: UUID, at: int) -> HttpResponse:
    """Keep what comes in, piece by piece; with a checksum only when all of it is right."""
    with arriving.seat() as free:
        if not free:
            raise Wrong(503, "many are sending, try again")
        pieces = arriving.pieces(request)
        for piece in [_checksummed(request, b"".join(pieces))] if "Upload-Checksum" in request.headers else pieces:
            at = actions.add_bytes(
                upload_id=upload_id,
                at=at,
                content=piece,
                actor=request.actor,  # type: ignore[attr-defined]
                now=clock.now(),
            )
    return HttpResponse(status=204, headers={"Upload-Offset": str(at)})


def _checksummed(request: HttpRequest, content: bytes) -> bytes:
    algorithm, _space, told = request.headers["Upload-Checksum"].partition(" ")
    if algorithm not in {"sha1", "sha256"}:
        raise Wrong(400, "checksum algorithm must be sha1 or sha256")
    digest = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    if base64.b64encode(digest).decode() != told:
        raise Wrong(CHECKSUM_MISMATCH, "the checksum is of other bytes")
    return content


def _told(events: Iterator[bytes]) -> StreamingHttpResponse:
    """Not compressed and not gathered: each line goes out when it is said."""
    headers = {"Content-Encoding": "identity", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(events, content_type="text/event-stream", headers=headers)


def _whole(request: HttpRequest, header: str) -> int:
    text = request.headers.get(header, "")
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise Wrong(400, f"{header} must be a whole number")
    return int(text)


def _filename(request: HttpRequest) -> str:
    """`Upload-Metadata: filename <base64>,…`; what cannot be read is no reason to refuse a file."""
    pairs = (pair.strip().partition(" ") for pair in request.headers.get("Upload-Metadata", "").split(","))
    try:
        values = {key: base64.b64decode(value, validate=True).decode() for key, _space, value in pairs}
    except (binascii.Error, UnicodeDecodeError):
        raise Wrong(400, "Upload-Metadata must hold base64 of UTF-8") from None
    return values.get("filename", "") or values.get("name", "")


def _until(answer: HttpResponse, upload: queries.Upload) -> HttpResponse:
    answer.headers["Upload-Expires"] = http_date(upload.expires_at.timestamp())
    return answer


def _said(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
