"""The page on which the pages of one paper are put in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.documents.queries import Document


@dataclass(frozen=True, slots=True)
class Act:
    code: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class PageRow:
    number: int
    acts: Sequence[Act]


@dataclass(frozen=True, slots=True)
class PagesOfPaper:
    slot: str
    title: str
    sheet_url: str
    back_url: str
    rows: Sequence[PageRow]


UP, DOWN = Act("up", _("Naikkan")), Act("down", _("Turunkan"))
TURN, DROP = Act("turn", _("Putar")), Act("drop", _("Buang"))


def pages_of_paper(reference: str, document: Document, title: str) -> PagesOfPaper:
    url = reverse("applications:paper", args=[reference, document.pk])
    papers = reverse("applications:papers", args=[reference])
    return PagesOfPaper(
        slot=document.slot,
        title=title,
        sheet_url=f"{url}?kecil=ya" if document.has_preview else "",
        back_url=f"{papers}?terkirim={document.slot}#{document.slot}",
        rows=[PageRow(number, _acts(number, document.pages)) for number in range(1, document.pages + 1)],
    )


def _acts(number: int, pages: int) -> list[Act]:
    possible = {UP: number > 1, DOWN: number < pages, TURN: True, DROP: pages > 1}
    return [act for act, can in possible.items() if can]
