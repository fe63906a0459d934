"""The list of work: tabs by stage, rows with age and deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rantau.casework import policies, queries
from rantau.casework.lifecycle import State
from rantau.casework.queries import Case
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.paging import page_by_key
from rantau.ui import formats
from rantau.ui.navigation import DESK, ROLE_LINKS
from rantau.ui.parts import Cell, Row, Tone

STATE_WORDS: dict[str, Promise] = {
    State.TO_VERIFY: gettext_lazy("berkas diperiksa"),
    State.RETURNED: gettext_lazy("menunggu perbaikan pemohon"),
    State.VERIFIED: gettext_lazy("menunggu kedatangan"),
    State.TO_RECEIVE: gettext_lazy("menunggu kedatangan"),
    State.WAITING: gettext_lazy("menunggu pemohon"),
    State.INTERVIEWING: gettext_lazy("sedang dilayani"),
    State.TO_EXAMINE: gettext_lazy("menunggu kedatangan"),
    State.EXAMINING: gettext_lazy("sedang diperiksa (BAP)"),
    State.ADJUDICATION: gettext_lazy("menunggu pusat"),
    State.TO_PHOTO: gettext_lazy("menunggu foto"),
    State.SUSPENDED: gettext_lazy("ditangguhkan"),
    State.FIELD_CHECK: gettext_lazy("pemeriksaan lapangan"),
    State.TO_DECIDE: gettext_lazy("menunggu putusan"),
    State.HANDED_OFF: gettext_lazy("di instansi lain"),
    State.APPROVED: gettext_lazy("disetujui"),
    State.REJECTED: gettext_lazy("ditolak"),
    State.CLOSED: gettext_lazy("ditutup"),
}
SOON = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Stage:
    """A tab: its address, label and state. `spare`: only some services come here, so it is not shown while empty."""

    slug: str
    label: Promise
    state: State
    spare: bool = False


DECIDE = Stage("putusan", gettext_lazy("Keputusan"), State.TO_DECIDE)
TABS: dict[str, tuple[Stage, ...]] = {
    "verifier": (
        Stage("periksa", gettext_lazy("Periksa berkas"), State.TO_VERIFY),
        Stage("dikembalikan", gettext_lazy("Dikembalikan"), State.RETURNED),
        Stage("instansi-lain", gettext_lazy("Di instansi lain"), State.HANDED_OFF, spare=True),
        Stage("kunjungan", gettext_lazy("Kunjungan hari ini"), State.TO_RECEIVE, spare=True),
    ),
    "interviewer": (
        Stage("hari-ini", gettext_lazy("Hari ini"), State.VERIFIED),
        Stage("wawancara", gettext_lazy("Wawancara"), State.INTERVIEWING),
        Stage("foto", gettext_lazy("Foto hari ini"), State.TO_PHOTO, spare=True),
    ),
    "examiner": (
        Stage("lapangan", gettext_lazy("Pemeriksaan lapangan"), State.FIELD_CHECK),
        Stage("bap", gettext_lazy("BAP hari ini"), State.TO_EXAMINE),
        Stage("berita-acara", gettext_lazy("Berita acara"), State.EXAMINING, spare=True),
    ),
    "section_head": (DECIDE, Stage("pusat", gettext_lazy("Jawaban pusat"), State.ADJUDICATION, spare=True)),
    "head": (DECIDE,),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    count: str
    here: bool


@dataclass(frozen=True, slots=True)
class Desk:
    tabs: Sequence[Tab]
    columns: Sequence[str]
    rows: Sequence[Row]
    mine: Sequence[Row]
    next_url: str
    may_lift: bool


def desk(actor: Actor, asked: str, after: str, now: datetime) -> Desk:
    """The tab asked for, or the first of the role."""
    offered = TABS[actor.role]
    here = next((stage for stage in offered if stage.slug == asked), offered[0])
    page = page_by_key(_cases(actor, here, now), key=("due_at", "id"), after=after)
    following = urlencode({"tahap": here.slug, "setelah": page.after})
    mine = queries.in_hand(actor, policies.stages_of(actor.role))[:20]
    return Desk(
        tabs=[tab for stage in offered if (tab := _tab(actor, stage, here, now))],
        columns=columns(),
        rows=rows(page.rows, now),
        mine=rows(list(mine), now),
        next_url=f"{reverse('casework:desk')}?{following}" if page.after else "",
        may_lift=actor.role in policies.LIFTERS,
    )


def _tab(actor: Actor, stage: Stage, here: Stage, now: datetime) -> Tab | None:
    count = queries.counted(_cases(actor, stage, now))
    if stage.spare and stage is not here and count == "0":
        return None
    return Tab(str(stage.label), f"{reverse('casework:desk')}?tahap={stage.slug}", count, stage is here)


def _cases(actor: Actor, stage: Stage, now: datetime) -> QuerySet[Case]:
    """Of those who have to come, only those who are here today."""
    found = queries.on_desk(actor, stage.state)
    if stage.state not in policies.VISITED:
        return found
    return found.filter(reference__in=queries.here_today(actor.office, now))


def other_pages(role: str) -> list[tuple[str, str]]:
    """Where the work of other roles is done: address and name."""
    return [(url, str(label)) for url, label in ROLE_LINKS.get(role, ()) if url != DESK[0]]


def rows(cases: Sequence[Case], now: datetime) -> list[Row]:
    return [_row(case, now) for case in cases]


def columns() -> list[str]:
    return [_("Permohonan"), _("Tahap"), _("Umur kasus"), _("Batas"), _("Di tangan")]


def _row(case: Case, now: datetime) -> Row:
    tone = deadline_tone(case, now)
    return Row(
        cells=[
            Cell(case.reference, note=case.application.person.full_name),
            STATE_WORDS[case.state],
            age(case.opened_at, now),
            Cell(deadline(case, now), tone=tone) if tone else "–",
            case.assigned_to.full_name if case.assigned_to else "–",
        ],
        url=reverse("casework:case", args=[case.reference]),
        tone=tone if tone in {"warn", "stop"} else "plain",
    )


def deadline_tone(case: Case, now: datetime) -> Tone | None:
    """Late, soon, or in time; None while it is not the office's turn."""
    if State(case.state) not in policies.WORKERS or case.state in {*policies.VISITED, *policies.OUTSIDE}:
        return None
    if case.due_at <= now:
        return "stop"
    return "warn" if case.due_at - now < SOON else "ok"


def age(since: datetime, now: datetime) -> str:
    hours = int((now - since).total_seconds() // 3600)
    if hours < 1:
        return _("kurang dari 1 jam")
    if hours < 24:
        return ngettext("%(n)d jam", "%(n)d jam", hours) % {"n": hours}
    return ngettext("%(n)d hari", "%(n)d hari", hours // 24) % {"n": hours // 24}


def deadline(case: Case, now: datetime) -> str:
    """Short enough for a tag: how long it is over, the hour of today or tomorrow, else how many days are left."""
    days = (clock.day_of(case.due_at) - clock.day_of(now)).days
    if case.due_at <= now:
        return _("lewat %(age)s") % {"age": age(case.due_at, now)}
    if days < 2:
        return (_("besok %(hour)s") if days else _("hari ini %(hour)s")) % {"hour": formats.clock(case.due_at)}
    return ngettext("%(n)d hari lagi", "%(n)d hari lagi", days) % {"n": days}
