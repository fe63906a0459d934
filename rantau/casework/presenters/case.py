"""One case as its page prints it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.applications import queries as applications
from rantau.appointments import queries as bookings
from rantau.casework import policies, queries
from rantau.casework.lifecycle import State
from rantau.casework.presenters.desk import STATE_WORDS, age, deadline, deadline_tone
from rantau.casework.queries import Case
from rantau.catalogue import queries as catalogue
from rantau.documents import queries as papers
from rantau.foundation.actor import Actor
from rantau.payments import queries as bills
from rantau.questions import schema, summary
from rantau.ui import formats
from rantau.ui.navigation import ROLE_NAMES
from rantau.ui.parts import Step, Tone
from rantau.vault import masking

MOVE_WORDS: dict[str, Promise] = {
    "open": gettext_lazy("Permohonan masuk"),
    "take": gettext_lazy("Diambil untuk dikerjakan"),
    "release": gettext_lazy("Dilepas"),
    "verify": gettext_lazy("Berkas lengkap"),
    "return": gettext_lazy("Dikembalikan ke pemohon"),
    "receive_correction": gettext_lazy("Perbaikan diterima"),
    "begin_interview": gettext_lazy("Wawancara dimulai"),
    "end_interview": gettext_lazy("Wawancara selesai"),
    "approve": gettext_lazy("Disetujui"),
    "reject": gettext_lazy("Ditolak"),
    "close": gettext_lazy("Dibatalkan pemohon"),
}
PAPER_WORDS: dict[str, tuple[Promise, Tone]] = {
    "READABLE": (gettext_lazy("belum dinilai"), "warn"),
    "ACCEPTED": (gettext_lazy("diterima"), "ok"),
    "FLAGGED": (gettext_lazy("harus diganti"), "stop"),
}
# Shown at once: answers that name nobody. Everything else is identity, contact or free text.
OPEN_KINDS = {schema.Kind.CHOICE, schema.Kind.MULTI_CHOICE, schema.Kind.YES_NO, schema.Kind.AGREE, schema.Kind.REGION}
NUMBER_KINDS = {schema.Kind.NIK, schema.Kind.KK}


@dataclass(frozen=True, slots=True)
class Paper:
    id: UUID
    title: str
    status: str
    tone: Tone
    url: str
    here: bool
    src: str
    media: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: Sequence[tuple[str, str, None]]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page. `stage` is the state when the case is in this officer's hand, else ""."""

    ref: str
    name: str
    state: str
    tone: Tone
    due: str
    version: int
    stage: str
    may_take: bool
    unmasked: bool
    papers: Sequence[Paper]
    shown: Paper | None
    answers: Sequence[Group]
    facts: Sequence[tuple[str, str, None]]
    history: Sequence[Step]
    talk: Sequence[tuple[str, str, None]]


def page(case: Case, actor: Actor, *, chosen: str, unmasked: bool, now: datetime) -> Page:
    listed = paper_list(case, chosen)
    tone = deadline_tone(case, now)
    decides = actor.role in policies.DECIDERS
    return Page(
        ref=case.reference,
        name=case.application.person.full_name,
        state=str(STATE_WORDS[case.state]),
        tone=tone or "plain",
        due=deadline(case, now) if tone else "",
        version=case.version,
        stage=case.state if policies.can_work(actor, case) else "",
        may_take=may_take(actor, case),
        unmasked=unmasked,
        papers=listed,
        shown=next((paper for paper in listed if paper.here), None),
        answers=answers(case, unmasked=unmasked),
        facts=facts(case, now),
        history=history(case),
        talk=interview_rows(case) if decides else [],
    )


def may_take(actor: Actor, case: Case) -> bool:
    return case.assigned_to_id is None and policies.can_take(actor, case)


def here_is_work(actor: Actor, case: Case) -> bool:
    """Has it in hand at a stage of the own role."""
    return policies.can_work(actor, case)


def sections(case: Case) -> list[tuple[str, str]]:
    """The pages of the application that can be sent back."""
    definition, given = applications.definition(case.application), applications.answers(case.application)
    return [(part.code, str(part.title)) for part in schema.visible_sections(definition.sections, given)]


def flagged(case: Case) -> list[Paper]:
    return [paper for paper in paper_list(case, "") if paper.tone == "stop"]


def interview_section(case: Case) -> schema.Section | None:
    """What is asked at the interview that is open now."""
    talk = queries.open_interview(case)
    if talk is None or case.state != State.INTERVIEWING:
        return None
    return catalogue.interview_questions(catalogue.definition(talk.service_code, talk.service_version))


def paper_list(case: Case, chosen: str) -> list[Paper]:
    """The papers that count now; the chosen one, or the first not judged yet, is `here`."""
    live = list(papers.of(case.reference))
    titles = {paper.code: str(paper.title) for paper in applications.definition(case.application).papers}
    open_ones = [paper for paper in live if paper.state == "READABLE"]
    asked = [paper for paper in live if str(paper.pk) == chosen]
    shown = next(iter(asked or open_ones or live), None)
    return [_paper(case, paper, titles, paper is shown) for paper in live]


def _paper(case: Case, paper: papers.Document, titles: dict[str, str], here: bool) -> Paper:  # noqa: FBT001
    words, tone = PAPER_WORDS[paper.state]
    page = reverse("casework:case", args=[case.reference])
    return Paper(
        id=paper.pk,
        title=titles.get(paper.slot, paper.slot),
        status=str(words),
        tone=tone,
        url=f"{page}?berkas={paper.pk}",
        here=here,
        src=reverse("casework:paper", args=[case.reference, paper.pk]),
        media=paper.media,
        sentence=str(paper.reason_sentence),
    )


def answers(case: Case, *, unmasked: bool) -> list[Group]:
    """What the applicant answered, page by page; identity hidden until it is opened for a reason."""
    definition, given = applications.definition(case.application), applications.answers(case.application)
    return [
        Group(
            str(section.title),
            [(row.label, row.value if unmasked else _masked(row, given), None) for row in summary.rows(section, given)],
        )
        for section in schema.visible_sections(definition.sections, given)
    ]


def _masked(row: summary.Row, given: schema.Answers) -> str:
    if row.kind in OPEN_KINDS or row.code == "full_name" or not schema.is_answer(given.get(row.code)):
        return row.value
    return masking.number(row.value, last=4 if row.kind in NUMBER_KINDS else 0)


def history(case: Case) -> list[Step]:
    """What happened, with the role of whoever did it; no names."""
    system = _("sistem")
    return [
        Step(
            MOVE_WORDS[change.move],
            f"{formats.wib(change.at)} · {ROLE_NAMES.get(change.author_role) or system}",
            "done",
        )
        for change in queries.changes(case)
    ]


def facts(case: Case, now: datetime) -> list[tuple[str, str, None]]:
    booking, bill = bookings.last(case.reference), bills.latest(case.reference)
    slot = booking.slot if booking else None
    return [
        (_("Nama"), case.application.person.full_name, None),
        (_("Jenis layanan"), str(applications.definition(case.application).title), None),
        (_("Umur kasus"), age(case.opened_at, now), None),
        (_("Jadwal"), formats.wib(slot.starts_at) if slot else _("belum dipilih"), None),
        (_("Biaya"), _bill_words(bill), None),
    ]


def _bill_words(bill: Any) -> str:
    if bill is None:
        return _("belum ada tagihan")
    return _("lunas") if bill.state == "SETTLED" else _("belum lunas")


def interview_rows(case: Case) -> list[tuple[str, str, None]]:
    """What was asked and answered at the last ended interview."""
    interview = queries.last_interview(case)
    if interview is None or interview.ended_at is None:
        return []
    section = catalogue.interview_questions(catalogue.definition(interview.service_code, interview.service_version))
    asked: list[tuple[str, str, None]] = [
        (row.label, row.value, None) for row in summary.rows(section, interview.answers)
    ]
    outcome = _("Jelas dan cocok") if interview.outcome == "OK" else _("Ada keraguan")
    return [
        (_("Berlangsung"), f"{formats.wib(interview.started_at)} – {formats.clock(interview.ended_at)}", None),
        (_("Hasil"), outcome, None),
        (_("Catatan"), interview.note, None),
        *asked,
    ]
