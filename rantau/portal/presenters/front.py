"""The front page: what can be done here, what it costs and how long it takes, all from the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rantau.catalogue.queries import Definition
from rantau.foundation.money import rupiah
from rantau.portal.presenters import offerings, prices
from rantau.portal.presenters.durations import ASK, days_words
from rantau.portal.presenters.offerings import ServiceCard
from rantau.portal.presenters.stages import STAGES
from rantau.ui.parts import Step

SHOWN = "passport"
"""The family whose prices stand on the front page; those of the others on their own."""
WAY = ("FILL", "PLACE", "PAY", "VISIT", "COLLECT")


@dataclass(frozen=True, slots=True)
class Price:
    """One line of the tariff with the time it takes."""

    label: str
    service: str
    amount: str
    days: str
    counted_from: str


@dataclass(frozen=True, slots=True)
class Front:
    """`start_url` is the only service, or the list of all."""

    start_url: str
    cards: Sequence[ServiceCard]
    prices: Sequence[Price]
    way: Sequence[Step]


def page(definitions: Sequence[Definition], on: date) -> Front:
    cards = [offerings.card(definition, on) for definition in definitions]
    return Front(
        start_url=cards[0].url if len(cards) == 1 else "/layanan/",
        cards=cards,
        prices=_prices([definition for definition in definitions if definition.family == SHOWN], on),
        way=[Step(*STAGES[stage]) for stage in WAY],
    )


def _prices(definitions: Sequence[Definition], on: date) -> list[Price]:
    """What is sold, each once with the first service that sells it. What comes on top is on the pages of the services."""
    found: dict[str, Price] = {}
    for definition in definitions:
        days = days_words(definition)
        counted_from = str(definition.working_days_from or "") if days != ASK else ""
        for fee in prices.offered(definition, on):
            if fee.amount and not fee.on_top:
                price = Price(str(fee.label), str(definition.title), rupiah(fee.amount), days, counted_from)
                found.setdefault(fee.code, price)
    return list(found.values())
