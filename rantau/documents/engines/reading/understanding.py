"""From lines to what a paper says. Pure: whether a district exists is asked of whoever knows."""

from collections.abc import Sequence
from datetime import date

from rantau.documents.engines.reading import akta, kinds, kk, ktp, passport
from rantau.documents.engines.reading.base import Kind, Line, Reading
from rantau.documents.engines.reading.values import DistrictKnown


def understand(lines: Sequence[Line], *, district_known: DistrictKnown, on: date) -> Reading:
    """The kind of the paper and its facts; neither for a paper of no known kind. `on` is the day of reading."""
    kind = kinds.kind_of(lines)
    if kind is Kind.PASSPORT:
        return Reading(kind, passport.fields(lines, on))
    parsers = {Kind.KTP: ktp.fields, Kind.KK: kk.fields, Kind.AKTA: akta.fields}
    return Reading(kind, parsers[kind](lines, district_known) if kind in parsers else ())
