"""A change tried on applications that were sent: which of them would go another way. Tells codes and amounts only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import msgspec
from django.utils.translation import gettext as _

from rantau.catalogue.definition import Definition, Service
from rantau.catalogue.queries.deciding import (
    advice_for,
    case_for,
    fees_for,
    fees_unknown,
    papers_for,
    process_for,
    total,
)
from rantau.catalogue.queries.past import PastCase
from rantau.catalogue.queries.wording import words
from rantau.questions import schema


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a service means for one application."""

    case: str
    process: tuple[str, ...]
    papers: tuple[str, ...]
    stops: tuple[str, ...]
    missing: tuple[str, ...]
    fee: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """An application that would go another way, and how."""

    reference: str
    changes: tuple[str, ...]


def effects(before: Service, after: Service, cases: Iterable[PastCase], on: date) -> list[Effect]:
    """Only those for which something would be different. Fees are those of the day `on`."""
    old, new = _definition(before), _definition(after)
    told = (Effect(case.reference, tuple(_changes(_try(old, case, on), _try(new, case, on)))) for case in cases)
    return [effect for effect in told if effect.changes]


def _definition(service: Service) -> Definition:
    """Something that answers can be tried on; the number of a version does not matter there."""
    values = {field.name: getattr(service, field.name) for field in msgspec.structs.fields(Service)}
    return Definition(**values, version=0)


def _try(definition: Definition, past: PastCase, on: date) -> Outcome:
    given, day = past.answers, past.on
    case = case_for(definition, given, day)
    unknown = bool(fees_unknown(definition, given, on))
    return Outcome(
        case=case.code if case else "",
        process=process_for(definition, given, day),
        papers=tuple(paper.code for paper in papers_for(definition, given, day) if paper.required),
        stops=tuple(advice.code for advice in advice_for(definition, given, day) if advice.blocks),
        missing=tuple(code for _page, code in schema.missing(definition.sections, given, day)),
        fee=None if unknown else total(fees_for(definition, given, on)),
    )


def _changes(before: Outcome, after: Outcome) -> Iterator[str]:
    if before.case != after.case:
        yield _("keadaan %(before)s menjadi %(after)s") % {
            "before": words("", before.case), "after": words("", after.case),
        }  # fmt: skip
    if before.fee != after.fee:
        yield _("biaya %(before)s menjadi %(after)s") % {
            "before": words("amount", before.fee), "after": words("amount", after.fee),
        }  # fmt: skip
    yield from _more_and_less(before.papers, after.papers, _("berkas %(code)s perlu"), _("berkas %(code)s tidak perlu"))
    yield from _more_and_less(before.stops, after.stops, _("ditahan oleh %(code)s"), _("tidak ditahan oleh %(code)s"))
    yield from _more_and_less(before.missing, after.missing, _("pertanyaan %(code)s belum dijawab"), "")
    if before.process != after.process:
        yield _("tahap menjadi %(process)s") % {"process": words("process", after.process)}


def _more_and_less(before: tuple[str, ...], after: tuple[str, ...], more: str, less: str) -> Iterator[str]:
    yield from (more % {"code": code} for code in after if code not in before)
    yield from (less % {"code": code} for code in before if less and code not in after)
