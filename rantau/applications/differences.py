"""What corrections changed: the answers that were sent back beside those that came instead, and the papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rantau.applications.models import Correction, FormerAnswers
from rantau.catalogue.queries import Definition
from rantau.documents import queries as documents
from rantau.questions import schema, summary
from rantau.questions.schema import Section


@dataclass(frozen=True, slots=True)
class Change:
    """One answer before and after, as people read it; None where the question was not asked."""

    label: str
    before: summary.Row | None
    after: summary.Row | None


@dataclass(frozen=True, slots=True)
class CorrectedPage:
    """A page that was saved anew. Without `changes` it says the same as before."""

    section: str
    title: str
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class CorrectedPaper:
    slot: str
    title: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """`untouched` are the titles of the pages that were sent back and not saved since."""

    correction: Correction
    pages: Sequence[CorrectedPage]
    papers: Sequence[CorrectedPaper]
    untouched: Sequence[str]


def of(asked: Sequence[Correction], service: Definition, given: Mapping[str, Any], on: date | None) -> list[Corrected]:
    """`asked` are all corrections of one application, oldest first; `given` are its answers now."""
    former = list(FormerAnswers.objects.filter(correction__in=asked).order_by("at"))
    brought = {paper.slot: paper.uploaded_at for paper in documents.of(asked[0].application.reference)}
    return [
        Corrected(
            correction,
            _pages(correction, former, service, given, on),
            _papers(correction, service, brought),
            _untouched(correction, former, service),
        )
        for correction in asked
    ]


def _pages(
    correction: Correction,
    former: Sequence[FormerAnswers],
    service: Definition,
    given: Mapping[str, Any],
    on: date | None,
) -> list[CorrectedPage]:
    sections = {section.code: section for section in service.sections}
    found = []
    for old in former:
        if old.correction_id != correction.pk or old.section not in sections:
            continue
        section = sections[old.section]
        rest = _without(section, given)
        # What came instead was itself sent back later, or is what counts now.
        again = next((later for later in former if later.section == old.section and later.at > old.at), None)
        after = {**rest, **again.answers} if again else given
        changes = _changes(section, {**rest, **old.answers}, after, on)
        found.append(CorrectedPage(section.code, str(section.title), changes))
    return found


def _without(section: Section, given: Mapping[str, Any]) -> dict[str, Any]:
    own = {question.code for question in section.questions}
    return {code: value for code, value in given.items() if code.removesuffix(schema.CONFIRMED) not in own}


def _changes(section: Section, before: Mapping[str, Any], after: Mapping[str, Any], on: date | None) -> list[Change]:
    """The questions whose answer reads differently, in the order of the page."""
    was = {row.code: row for row in summary.rows(section, before, on)}
    now = {row.code: row for row in summary.rows(section, after, on)}
    changes = []
    for code in [*now, *(gone for gone in was if gone not in now)]:
        old, new = was.get(code), now.get(code)
        shown = new or old
        if shown and (old.value if old else None) != (new.value if new else None):
            changes.append(Change(shown.label, old, new))
    return changes


def _papers(correction: Correction, service: Definition, brought: Mapping[str, Any]) -> list[CorrectedPaper]:
    titles = {paper.code: str(paper.title) for paper in service.papers}
    slots = [item.removeprefix("paper:") for item in correction.items if item.startswith("paper:")]
    return [
        CorrectedPaper(slot, titles.get(slot, slot), slot in brought and brought[slot] > correction.asked_at)
        for slot in slots
    ]


def _untouched(correction: Correction, former: Sequence[FormerAnswers], service: Definition) -> list[str]:
    saved = {old.section for old in former if old.correction_id == correction.pk}
    asked = {item.removeprefix("section:") for item in correction.items if item.startswith("section:")}
    return [str(section.title) for section in service.sections if section.code in asked - saved]
