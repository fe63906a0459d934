"""What the desks and the waiting room read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.appointments import queries as bookings
from rantau.ui import formats
from rantau.ui.parts import Cell, Row, Tone
from rantau.visits import queries
from rantau.visits.lifecycle import State
from rantau.visits.models import Counter, Visit

WORDS = {
    State.WAITING: (gettext_lazy("menunggu"), "warn"),
    State.CALLED: (gettext_lazy("dipanggil"), "info"),
    State.SERVING: (gettext_lazy("dilayani"), "info"),
    State.DONE: (gettext_lazy("selesai"), "ok"),
    State.LEFT: (gettext_lazy("tidak di tempat"), "stop"),
}
BOOKING_WORDS = {
    "BOOKED": (gettext_lazy("belum datang"), "plain"),
    "NO_SHOW": (gettext_lazy("tidak hadir"), "stop"),
    "ARRIVED": (gettext_lazy("sudah datang"), "warn"),
    "SERVED": (gettext_lazy("selesai"), "ok"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Today:
    """The list of the day and its three figures."""

    columns: Sequence[str]
    rows: Sequence[Row]
    expected: int
    arrived: int
    done: int


@dataclass(frozen=True, slots=True)
class Ticket:
    number: str
    state: str
    tone: Tone
    ahead: int
    waits: bool
    late: bool
    rows: Sequence[tuple[str, str, None]]


@dataclass(frozen=True, slots=True)
class Waiter:
    """One visitor in the line or at a counter. `called` tells the buttons apart."""

    id: UUID
    ticket: str
    lane: str
    reference: str
    booked: str
    arrived: str
    late: bool
    called: bool
    may_call: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    ticket: str
    counter: int


@dataclass(frozen=True, slots=True)
class BoardView:
    called: Sequence[Call]
    serving: Sequence[Call]
    following: Sequence[str]
    waiting: int


def point_tabs(route: str, points: Mapping[str, str], here: str) -> list[Tab]:
    """The points of the office, code to name."""
    url = reverse(route)
    return [Tab(name, f"{url}?{urlencode({'titik': code})}", code == here) for code, name in points.items()]


def line_url(point: str) -> str:
    url = reverse("visits:line")
    return f"{url}?{urlencode({'titik': point})}" if point else url


def today(expected: Sequence[bookings.Booking], visits: Mapping[UUID, Visit]) -> Today:
    """`expected` comes with slot and owner, see `appointments.queries.of_day`."""
    columns = [_("Jam"), _("Nama akun"), _("Jalur"), _("Nomor antrean"), _("Keadaan")]
    return Today(
        columns=columns,
        rows=[_expected_row(booking, visits.get(booking.pk)) for booking in expected],
        expected=len(expected),
        arrived=len(visits),
        done=sum(visit.state == State.DONE for visit in visits.values()),
    )


def _expected_row(booking: bookings.Booking, visit: Visit | None) -> Row:
    words, tone = WORDS[State(visit.state)] if visit else BOOKING_WORDS[booking.state]
    slot = booking.slot
    return Row(
        cells=[
            formats.clock(slot.starts_at) if slot else "",
            Cell(booking.owner.full_name, note=booking.holder),
            bookings.lane_name(slot.lane) if slot else "",
            visit.ticket if visit else "–",
            Cell(words, tone=tone),  # type: ignore[arg-type]  # the tables above hold tones only
        ],
        url=reverse("visits:ticket", args=[visit.pk]) if visit else None,
    )


def ticket(visit: Visit, ahead: int) -> Ticket:
    words, tone = WORDS[State(visit.state)]
    rows = [
        (_("Nomor permohonan"), visit.holder, None),
        (_("Jalur"), bookings.lane_name(visit.lane), None),
        (_("Jam yang dipesan"), _booked_time(visit), None),
        (_("Datang"), formats.clock(visit.arrived_at), None),
    ]
    if visit.counter:
        rows.append((_("Loket"), str(visit.counter.number), None))
    return Ticket(
        number=visit.ticket,
        state=str(words),
        tone=tone,  # type: ignore[arg-type]  # the table above holds tones only
        ahead=ahead,
        waits=visit.state == State.WAITING,
        late=visit.late,
        rows=rows,
    )


def counter_choices(counters: Iterable[Counter]) -> list[tuple[str, str]]:
    return [(str(counter.pk), f"{counter.number} {counter.name}".strip()) for counter in counters]


def current(visit: Visit | None) -> Waiter | None:
    return _waiter(visit) if visit else None


def fetched(visits: Iterable[Visit]) -> list[Waiter]:
    """Who is served without having been called to a counter."""
    return [_waiter(visit) for visit in visits]


def line(visits: Iterable[Visit], *, may_call: bool) -> list[Waiter]:
    return [_waiter(visit, may_call=may_call) for visit in visits]


def _waiter(visit: Visit, *, may_call: bool = False) -> Waiter:
    return Waiter(
        id=visit.pk,
        ticket=visit.ticket,
        lane=bookings.lane_name(visit.lane),
        reference=visit.holder,
        booked=_booked_time(visit),
        arrived=formats.clock(visit.arrived_at),
        late=visit.late,
        called=visit.state == State.CALLED,
        may_call=may_call,
    )


def _booked_time(visit: Visit) -> str:
    slot = visit.booking.slot
    return formats.clock(slot.starts_at) if slot else ""


def board(shown: queries.Board) -> BoardView:
    return BoardView(
        called=[Call(visit.ticket, visit.counter.number) for visit in shown.called if visit.counter],
        serving=[Call(visit.ticket, visit.counter.number) for visit in shown.serving if visit.counter],
        following=shown.following,
        waiting=shown.waiting,
    )
