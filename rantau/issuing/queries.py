"""Is it genuine, and what does it say."""

import hashlib
import io
import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import segno
import structlog
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rantau.foundation import references
from rantau.foundation.refusals import Refusal
from rantau.issuing.engines import stranger
from rantau.issuing.models import IssuedPaper, OfficeKey
from rantau.vault import files
from rantau.vault.seal import CannotOpen

__all__ = [
    "CODE_LENGTH",
    "Found",
    "IssuedPaper",
    "NotLookedAt",
    "OfficeKey",
    "PaperAway",
    "PaperDamaged",
    "Trace",
    "active_key",
    "address",
    "by_code",
    "by_content",
    "key_with",
    "keys",
    "of",
    "paper",
    "pdf",
    "qr_svg",
    "trace",
    "visible_to",
]
CODE_LENGTH = 16
log = structlog.get_logger(__name__)


class Trace(StrEnum):
    """What ties a PDF that is not in the register to us: how far our signature in it still holds."""

    NONE = "NONE"
    """No signature with a key of ours."""
    ALTERED = "ALTERED"
    """What we signed is no longer what stands there."""
    EXTENDED = "EXTENDED"
    """What we signed is whole, and something was added after it."""
    UNREGISTERED = "UNREGISTERED"
    """Signed with a key of ours as it stands, yet never issued: the register says no, and so do we."""


@dataclass(frozen=True, slots=True)
class Found:
    """`paper` is the one that something was added to."""

    trace: Trace
    paper: IssuedPaper | None = None


class NotLookedAt(Refusal):
    """Too many files at once, or too little machine. This one is not judged."""

    code = "stranger_not_looked_at"
    message = _("PDF ini belum sempat kami periksa karena sedang ramai. Coba lagi sebentar lagi.")


class PaperDamaged(Refusal):
    """What lies in the storage is not what was issued, or is gone."""

    code = "issued_paper_damaged"
    message = _("Berkas kertas ini rusak di penyimpanan kami. Hubungi kantor untuk menerbitkan gantinya.")


class PaperAway(Refusal):
    """The storage does not answer. The paper is as it was."""

    code = "issued_paper_away"
    message = _("Kertas ini aman, tetapi penyimpanan kami sedang terganggu. Unduh lagi beberapa menit lagi.")


def paper(paper_id: UUID) -> IssuedPaper:
    """Raises IssuedPaper.DoesNotExist."""
    return IssuedPaper.objects.get(pk=paper_id)


def of(holder: str, kind: str = "") -> QuerySet[IssuedPaper]:
    """The papers of one holder, newest first."""
    found = IssuedPaper.objects.filter(holder=holder).order_by("-issued_at")
    return found.filter(kind=kind) if kind else found


def visible_to(user_id: UUID) -> QuerySet[IssuedPaper]:
    """The papers of one account, newest first."""
    return IssuedPaper.objects.filter(owner_id=user_id).order_by("-issued_at")


def by_code(code: str) -> IssuedPaper | None:
    """The paper with this verify code, however it was typed: spaces, dashes, case, O for 0, I and L for 1."""
    letters = re.sub(r"[^0-9A-Z]", "", code.upper()).translate(references.HEARD)
    if len(letters) != CODE_LENGTH:
        return None
    return IssuedPaper.objects.filter(verify_code=in_groups(letters)).first()


def in_groups(letters: str) -> str:
    """ "7KQ4-M2XW-9C0D-E1F2"."""
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def by_content(content: bytes) -> IssuedPaper | None:
    """The paper whose PDF is exactly this file."""
    return IssuedPaper.objects.filter(sha256=hashlib.sha256(content).hexdigest()).first()


def trace(content: bytes) -> Found:
    """How a PDF that is not in the register may have come from us. Raises NotLookedAt."""
    certificates = [bytes(row) for row in OfficeKey.objects.values_list("certificate", flat=True)]
    try:
        seen = stranger.our_signature(content, certificates)
    except stranger.Busy:
        raise NotLookedAt from None
    if seen is None:
        return Found(Trace.NONE)
    if not seen.holds:
        return Found(Trace.ALTERED)
    if paper := by_content(content[: seen.end]):
        return Found(Trace.EXTENDED, paper)
    log.error("a PDF bears a signature of ours and is not in the register", fingerprint=seen.key)
    return Found(Trace.UNREGISTERED)


def active_key(office: str) -> OfficeKey | None:
    """The key that the office signs with today."""
    return OfficeKey.objects.filter(office=office, retired_at=None).first()


def keys(office: str) -> QuerySet[OfficeKey]:
    """All keys of the office, the newest first."""
    return OfficeKey.objects.filter(office=office).order_by("-valid_from")


def key_with(fingerprint: str) -> OfficeKey | None:
    """The key whose certificate has this SHA-256 (hex)."""
    if not re.fullmatch("[0-9a-fA-F]{64}", fingerprint):
        return None
    return OfficeKey.objects.filter(fingerprint=fingerprint.lower()).first()


def pdf(issued: IssuedPaper) -> bytes:
    """The paper as it was handed out. Raises PaperDamaged when the seal or the digest does not hold, PaperAway."""
    try:
        content = files.read(issued.name)
    except files.StorageAway as trouble:
        raise PaperAway from trouble
    except (CannotOpen, FileNotFoundError):
        raise PaperDamaged from None
    if hashlib.sha256(content).hexdigest() != issued.sha256:
        raise PaperDamaged
    return content


def address(code: str) -> str:
    """Where everybody can check the paper with this code; without one, where codes are typed in."""
    return f"{settings.SITE_URL}/periksa-dokumen/{code}{'/' if code else ''}"


def qr_svg(text: str, scale: int = 4) -> str:
    """A QR code as an SVG of its own, dark on light with a quiet zone; `scale` pixels for each module."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="svg", scale=scale, border=4, xmldecl=False, light="#fff")
    return drawn.getvalue().decode()
