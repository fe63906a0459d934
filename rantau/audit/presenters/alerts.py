"""What the worker gave up on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rantau.audit import policies
from rantau.audit.presenters import sentences
from rantau.catalogue import queries as catalogue
from rantau.delivery import queries as delivery
from rantau.foundation.actor import Actor
from rantau.journal import queries as journal
from rantau.journal.queries import Delivery
from rantau.ui.formats import wib
from rantau.ui.parts import Cell, Row

MOST = 100


@dataclass(frozen=True, slots=True)
class ServiceFile:
    """A service file of the installation that is broken, and each of its faults."""

    name: str
    at: str
    faults: tuple[str, ...]


def service_files() -> list[ServiceFile]:
    return [ServiceFile(found.file, wib(found.at), found.faults) for found in catalogue.broken_files()]


@dataclass(frozen=True, slots=True)
class Letter:
    """One entry that one listener could not be told."""

    id: int
    what: str
    application: str
    listener: str
    problem: str
    attempts: int
    at: str


def letters(reader: Actor) -> list[Letter]:
    """Those of the reader's office; without the applications for whoever has no business with them."""
    cases_too = policies.can_know_cases(reader)
    return [_letter(delivery, cases_too=cases_too) for delivery in journal.dead_letters(reader.office)[:MOST]]


def _letter(found: Delivery, *, cases_too: bool) -> Letter:
    entry = found.entry
    at = wib(found.dead_at) if found.dead_at else ""
    about = entry.application if cases_too else ""
    return Letter(found.pk, sentences.of(entry.code), about, found.listener, found.problem, found.attempts, at)


def message_columns() -> list[str]:
    return [_("Pesan"), _("Lewat"), _("Berhenti"), _("Sebab")]


def message_rows() -> list[Row]:
    """Neither address nor words: those are the person's."""
    failed = delivery.failed().prefetch_related("tries")[:MOST]
    return [
        Row(
            cells=[
                Cell(message.key, note=_("%(n)d kali dicoba") % {"n": message.attempts}),
                message.channel,
                wib(message.ended_at) if message.ended_at else "",
                ", ".join(dict.fromkeys(attempt.reason for attempt in message.tries.all() if attempt.reason)),
            ],
            tone="stop",
        )
        for message in failed
    ]
