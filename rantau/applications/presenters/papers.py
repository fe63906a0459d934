"""The cards of the papers' page: what is wanted, what was sent for it, what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application, Correction
from rantau.applications.presenters.family import Offer, offers
from rantau.applications.presenters.readings import PaperReading
from rantau.applications.queries import SamePaper
from rantau.catalogue import queries as catalogue
from rantau.documents.queries import Document
from rantau.ui.parts import Tone


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that looks poor, in a sentence, and the drawing that shows it."""

    drawing: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PaperCard:
    slot: str
    title: str
    hint: str
    example: str
    status: str
    tone: Tone
    preview_url: str
    """Only of the paper that was sent a moment ago: a small picture of each would cost a poor line many seconds."""
    url: str
    kilobytes: int
    remove_url: str
    pages: int
    pages_url: str
    doubts: Sequence[Doubt]
    keep_url: str
    """Where the person says that they looked again, while that is asked."""
    kept: bool
    sample: str
    """The drawing of a good picture, beside the first paper of its kind that is still to come."""
    reason: str
    editable: bool
    offers: Sequence[Offer]
    """What the family brought already and will do here."""
    reading: PaperReading | None


def paper_cards(
    application: Application,
    papers: Sequence[catalogue.Paper],
    documents: Mapping[str, Document],
    correction: Correction | None,
    *,
    just_sent: str,
    same: Sequence[SamePaper] = (),
    readings: Mapping[str, PaperReading],
) -> list[PaperCard]:
    """One card per paper that this case needs, with what was sent for it. `just_sent` is a slot, or ""."""
    offered = offers(application, same, documents)
    wanted = set(correction.items) if correction else set()
    draft = application.phase == Phase.DRAFT
    samples = {paper.looks: paper.code for paper in reversed(papers) if paper.code not in documents}
    return [
        _card(
            application.reference,
            paper,
            documents.get(paper.code),
            editable=draft or f"paper:{paper.code}" in wanted,
            fresh=paper.code == just_sent,
            sample=paper.looks if samples.get(paper.looks) == paper.code else "",
            offered=offered.get(paper.code, []),
            reading=readings.get(paper.code),
        )
        for paper in papers
    ]


def _card(
    reference: str,
    paper: catalogue.Paper,
    document: Document | None,
    *,
    editable: bool,
    fresh: bool,
    sample: str,
    offered: Sequence[Offer],
    reading: PaperReading | None,
) -> PaperCard:
    status, tone = _paper_status(paper, document)
    url = reverse("applications:paper", args=[reference, document.pk]) if document else ""
    return PaperCard(
        slot=paper.code,
        title=str(paper.title),
        hint=str(paper.hint or ""),
        example=paper.example,
        status=status,
        tone=tone,
        preview_url=f"{url}?kecil=ya" if fresh and document and document.has_preview else "",
        url=url,
        kilobytes=-(-document.size // 1000) if document else 0,
        remove_url=reverse("applications:remove_paper", args=[reference, document.pk]) if document and editable else "",
        pages=document.pages if document else 0,
        pages_url=reverse("applications:arrange_paper", args=[reference, document.pk]) if document and editable else "",
        doubts=_doubts(document) if document else [],
        keep_url=reverse("applications:keep_paper", args=[reference, document.pk])
        if document and document.is_doubtful and editable
        else "",
        kept=bool(document and document.kept_at),
        sample=sample,
        reason=str(document.reason_sentence) if document else "",
        editable=editable,
        offers=offered if editable else [],
        reading=reading,
    )


def _doubts(document: Document) -> list[Doubt]:
    """None any more once somebody has looked at it again."""
    if not document.is_doubtful:
        return []
    return [Doubt(code, str(words)) for code, words in zip(document.advice, document.advice_sentences, strict=True)]


def _paper_status(paper: catalogue.Paper, document: Document | None) -> tuple[str, Tone]:
    if document is None:
        return (_("Belum ada"), "warn") if paper.required else (_("Bila ada"), "plain")
    if document.is_flagged:
        return _("Perlu diganti"), "stop"
    if document.is_accepted:
        return _("Diterima petugas"), "ok"
    if document.is_doubtful:
        return _("Perlu dilihat lagi"), "warn"
    return _("Tersimpan"), "ok"


def mark_of(account_id: UUID) -> str:
    """By this a browser knows whose waiting files lie in it; it tells nothing about the account."""
    return salted_hmac("rantau.applications.mark", str(account_id)).hexdigest()[:16]
