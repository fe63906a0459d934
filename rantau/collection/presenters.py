"""What the print desk, the counter and the applicant read."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.applications import queries as applications
from rantau.collection import policies, queries
from rantau.collection.queries import Booklet, State
from rantau.foundation.actor import Actor
from rantau.offices import queries as offices
from rantau.ui import formats
from rantau.ui.parts import Cell, Row, Step, StepState

STATE_WORDS: dict[str, Promise] = {
    State.TO_PRINT: gettext_lazy("menunggu dicetak"),
    State.PRINTED: gettext_lazy("menunggu diperiksa"),
    State.CHECKED: gettext_lazy("menunggu ditaruh di rak"),
    State.READY: gettext_lazy("siap diambil"),
    State.HANDED_OVER: gettext_lazy("sudah diserahkan"),
}
STATIONS: tuple[tuple[str, Promise], ...] = (
    (State.TO_PRINT, gettext_lazy("Dicetak")),
    (State.PRINTED, gettext_lazy("Diperiksa petugas lain")),
    (State.CHECKED, gettext_lazy("Ditaruh di rak")),
    (State.READY, gettext_lazy("Diambil di kantor")),
)
# Which states lie on whose desk.
WORK: dict[str, tuple[State, ...]] = {
    "printer": (State.TO_PRINT,),
    "qc": (State.PRINTED, State.CHECKED),
    "handover": (State.CHECKED,),
    **dict.fromkeys(policies.SUPERVISORS, (State.TO_PRINT, State.PRINTED, State.CHECKED, State.READY)),
}
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class One:
    """One booklet on the desk. `act` names the form that its state asks for, "" when it is not this officer's turn."""

    id: UUID
    ref: str
    name: str
    state: str
    act: str
    number: str
    locked: bool
    may_spell: bool


@dataclass(frozen=True, slots=True)
class Pickup:
    """The applicant's page."""

    ref: str
    state: str
    steps: Sequence[Step]
    ready: bool
    done: bool
    code: str
    until: str
    locked: bool
    place: str
    address: str
    phone: str


def columns() -> list[str]:
    return [_("Permohonan"), _("Keadaan"), _("Disetujui")]


def desk_rows(actor: Actor) -> list[Row]:
    """What waits for this role, oldest first, fifty at once."""
    return [_row(booklet) for booklet in queries.in_state(actor, *WORK[actor.role])[:AT_ONCE]]


def _row(booklet: Booklet) -> Row:
    name = booklet.application.person.full_name
    cells: list[Cell | Promise | str | int] = [
        Cell(booklet.reference, note=name),
        STATE_WORDS[booklet.state],
        formats.wib(booklet.opened_at),
    ]
    return Row(cells=cells, url=reverse("collection:booklet", args=[booklet.reference]))


def one(booklet: Booklet, actor: Actor) -> One:
    return One(
        id=booklet.pk,
        ref=booklet.reference,
        name=applications.name_of(booklet.application),
        state=str(STATE_WORDS[booklet.state]),
        act=_act(booklet, actor),
        number=queries.number(booklet) if actor.role in {"printer", "qc"} else "",
        locked=booklet.is_locked,
        may_spell=may_spell(booklet, actor),
    )


def may_spell(booklet: Booklet, actor: Actor) -> bool:
    """While nothing is printed."""
    return booklet.state == State.TO_PRINT and policies.can_fix_spelling(actor, booklet)


def spellings(booklet: Booklet) -> list[tuple[str, str]]:
    """The answers that can be put right, by the code of the question."""
    return [(question.code, str(question.label)) for question in applications.fixable(booklet.application)]


def _act(booklet: Booklet, actor: Actor) -> str:
    acts = {
        State.TO_PRINT: ("print", policies.can_print),
        State.PRINTED: ("check", policies.can_check),
        State.CHECKED: ("shelve", policies.can_shelve),
        State.READY: ("renew", policies.can_renew),
    }
    name, allowed = acts.get(State(booklet.state), ("", policies.can_renew))
    return name if name and allowed(actor, booklet) else ""


def pickup(booklet: Booklet) -> Pickup:
    office = offices.office(booklet.office_code)
    return Pickup(
        ref=booklet.reference,
        state=str(STATE_WORDS[booklet.state]),
        steps=_steps(booklet),
        ready=booklet.state == State.READY,
        done=booklet.state == State.HANDED_OVER,
        code=queries.pickup_code_for(booklet.pk),
        until=formats.day(booklet.pickup_until) if booklet.pickup_until else "",
        locked=booklet.is_locked,
        place=office.name,
        address=office.address,
        phone=office.phone,
    )


def _steps(booklet: Booklet) -> list[Step]:
    stations = STATIONS if booklet.is_printed else STATIONS[-1:]
    order = [state for state, _label in stations]
    here = order.index(booklet.state) if booklet.state in order else len(order)
    return [Step(label, state=_place(number, here)) for number, (_state, label) in enumerate(stations)]


def _place(number: int, here: int) -> StepState:
    if number == here:
        return "here"
    return "done" if number < here else "ahead"
