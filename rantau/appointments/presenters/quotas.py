"""What the pages about quotas print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rantau.accounts import queries as accounts
from rantau.appointments import queries
from rantau.appointments.models import QuotaChange
from rantau.appointments.presenters.undoing import authors, undone
from rantau.appointments.queries import LaneRule, Resized
from rantau.ui import formats
from rantau.ui.parts import Cell, HistoryLine, Row, Tone

Terms = LaneRule | QuotaChange


@dataclass(frozen=True, slots=True)
class Quotas:
    columns: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Quota:
    title: str
    rows: Sequence[tuple[str, str, None]]
    entered: Sequence[HistoryLine]


@dataclass(frozen=True, slots=True)
class Check:
    """`beyond` says how many have a place in sessions that become too small for them; "" when nobody has."""

    title: str
    rows: Sequence[tuple[str, str, None]]
    sessions: str
    beyond: str


def listing(rules: Sequence[LaneRule], coming: Sequence[LaneRule]) -> Quotas:
    later = {(rule.point_id, rule.lane): rule for rule in reversed(coming)}
    return Quotas(
        columns=[_("Jalur"), _("Tempat layanan"), _("Sekarang"), _("Akan berlaku")],
        rows=[_row(rule, later.get((rule.point_id, rule.lane))) for rule in rules],
    )


def _row(rule: LaneRule, coming: LaneRule | None) -> Row:
    told = Cell(terms_words(coming), note=_since(coming.valid_from)) if coming else Cell("–")
    url = reverse("appointments:quota", args=[rule.point.code.lower(), rule.lane.lower()])
    return Row([queries.lane_name(rule.lane), rule.point.name, terms_words(rule), told], url=url)


def quota(rule: LaneRule, changes: Sequence[QuotaChange], today: date) -> Quota:
    names = accounts.names_of(authors(changes))
    return Quota(
        title=_title(rule),
        rows=[
            (_("Sekarang"), terms_words(rule), None),
            (_("Asal"), _since(rule.valid_from), None),
            (_("Lama sesi"), ngettext("%(n)d menit", "%(n)d menit", rule.session_minutes) % {"n": rule.session_minutes}, None),
        ],
        entered=[_line(row, names, rule, today) for row in changes],
    )  # fmt: skip


def check(rule: LaneRule, now: LaneRule, reason: str, resized: Resized) -> Check:
    shrinks = ngettext(
        "%(n)d orang sudah punya tempat di sesi yang menjadi terlalu kecil. Tempatnya tetap.",
        "%(n)d orang sudah punya tempat di sesi yang menjadi terlalu kecil. Tempatnya tetap.",
        resized.beyond,
    )
    return Check(
        title=_title(rule),
        rows=[
            (_("Sekarang"), terms_words(now), None),
            (_("Menjadi"), terms_words(rule), None),
            (_("Berlaku mulai"), formats.day(rule.valid_from), None),
            (_("Alasan"), reason, None),
        ],
        sessions=_sessions(resized),
        beyond=shrinks % {"n": resized.beyond} if resized.beyond else "",
    )


def terms_words(terms: Terms) -> str:
    """ "30 orang sehari; 2 loket, 20 menit seorang"."""
    desk = ngettext("%(n)d loket", "%(n)d loket", terms.counters) % {"n": terms.counters}
    each = _("%(n)d menit seorang") % {"n": terms.minutes_per_service}
    if terms.places_per_day is None:
        people = _("sebanyak yang terlayani")
    else:
        people = ngettext("%(n)d orang sehari", "%(n)d orang sehari", terms.places_per_day) % {
            "n": terms.places_per_day
        }
    return f"{people}; {desk}, {each}"


def _sessions(resized: Resized) -> str:
    if not resized.sessions:
        return _("Sesi yang sudah dibuat tidak berubah.")
    told = ngettext(
        "%(n)d sesi yang sudah dibuat berubah: dari %(before)d menjadi %(after)d tempat.",
        "%(n)d sesi yang sudah dibuat berubah: dari %(before)d menjadi %(after)d tempat.",
        resized.sessions,
    )
    return told % {"n": resized.sessions, "before": resized.before, "after": resized.after}


def _line(change: QuotaChange, names: dict[str, str], rule: LaneRule, today: date) -> HistoryLine:
    coming = not change.is_undone and change.valid_from > today
    tone: Tone = "plain"
    state = _("sudah diganti")
    if change.is_undone:
        state, tone = _("dibatalkan"), "stop"
    elif coming:
        state, tone = _("akan berlaku"), "info"
    elif change.valid_from == rule.valid_from:
        state, tone = _("berlaku"), "ok"
    return HistoryLine(
        value=terms_words(change),
        since=_since(change.valid_from),
        state=state,
        tone=tone,
        who=_("%(who)s, %(when)s") % {"who": names.get(change.author, ""), "when": formats.wib(change.at)},
        reason=change.reason,
        undo_url=reverse("appointments:take_back_quota", args=[change.pk]) if coming else "",
        undone=undone(change, names),
    )


def _title(rule: LaneRule) -> str:
    return _("Kuota %(lane)s, %(point)s") % {"lane": queries.lane_name(rule.lane), "point": rule.point.name}


def _since(day: date) -> str:
    return _("mulai %(day)s") % {"day": formats.day(day)}
