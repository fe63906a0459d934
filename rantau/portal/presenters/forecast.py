"""When it should be ready, in words."""

from datetime import date

from django.utils.translation import gettext as _

from rantau.portal.queries import Expected
from rantau.ui.formats import day


def expected_words(expected: Expected | None) -> str:
    """ "Perkiraan 22 sampai 23 Januari 2026 (8 dari 10 permohonan di kantor ini)." """
    if expected is None:
        return ""
    if expected.late:
        return _("Lebih lama dari biasanya. Kantor sedang mengerjakannya.")
    if not expected.measured:
        return _("Paling lambat %(day)s menurut standar pelayanan.") % {"day": day(expected.last)}
    span = _span(expected.first, expected.last)
    return _("Perkiraan %(span)s (8 dari 10 permohonan di kantor ini).") % {"span": span}


def _span(first: date, last: date) -> str:
    if first == last:
        return day(first)
    return _("%(first)s sampai %(last)s") % {"first": day(first), "last": day(last)}
