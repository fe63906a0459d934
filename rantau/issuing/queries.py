"""Is it genuine, and what does it say."""

import hashlib
import io
from uuid import UUID

import segno
from django.conf import settings
from django.db.models import QuerySet

from rantau.foundation import references
from rantau.issuing.models import IssuedPaper
from rantau.vault import files


def paper(paper_id: UUID) -> IssuedPaper:
    """Raises IssuedPaper.DoesNotExist."""
    return IssuedPaper.objects.get(pk=paper_id)


def of(holder: str, kind: str = "") -> QuerySet[IssuedPaper]:
    found = IssuedPaper.objects.filter(holder=holder).order_by("-issued_at")
    return found.filter(kind=kind) if kind else found


def by_code(code: str) -> IssuedPaper | None:
    """The paper with this verify code, however it was typed."""
    known = references.normalise(code)
    return IssuedPaper.objects.filter(verify_code=known).first() if known else None


def by_content(content: bytes) -> IssuedPaper | None:
    """The paper whose PDF is exactly this file."""
    return IssuedPaper.objects.filter(sha256=hashlib.sha256(content).hexdigest()).first()


def pdf(issued: IssuedPaper) -> bytes:
    return files.read(issued.name)


def address(code: str) -> str:
    """Where everybody can check the paper."""
    return f"{settings.SITE_URL}/periksa-dokumen/{code}{'/' if code else ''}"


def qr_svg(text: str) -> str:
    """A QR code as an SVG of its own, dark on light with a quiet zone."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="svg", scale=4, border=4, xmldecl=False, light="#fff")
    return drawn.getvalue().decode()
