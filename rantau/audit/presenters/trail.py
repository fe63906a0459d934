"""The journal as a table, and how far the chain over it reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.audit.presenters import sentences
from rantau.foundation import clock
from rantau.journal import queries as journal
from rantau.journal.queries import Entry
from rantau.ui.formats import wib
from rantau.ui.navigation import ROLE_NAMES
from rantau.ui.parts import Cell, Row

SHORT = 60
# A longer one is a checksum, which is known by its beginning, and has no place to break the line.
LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Chain:
    """The last link: `digest` shortened, `until` the time of the entry it holds."""

    position: int
    digest: str
    until: str


def columns() -> list[str]:
    return [_("Kapan"), _("Apa"), _("Oleh"), _("Permohonan"), _("Keterangan")]


def rows(entries: Sequence[Entry]) -> list[Row]:
    """Two queries for a page: the entries are read, the names of staff are looked up together."""
    names = _staff_names(entries)
    return [_row(entry, names) for entry in entries]


def _row(entry: Entry, names: dict[str, str]) -> Row:
    """Leads to everything about the same application."""
    when = Cell(_stamp(entry.at), note=f"#{entry.pk}")
    what = Cell(sentences.of(entry.code), note=entry.code)
    url = f"?application={entry.application}" if entry.application else None
    return Row(cells=[when, what, _who(entry, names), entry.application, _more(entry)], url=url)


def _stamp(moment: datetime) -> str:
    """ "12-01-2026 09.00": many stand below each other here."""
    return f"{clock.local(moment):%d-%m-%Y %H.%M}"


def _who(entry: Entry, names: dict[str, str]) -> Cell:
    if entry.actor_kind == "STAFF":
        return Cell(
            names.get(entry.actor_id) or entry.actor_id, note=str(ROLE_NAMES.get(entry.actor_role, entry.actor_role))
        )
    if entry.actor_kind == "PERSON":
        return Cell(_("Pemohon"), note=entry.actor_id)
    return Cell(_("Sistem"), note=entry.actor_id)


def _staff_names(entries: Sequence[Entry]) -> dict[str, str]:
    """Staff answer for what they do by name; applicants are shown by the number of their account."""
    wanted = {found for entry in entries if entry.actor_kind == "STAFF" and (found := _key(entry.actor_id))}
    return {str(key): user.full_name for key, user in accounts.accounts(list(wanted)).items()}


def _key(actor_id: str) -> UUID | None:
    """The journal keeps whatever name it was given; a page about it must not break on one."""
    try:
        return UUID(actor_id)
    except ValueError:
        return None


def _more(entry: Entry) -> str:
    """The plain codes of the event; ids are of no use to readers."""
    told = (
        f"{key}: {_plain(value)}" for key, value in entry.payload.items() if key != "office" and not key.endswith("_id")
    )
    return "; ".join(part for part in told if not part.endswith(": "))


def _plain(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    text = " ".join(_beginning(word) for word in text.split(" "))
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _beginning(word: str) -> str:
    return word if len(word) <= LONGEST_WORD else f"{word[:12]}…"


def chain() -> Chain | None:
    seal = journal.last_seal()
    if seal is None:
        return None
    return Chain(seal.position, bytes(seal.digest).hex()[:16], wib(seal.entry.at))
