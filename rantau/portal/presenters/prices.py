"""What things cost, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition, Fee
from rantau.foundation.money import rupiah
from rantau.portal.presenters.durations import ASK

Words = str | Promise
FREE: Words = gettext_lazy("Gratis")


def offered(definition: Definition, on: date) -> list[Fee]:
    """The tariff of that day, without the lines for what nobody can choose any more."""
    return [fee for fee in catalogue.tariff(definition, on) if catalogue.still_met(definition, fee.when, on)]


def tariff(definition: Definition, on: date) -> list[tuple[str, str]]:
    """Every line that anybody may have to pay, each with its amount."""
    if not definition.fees:
        return _nothing(definition)
    return [(str(fee.label), amount_words(fee.amount)) for fee in offered(definition, on)]


def own(definition: Definition, answers: dict[str, Any], on: date) -> list[tuple[str, str]]:
    """The lines of one person."""
    if not definition.fees:
        return _nothing(definition)
    lines = catalogue.fees_for(definition, answers, on)
    known = [(str(line.label), rupiah(line.amount)) for line in lines]
    if len(lines) > 1:
        known.append((_("Jumlah semua"), rupiah(catalogue.total(lines))))
    return known + [(str(label), str(ASK)) for label in catalogue.fees_unknown(definition, answers, on)]


def span(definition: Definition, on: date) -> str:
    """ "Rp650.000 - Rp950.000", without what comes on top for some."""
    if not definition.fees:
        return _free(definition)
    return _span(fee for fee in offered(definition, on) if not fee.on_top)


def amount_words(amount: int | None) -> str:
    return str(ASK) if amount is None else rupiah(amount)


def _span(fees: Iterable[Fee]) -> str:
    amounts = sorted({fee.amount for fee in fees if fee.amount is not None})
    if not amounts:
        return str(ASK)
    ends = amounts if len(amounts) == 1 else [amounts[0], amounts[-1]]
    return " - ".join(rupiah(amount) for amount in ends)


def _free(definition: Definition) -> str:
    """A service without fees; one that goes on elsewhere is paid there."""
    if definition.hand_off is None:
        return str(FREE)
    return _("Dibayar di %(where)s, bukan di sini") % {"where": definition.hand_off.name}


def _nothing(definition: Definition) -> list[tuple[str, str]]:
    return [(_("Biaya"), _free(definition))]
