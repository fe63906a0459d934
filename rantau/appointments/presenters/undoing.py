"""Who changed something, and who took it back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from django.utils.translation import gettext as _

from rantau.ui import formats


class Undoable(Protocol):
    """A change of a quota or of a day; `undone_by` is only there when `is_undone`."""

    author: Any
    at: Any
    undone_by: Any

    @property
    def is_undone(self) -> bool: ...


def authors(changes: Sequence[Undoable]) -> list[str]:
    """The accounts of all who had a hand in it."""
    own = [str(change.author) for change in changes]
    return own + [str(change.undone_by.author) for change in changes if change.is_undone]


def undone(change: Undoable, names: dict[str, str]) -> str:
    """ "Dibatalkan Lina Marlina, Rabu, 14 Januari 2026, 09.00 WIB"; "" for what stands."""
    if not change.is_undone:
        return ""
    at: datetime = change.undone_by.at
    told = {"who": names.get(change.undone_by.author, ""), "when": formats.wib(at)}
    return _("Dibatalkan %(who)s, %(when)s") % told
