"""What the public learns of a paper: that it is genuine, never whose it is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.issuing.models import IssuedPaper

KINDS = {
    "RECEIPT": gettext_lazy("Kuitansi"),
    "LETTER": gettext_lazy("Surat"),
    "PASS": gettext_lazy("Tanda masuk"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    genuine: bool
    title: str
    kind: str = ""
    number: str = ""
    office: str = ""
    issued_at: datetime | None = None


def verdict(paper: IssuedPaper | None) -> Verdict:
    if paper is None:
        return Verdict(genuine=False, title=_("Kertas ini tidak ada dalam daftar kami"))
    title = _("Kertas ini sudah dicabut") if paper.revoked_at else _("Kertas ini asli")
    kind = str(KINDS.get(paper.kind, paper.kind))
    return Verdict(not paper.revoked_at, title, kind, paper.number, paper.office, paper.issued_at)
