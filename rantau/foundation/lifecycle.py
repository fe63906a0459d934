"""States as a table: which move leads from where to where, and what must be true.

The engine only decides. A room locks its row, asks, and writes the new state and who moved it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.foundation.refusals import Refusal

State = TypeVar("State", bound=StrEnum)
Facts = Mapping[str, Any]
Guard = Callable[[Facts], Refusal | None]


class MoveNotPossible(Refusal):
    """The thing is in a state from which this move does not exist."""

    code = "move_not_possible"
    message = _("Langkah ini tidak bisa dilakukan pada tahap sekarang.")


@dataclass(frozen=True, slots=True)
class Move(Generic[State]):
    """One row of the table. Guards get the facts and return a refusal or None; the first refusal wins."""

    name: str
    sources: tuple[State, ...]
    target: State
    guards: tuple[Guard, ...] = ()
    label: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Lifecycle(Generic[State]):
    name: str
    moves: tuple[Move[State], ...]

    def next(self, state: State, move: str, facts: Facts | None = None) -> State:
        """The state after `move`. Raises MoveNotPossible, or what a guard refuses."""
        for row in self.moves:
            if row.name == move and state in row.sources:
                for guard in row.guards:
                    if refusal := guard(facts or {}):
                        raise refusal
                return row.target
        if all(row.name != move for row in self.moves):
            raise LookupError(f"{self.name} has no move {move!r}")
        raise MoveNotPossible(move=move, state=str(state))

    def possible(self, state: State) -> tuple[Move[State], ...]:
        """The moves that leave `state`, guards not asked: what buttons a screen may offer."""
        return tuple(row for row in self.moves if state in row.sources)

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, for docs/lifecycles/."""
        return "\n".join(["stateDiagram-v2", *_arrows(self.moves)]) + "\n"


def _arrows(moves: Iterable[Move[Any]]) -> Iterable[str]:
    for row in moves:
        for source in row.sources:
            yield f"    {source} --> {row.target}: {row.name}"
