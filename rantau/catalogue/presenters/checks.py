"""The page that says what a change would do, before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rantau.catalogue import queries
from rantau.catalogue.definition import Service
from rantau.catalogue.presenters.doubts import doubt
from rantau.catalogue.presenters.settings import name_of, value_words
from rantau.catalogue.queries import Spot
from rantau.ui import formats

LISTED = 10


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
        warning=doubt(spot, value),
        changes=[difference.sentence for difference in queries.differences(before, after)],
        summary=_summary(len(effects), len(cases)),
        touched=[(effect.reference, "; ".join(effect.changes)) for effect in effects[:LISTED]],
    )


def _summary(touched: int, tried: int) -> str:
    if not tried:
        return _("Belum ada permohonan layanan ini yang dikirim untuk dicoba.")
    told = ngettext(
        "Dicoba pada %(n)d permohonan terakhir yang dikirim: %(touched)d akan berbeda.",
        "Dicoba pada %(n)d permohonan terakhir yang dikirim: %(touched)d akan berbeda.",
        tried,
    )
    return told % {"n": tried, "touched": touched}
