"""Who opened my data, in words: role, office, purpose, time. Never the name of an officer."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.accounts import queries as accounts
from rantau.casework import queries as casework
from rantau.journal.queries import Entry
from rantau.offices import queries as offices
from rantau.ui.formats import wib
from rantau.ui.navigation import ROLE_NAMES

WORK: Promise = gettext_lazy("Mengerjakan permohonan")
GROUPS: dict[str, Promise] = {
    "answers": gettext_lazy("isian formulir"),
    "identity": gettext_lazy("NIK, tanggal lahir, dan alamat"),
}
CONSENTS: dict[str, Promise] = {
    "privacy_notice": gettext_lazy("Pemberitahuan privasi"),
}


@dataclass(frozen=True, slots=True)
class Opening:
    role: str
    office: str
    purpose: str
    what: str
    application: str
    at: str


@dataclass(frozen=True, slots=True)
class Agreed:
    purpose: str
    given: bool
    version: str
    at: str


def openings(entries: Sequence[Entry]) -> list[Opening]:
    """One query for the names of the offices."""
    names: dict[str, str] = {}
    for entry in entries:
        if entry.office not in names:
            found = offices.find_office(entry.office)
            names[entry.office] = found.name if found else ""
    return [_opening(entry, names[entry.office]) for entry in entries]


def _opening(entry: Entry, office: str) -> Opening:
    purpose = str(entry.payload.get("purpose", ""))
    return Opening(
        role=str(ROLE_NAMES.get(entry.actor_role, _("Petugas"))),
        office=office,
        purpose=str(casework.PURPOSE_WORDS.get(purpose, WORK)),
        what=", ".join(_group(name) for name in entry.payload.get("fields", [])),
        application=entry.application,
        at=wib(entry.at),
    )


def _group(name: str) -> str:
    """ "isian formulir", "berkas KTP"."""
    if name.startswith("paper:"):
        return _("berkas %(paper)s") % {"paper": name.removeprefix("paper:").replace("_", " ")}
    return str(GROUPS.get(name, name))


def agreed(account_id: str) -> list[Agreed]:
    return [
        Agreed(str(CONSENTS.get(line.purpose.lower(), line.purpose)), line.given, line.version, wib(line.at))
        for line in accounts.consents(account_id)
    ]
