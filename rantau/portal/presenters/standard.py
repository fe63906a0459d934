"""The service standard: 14 points, the same for every service, each filled from the one place that knows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rantau.catalogue.queries import Definition
from rantau.portal.presenters.stages import steps


@dataclass(frozen=True, slots=True)
class Point:
    """One of the 14 points of the service standard."""

    title: str
    lines: Sequence[str]


def points(definition: Definition, *, papers: list[str], fees: list[tuple[str, str]], time: str) -> list[Point]:
    """The 14 points of Permen PANRB 15/2014, in its order. Empty ones are asked of the office."""
    told = definition.standard
    told_or_not: list[tuple[str, list[str]]] = [
        (_("Persyaratan"), papers),
        (_("Sistem, mekanisme, dan prosedur"), [str(step.title) for step in steps(definition)]),
        (_("Jangka waktu"), [time]),
        (_("Biaya atau tarif"), [f"{label}: {amount}" for label, amount in fees] + _tariff_source(definition)),
        (_("Produk pelayanan"), [str(line) for line in told.product]),
        (_("Pengaduan, saran, dan masukan"), [str(line) for line in told.complaints]),
        (_("Dasar hukum"), [str(line) for line in told.legal_basis]),
        (_("Sarana dan prasarana"), [str(line) for line in told.facilities]),
        (_("Kompetensi pelaksana"), [str(line) for line in told.competence]),
        (_("Pengawasan internal"), [str(line) for line in told.supervision]),
        (_("Jumlah pelaksana"), [str(line) for line in told.staff]),
        (_("Jaminan pelayanan"), [str(line) for line in told.guarantee]),
        (_("Jaminan keamanan dan keselamatan"), [str(line) for line in told.security]),
        (_("Evaluasi kinerja"), [str(line) for line in told.evaluation]),
    ]
    return [Point(title, lines or [_("Tanyakan kantor")]) for title, lines in told_or_not]


def _tariff_source(definition: Definition) -> list[str]:
    return [_("Menurut %(source)s") % {"source": definition.tariff_version}] if definition.tariff_version else []
