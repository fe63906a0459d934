"""What was found before money is asked for, with the pages on which it can be put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.applications import queries
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application
from rantau.applications.preflight import Preflight
from rantau.catalogue.queries import Problem


@dataclass(frozen=True, slots=True)
class Point:
    """One finding; `links` are (words, address) of what to do about it."""

    sentence: str
    links: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Findings:
    """`ask` is for those whose stop an officer may lift, "" for others."""

    stops: Sequence[Point]
    warnings: Sequence[Point]
    lifted: Sequence[Point]
    ask: str


def findings(application: Application, found: Preflight) -> Findings:
    ask = _("Petugas boleh membuka halangan ini bila alasannya sah. Datang ke kantor dengan nomor %(reference)s.")
    return Findings(
        _points(application, found.stops),
        _points(application, found.warnings),
        _points(application, found.lifted),
        ask % {"reference": application.reference} if any(stop.liftable for stop in found.stops) else "",
    )


def _points(application: Application, problems: Sequence[Problem]) -> list[Point]:
    """A sentence that several rules lead to is told once."""
    told: dict[str, Point] = {}
    for problem in problems:
        told.setdefault(problem.sentence, Point(problem.sentence, _links(application, problem)))
    return list(told.values())


def _links(application: Application, problem: Problem) -> list[tuple[str, str]]:
    links = []
    kind, _colon, code = problem.where.partition(":")
    if code and editable(application, problem.where):
        if kind == "section":
            links.append((_("Ubah jawaban"), reverse("applications:section", args=[application.reference, code])))
        else:
            links.append((_("Unggah berkas"), f"{reverse('applications:papers', args=[application.reference])}#{code}"))
    if problem.to.startswith("/permohonan/"):
        links.append((_("Buka permohonan itu"), problem.to))
    elif problem.to:
        outside = problem.to.startswith(("https://", "/"))
        links.append((_("Lihat layanan"), problem.to if outside else f"/layanan/{problem.to}/"))
    return links


def editable(application: Application, item: str) -> bool:
    if application.phase == Phase.DRAFT:
        return True
    correction = queries.open_correction(application)
    return correction is not None and item in correction.items
