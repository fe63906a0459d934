"""The cases of a service: who comes, how long each takes, and which way it goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Case, Definition
from rantau.portal.presenters.durations import time_of
from rantau.portal.presenters.stages import way
from rantau.ui.parts import Step

ROLES: dict[str, Promise] = {
    "APPLICANT": _("Pemohon"),
    "FATHER": _("Ayah"),
    "MOTHER": _("Ibu"),
    "GUARDIAN": _("Orang tua atau wali"),
    "SPOUSE": _("Suami atau istri"),
    "ESCORT": _("Pendamping"),
    "GUARANTOR": _("Penjamin"),
    "COORDINATOR": _("Koordinator"),
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """`come` are those who come whatever the answers are; `note` says the rest."""

    title: str
    come: str
    time: str
    note: str


@dataclass(frozen=True, slots=True)
class Way:
    """The stages of some cases; "" where all go the same way."""

    title: str
    steps: Sequence[Step]


def lines(definition: Definition) -> list[CaseLine]:
    """Nothing to tell apart where there is only one case."""
    return [_line(definition, case) for case in definition.cases] if len(definition.cases) > 1 else []


def ways(definition: Definition) -> list[Way]:
    """Each way that a case of the service can go, with the cases that go it."""
    found: dict[tuple[str, ...], list[Case]] = {}
    for case in definition.cases:
        found.setdefault(catalogue.process_of(definition, case.code), []).append(case)
    if len(found) == 1:
        return [Way("", way(process)) for process in found]
    return [Way("; ".join(str(case.title) for case in cases), way(process)) for process, cases in found.items()]


def people(roles: Iterable[str]) -> list[str]:
    return [str(ROLES[role]) for role in roles]


def _line(definition: Definition, case: Case) -> CaseLine:
    always = people(role for role in case.come if role not in case.excused)
    time = time_of(definition, {catalogue.working_days_of(definition, case)})
    return CaseLine(str(case.title), ", ".join(always), time, str(case.note or ""))
