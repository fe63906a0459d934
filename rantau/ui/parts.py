"""What components print: small frozen records that presenters fill."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

Text = str | Promise
Tone = Literal["ok", "warn", "stop", "info", "plain"]
StepState = Literal["done", "here", "ahead", "stopped"]


@dataclass(frozen=True, slots=True)
class TaskItem:
    """One line of a task list. Without `url` it cannot be started yet; `hint` says why."""

    title: Text
    url: str | None = None
    status_text: Text = ""
    tone: Tone = "plain"
    hint: Text = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One station of a timeline; `tag` is a short word beside the title."""

    title: Text
    text: Text = ""
    state: StepState = "ahead"
    tag: Text = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One place in a slot picker: `label` is the hour, `note` what is left."""

    value: str
    label: Text
    note: Text = ""
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One day in a slot picker."""

    label: Text
    note: Text = ""
    slots: Sequence[Choice] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with more than plain text: a line below (`note`) or a coloured tag (`tone`)."""

    text: Text
    note: Text = ""
    tone: Tone | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a desk table. `url` makes the first cell a link; `tone` colours the edge."""

    cells: Sequence[Cell | Text | int]
    url: str | None = None
    tone: Tone = "plain"

    @property
    def drawn(self) -> list[Cell]:
        """Every cell as a `Cell`, so that the template need not ask."""
        return [cell if isinstance(cell, Cell) else Cell(str(cell)) for cell in self.cells]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of a setting in `ui/history.html`. `undo_url` while it can be taken back, `undone` by whom it was."""

    value: Text
    since: Text
    state: Text
    tone: Tone
    who: Text
    reason: Text = ""
    undo_url: str = ""
    undone: Text = ""
