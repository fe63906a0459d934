"""Is it genuine, and what does it say."""

import hashlib
import io
import re
from uuid import UUID

import segno
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rantau.foundation import references
from rantau.foundation.refusals import Refusal
from rantau.issuing.models import IssuedPaper
from rantau.vault import files
from rantau.vault.seal import CannotOpen

__all__ = [
    "CODE_LENGTH",
    "IssuedPaper",
    "PaperDamaged",
    "address",
    "by_code",
    "by_content",
    "of",
    "paper",
    "pdf",
    "qr_svg",
    "visible_to",
]
CODE_LENGTH = 16


class PaperDamaged(Refusal):
    """What lies in the storage is not what was issued, or is gone."""

    code = "issued_paper_damaged"
    message = _("Berkas kertas ini rusak di penyimpanan kami. Hubungi kantor untuk menerbitkan gantinya.")


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


def pdf(issued: IssuedPaper) -> bytes:
    """The paper as it was handed out. Raises PaperDamaged when the seal or the digest does not hold."""
    try:
        content = files.read(issued.name)
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
