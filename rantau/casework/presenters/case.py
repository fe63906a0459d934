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
from rantau.casework.lifecycle import Kind, State
from rantau.casework.presenters import differences, family, minutes
from rantau.casework.presenters import readings as read_on_papers
from rantau.casework.presenters.desk import STATE_WORDS, age, deadline, deadline_tone
from rantau.casework.presenters.masked import masked
from rantau.casework.queries import Case
from rantau.catalogue import queries as catalogue
from rantau.documents import queries as papers
from rantau.foundation import clock
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
    "verify_for_visit": gettext_lazy("Berkas lengkap"),
    "verify_and_wait": gettext_lazy("Berkas lengkap"),
    "examine": gettext_lazy("Siap diputus"),
    "return": gettext_lazy("Dikembalikan ke pemohon"),
    "receive_correction": gettext_lazy("Perbaikan diterima"),
    "verify_for_bap": gettext_lazy("Berkas lengkap"),
    "begin_bap": gettext_lazy("Pemeriksaan (BAP) dimulai"),
    "end_bap": gettext_lazy("Berita acara selesai"),
    "refer": gettext_lazy("Disetujui, menunggu pusat"),
    "approve_for_photo": gettext_lazy("Disetujui"),
    "grant": gettext_lazy("Pusat menyetujui"),
    "grant_for_photo": gettext_lazy("Pusat menyetujui"),
    "refuse": gettext_lazy("Pusat menolak"),
    "take_photo": gettext_lazy("Foto dan sidik jari diambil"),
    "suspend": gettext_lazy("Ditangguhkan"),
    "begin_interview": gettext_lazy("Wawancara dimulai"),
    "begin_visit": gettext_lazy("Pelayanan dimulai"),
    "end_interview": gettext_lazy("Pertemuan selesai"),
    "order_field_check": gettext_lazy("Pemeriksaan lapangan diminta"),
    "report_field_check": gettext_lazy("Pemeriksaan lapangan selesai"),
    "approve": gettext_lazy("Disetujui"),
    "reject": gettext_lazy("Ditolak"),
    "hand_off": gettext_lazy("Diajukan ke instansi lain"),
    "end_elsewhere": gettext_lazy("Selesai di instansi lain"),
    "close": gettext_lazy("Dibatalkan pemohon"),
}
KIND_WORDS: dict[str, Promise] = {
    Kind.INTERVIEW: gettext_lazy("Wawancara"),
    Kind.VISIT: gettext_lazy("Kunjungan"),
    Kind.BAP: gettext_lazy("Berita acara pemeriksaan"),
    Kind.PHOTO: gettext_lazy("Foto dan sidik jari"),
}
FILING_WORDS: dict[str, Promise] = {
    "FILED": gettext_lazy("sudah diajukan"),
    "PAYING": gettext_lazy("menunggu pembayaran di sana"),
    "IN_PROCESS": gettext_lazy("sedang diproses di sana"),
    "GRANTED": gettext_lazy("disetujui di sana"),
    "REFUSED": gettext_lazy("ditolak di sana"),
}
PAPERS = "berkas"
"""Where on the page the papers begin: whoever goes from one to the next is led there at once."""
PAPER_WORDS: dict[str, tuple[Promise, Tone]] = {
    "READABLE": (gettext_lazy("belum dinilai"), "warn"),
    "ACCEPTED": (gettext_lazy("diterima"), "ok"),
    "FLAGGED": (gettext_lazy("harus diganti"), "stop"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    id: UUID
    title: str
    status: str
    tone: Tone
    slot: str
    url: str
    here: bool
    src: str
    copy_url: str
    media: str
    sentence: str
    differs: str
    """Which answers a machine read otherwise."""
    doubts: str
    """What a machine found poor about the picture, and whether the person looked at it again."""


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
    may_spell: bool
    unmasked: bool
    papers: Sequence[Paper]
    shown: Paper | None
    turns: Sequence[tuple[str, str, str]]
    """The papers before and after the one that is shown: key, word, address."""
    confirm: Group | None
    """The answers that should stand on the paper that is shown; the others are in `answers`."""
    answers: Sequence[Group]
    corrected: Sequence[differences.Corrected]
    readings: read_on_papers.Readings | None
    facts: Sequence[tuple[str, str, None]]
    beside: Sequence[family.Beside]
    history: Sequence[Step]
    talks: Sequence[Group]


def page(case: Case, actor: Actor, *, chosen: str, unmasked: bool, may_spell: bool, now: datetime) -> Page:
    found = applications.compared(case.application)
    listed = paper_list(case, chosen, found)
    stage = case.state if policies.can_work(actor, case) else ""
    shown = next((paper for paper in listed if paper.here), None)
    slot = shown.slot if shown and stage else ""
    confirm, others = _parted(case, slot, unmasked=unmasked)
    tone = deadline_tone(case, now)
    decides = actor.role in policies.DECIDERS
    return Page(
        ref=case.reference,
        name=applications.name_of(case.application),
        state=str(STATE_WORDS[case.state]),
        tone=tone or "plain",
        due=deadline(case, now) if tone else "",
        version=case.version,
        stage=stage,
        may_take=may_take(actor, case, now),
        may_spell=may_spell,
        unmasked=unmasked,
        papers=listed,
        shown=shown,
        turns=_turns(listed),
        confirm=confirm,
        answers=others,
        corrected=differences.corrected(case, unmasked=unmasked),
        readings=read_on_papers.readings(case, found, slot=slot, unmasked=unmasked),
        facts=facts(case, now),
        beside=family.beside(case, actor),
        history=history(case),
        talks=talks(case) if decides else [],
    )


def may_take(actor: Actor, case: Case, now: datetime) -> bool:
    free = case.assigned_to_id is None or policies.was_left(case, clock.day_of(now))
    return free and policies.can_take(actor, case) and not policies.can_work(actor, case)


def here_is_work(actor: Actor, case: Case) -> bool:
    """Has it in hand at a stage of the own role."""
    return policies.can_work(actor, case)


def sections(case: Case) -> list[tuple[str, str]]:
    """The pages of the application that can be sent back."""
    definition, given = applications.definition(case.application), applications.answers(case.application)
    shown = schema.visible_sections(definition.sections, given, applications.counting_day(case.application))
    return [(part.code, str(part.title)) for part in shown]


def flagged(case: Case) -> list[Paper]:
    return [paper for paper in paper_list(case, "") if paper.tone == "stop"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that is open now: what it is called, and what is asked."""

    kind: str
    title: str
    questions: schema.Section


def meeting(case: Case) -> Meeting | None:
    talk = queries.open_interview(case)
    if talk is None or case.state != State.INTERVIEWING:
        return None
    return Meeting(talk.kind, str(KIND_WORDS[talk.kind]), _questions(talk))


def _questions(talk: queries.Interview) -> schema.Section:
    """The questions of the service belong to its interview; at other meetings nothing of them is asked."""
    asked = catalogue.interview_questions(catalogue.definition(talk.service_code, talk.service_version))
    if talk.kind == Kind.INTERVIEW:
        return asked
    return schema.Section(code=talk.kind.lower(), title=asked.title, questions=())


def _turns(listed: Sequence[Paper]) -> list[tuple[str, str, str]]:
    at = next((number for number, paper in enumerate(listed) if paper.here), 0)
    before = [("[", _("Berkas sebelumnya"), listed[at - 1].url)] if at > 0 else []
    after = [("]", _("Berkas berikutnya"), listed[at + 1].url)] if at + 1 < len(listed) else []
    return before + after


def paper_list(case: Case, chosen: str, found: applications.Compared | None = None) -> list[Paper]:
    """The papers that count now; the chosen one, or the first not judged yet, is `here`."""
    live = list(papers.of(case.reference))
    titles = {paper.code: str(paper.title) for paper in applications.definition(case.application).papers}
    open_ones = [paper for paper in live if paper.state == "READABLE"]
    asked = [paper for paper in live if str(paper.pk) == chosen]
    shown = next(iter(asked or open_ones or live), None)
    return [_paper(case, paper, titles, found, here=paper is shown) for paper in live]


def _paper(
    case: Case, paper: papers.Document, titles: dict[str, str], found: applications.Compared | None, *, here: bool
) -> Paper:
    words, tone = PAPER_WORDS[paper.state]
    page = reverse("casework:case", args=[case.reference])
    return Paper(
        id=paper.pk,
        title=titles.get(paper.slot, paper.slot),
        status=str(words),
        tone=tone,
        slot=paper.slot,
        url=f"{page}?berkas={paper.pk}#{PAPERS}",
        here=here,
        src=reverse("casework:paper", args=[case.reference, paper.pk]),
        copy_url=reverse("casework:paper_copy", args=[case.reference, paper.pk]),
        media=paper.media,
        sentence=str(paper.reason_sentence) or family.seen_before(paper),
        differs=read_on_papers.differing(found, paper.slot) if found else "",
        doubts=_doubts(paper),
    )


def _doubts(paper: papers.Document) -> str:
    if not paper.advice:
        return ""
    seen = _("Catatan mesin: %(words)s.") % {"words": ", ".join(paper.advice_words)}
    return " ".join([seen, _("Pemohon sudah memeriksanya dan tetap memakainya.")]) if paper.kept_at else seen


def answers(case: Case, *, unmasked: bool) -> list[Group]:
    """What the applicant answered, page by page; identity hidden until it is opened for a reason."""
    return _parted(case, "", unmasked=unmasked)[1]


def _parted(case: Case, slot: str, *, unmasked: bool) -> tuple[Group | None, list[Group]]:
    """What should stand on the paper in that slot too, and everything else page by page."""
    first = applications.confirmed_by(case.application, slot) if slot else frozenset()
    definition, given = applications.definition(case.application), applications.answers(case.application)
    day = applications.counting_day(case.application)
    pages = schema.visible_sections(definition.sections, given, day)
    printed = list(zip(pages, summary.pages(pages, given, day), strict=True))
    ahead = [row for _section, rows in printed for row in rows if row.code in first]
    left = [(section, [row for row in rows if row not in ahead]) for section, rows in printed]
    confirm = Group(_("Seharusnya tertulis juga di berkas ini"), _rows(ahead, unmasked=unmasked)) if ahead else None
    return confirm, [Group(str(section.title), _rows(rows, unmasked=unmasked)) for section, rows in left if rows]


def _rows(rows: Sequence[summary.Row], *, unmasked: bool) -> list[tuple[str, str, None]]:
    return [(row.label, row.value if unmasked else masked(row), None) for row in rows]


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
        (_("Nama"), applications.name_of(case.application), None),
        *family.made_by(case),
        (_("Jenis layanan"), str(applications.definition(case.application).title), None),
        (_("Umur kasus"), age(case.opened_at, now), None),
        (_("Jadwal"), formats.wib(slot.starts_at) if slot else _("belum dipilih"), None),
        (_("Biaya"), _bill_words(bill), None),
        *elsewhere(case, whole=False),
    ]


def elsewhere(case: Case, *, whole: bool) -> list[tuple[str, str, None]]:
    """The number at the other agency is the person's: only whoever asks there with it sees the whole of it."""
    filed, there = applications.filed_elsewhere(case.application), applications.definition(case.application).hand_off
    if filed is None or there is None:
        return []
    number = filed.number if whole else masking.number(filed.number, last=4)
    return [(str(there.reference), number, None), (str(there.name), str(FILING_WORDS[filed.status]), None)]


def filing_choices(case: Case) -> list[tuple[str, str]]:
    """What the other agency may have come to since."""
    filed = applications.filed_elsewhere(case.application)
    moves = applications.FILING.possible(applications.Filing(filed.status)) if filed else ()
    return [(str(row.target), str(row.label)) for row in moves]


def _bill_words(bill: Any) -> str:
    if bill is None:
        return _("belum ada tagihan")
    return _("lunas") if bill.state == "SETTLED" else _("belum lunas")


def talks(case: Case) -> list[Group]:
    """Every meeting that was ended, and what was found outside: when, how it ended, what was asked and answered."""
    met = [Group(str(KIND_WORDS[talk.kind]), _talk_rows(talk)) for talk in queries.interviews(case)]
    if fixes := applications.spelling_fixes(case.application):
        met.append(Group(_("Salah ketik yang dibetulkan"), [_fix_row(*fix) for fix in fixes]))
    return met + [Group(_("Pemeriksaan lapangan"), _report_rows(report)) for report in queries.field_reports(case)]


def _fix_row(fix: Any, label: str) -> tuple[str, str, None]:
    return (label, f"{fix.was} → {fix.became} ({formats.wib(fix.at)}, {ROLE_NAMES.get(fix.role, fix.role)})", None)


def _report_rows(report: queries.FieldReport) -> list[tuple[str, str, None]]:
    return [
        (_("Dilaporkan"), formats.wib(report.reported_at), None),
        (_("Hasil"), _outcome(report.outcome), None),
        (_("Laporan"), report.report, None),
    ]


def _outcome(code: str) -> str:
    return _("Jelas dan cocok") if code == "OK" else _("Ada keraguan")


def _talk_rows(talk: queries.Interview) -> list[tuple[str, str, None]]:
    if talk.kind == Kind.BAP:
        return minutes.rows(talk)
    rows: list[tuple[str, str, None]] = [
        (_("Berlangsung"), minutes.when(talk), None),
        (_("Hasil"), _outcome(talk.outcome), None),
        (_("Catatan"), talk.note, None),
    ]
    return rows + [(row.label, row.value, None) for row in summary.rows(_questions(talk), talk.answers)]
