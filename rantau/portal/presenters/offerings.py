"""Service pages: what the catalogue says, in the words and the order in which people need it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from rantau.appointments import queries as appointments
from rantau.catalogue.queries import Definition
from rantau.portal.presenters import cases, papers, prices
from rantau.portal.presenters.cases import CaseLine, Way
from rantau.portal.presenters.durations import time_words
from rantau.portal.presenters.papers import PaperLine
from rantau.portal.presenters.standard import Point, points

Words = str | Promise
FAMILIES: dict[str, Words] = {
    "passport": gettext_lazy("Paspor"),
    "stay_permit": gettext_lazy("Izin tinggal"),
    "visa": gettext_lazy("Visa"),
    "other": gettext_lazy("Layanan lain"),
}


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """One service in a list."""

    title: str
    summary: str
    url: str
    fee: str
    time: str


@dataclass(frozen=True, slots=True)
class Family:
    """`wizard_url` leads to the right one of several services; "" where there is nothing to choose."""

    title: str
    cards: Sequence[ServiceCard]
    wizard_url: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    code: str
    title: str
    summary: str
    for_whom: str
    cases: Sequence[CaseLine]
    papers: Sequence[PaperLine]
    fees: Sequence[tuple[str, str]]
    time: str
    ways: Sequence[Way]
    bring: Sequence[str]
    lanes: Sequence[tuple[str, str]]
    forfeiture: str
    standard: Sequence[Point]
    start_url: str
    wizard_url: str


def families(grouped: dict[str, list[Definition]], on: date) -> list[Family]:
    return [
        Family(str(FAMILIES[family]), [card(definition, on) for definition in definitions], _which(definitions))
        for family, definitions in grouped.items()
    ]


def card(definition: Definition, on: date) -> ServiceCard:
    return ServiceCard(
        title=str(definition.title),
        summary=str(definition.summary),
        url=reverse("portal:service", args=[definition.code]),
        fee=prices.span(definition, on),
        time=time_words(definition),
    )


def page(definition: Definition, on: date) -> ServicePage:
    """Everything a service page shows, with the tariff of that day."""
    wanted, fees, time = papers.everybodys(definition, on), prices.tariff(definition, on), time_words(definition)
    return ServicePage(
        code=definition.code,
        title=str(definition.title),
        summary=str(definition.summary),
        for_whom=str(definition.for_whom),
        cases=cases.lines(definition),
        papers=wanted,
        fees=fees,
        time=time,
        ways=cases.ways(definition),
        bring=[str(thing) for thing in definition.bring],
        lanes=[(appointments.lane_name(lane), str(rule.who)) for lane, rule in definition.lane_rules.items()],
        forfeiture=str(definition.forfeiture or ""),
        standard=points(definition, papers=[paper.title for paper in wanted], fees=fees, time=time),
        start_url=f"/permohonan/baru/{definition.code}/",
        wizard_url=reverse("portal:wizard", args=[definition.code]) if definition.wizard else "",
    )


def _which(definitions: Sequence[Definition]) -> str:
    """The wizard of the first service: it leads on to its neighbours."""
    asking = [definition for definition in definitions if definition.wizard]
    return reverse("portal:wizard", args=[asking[0].code]) if asking and len(definitions) > 1 else ""
