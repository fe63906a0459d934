"""The page that says what a change would do, before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rantau.catalogue import queries
from rantau.catalogue.definition import Service
from rantau.catalogue.presenters.settings import name_of, value_words
from rantau.catalogue.queries import Spot
from rantau.ui import formats

LISTED = 10
LEAP = 5
"""An amount that many times as high or low is most likely a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Check:
    """`warning` is "" when nothing looks odd; `touched` are applications that were sent, by reference, and how."""

    title: str
    rows: Sequence[tuple[str, str, None]]
    warning: str
    changes: Sequence[str]
    summary: str
    touched: Sequence[tuple[str, str]]


def check(spot: Spot, value: object, since: date, reason: str, versions: tuple[Service, Service]) -> Check:
    before, after = versions
    cases = queries.past_cases(before.code, office=settings.OFFICE)
    effects = queries.effects(before, after, cases, since)
    return Check(
        title=name_of(spot),
        rows=[
            (_("Sekarang"), value_words(spot.kind, spot.value), None),
            (_("Menjadi"), value_words(spot.kind, value), None),
            (_("Berlaku mulai"), formats.day(since), None),
            (_("Alasan"), reason, None),
        ],
        warning=_warning(spot, value),
        changes=[difference.sentence for difference in queries.differences(before, after)],
        summary=_summary(len(effects), len(cases)),
        touched=[(effect.reference, "; ".join(effect.changes)) for effect in effects[:LISTED]],
    )


def _warning(spot: Spot, value: object) -> str:
    was = spot.value
    if spot.kind != "FEE" or not isinstance(was, int) or not isinstance(value, int) or not was:
        return ""
    if was * LEAP >= value and value * LEAP >= was:
        return ""
    return _("Jumlah ini jauh berbeda dari yang sekarang. Periksa jumlah nolnya.")


def _summary(touched: int, tried: int) -> str:
    if not tried:
        return _("Belum ada permohonan layanan ini yang dikirim untuk dicoba.")
    told = ngettext(
        "Dicoba pada %(n)d permohonan terakhir yang dikirim: %(touched)d akan berbeda.",
        "Dicoba pada %(n)d permohonan terakhir yang dikirim: %(touched)d akan berbeda.",
        tried,
    )
    return told % {"n": tried, "touched": touched}
