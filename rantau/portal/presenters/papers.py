"""Papers to bring, and for whom each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition, Paper
from rantau.questions.schema import Condition
from rantau.questions.summary import value_words


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper, what else will do, and for whom it is."""

    title: str
    hint: str
    alternatives: Sequence[str]
    only: str


def everybodys(definition: Definition, on: date) -> list[PaperLine]:
    """All papers that can still be asked for, those of some applicants with the words for whom."""
    wanted = [paper for paper in definition.papers if catalogue.still_met(definition, paper.when, on)]
    return [_line(paper, _only(definition, paper)) for paper in wanted]


def own(definition: Definition, answers: dict[str, Any], on: date) -> list[PaperLine]:
    """The papers of one person, for whom they are is clear."""
    return [_line(paper, "") for paper in catalogue.papers_for(definition, answers, on)]


def _line(paper: Paper, only: str) -> PaperLine:
    if not paper.required and not only:
        only = _("Bila ada.")
    return PaperLine(str(paper.title), str(paper.hint or ""), [str(other.title) for other in paper.alternatives], only)


def _only(definition: Definition, paper: Paper) -> str:
    if paper.who:
        return f"{paper.who}."
    if not paper.required or not paper.when:
        return ""
    return _in_words(definition, paper.when)


def _in_words(definition: Definition, condition: Condition) -> str:
    """The condition in the words of the question that decides it."""
    question = catalogue.question(definition, condition.question) if condition.question else None
    if question is None or condition.comparisons() != ["equals"]:
        return _("Hanya untuk sebagian pemohon.")
    answer = value_words(question, condition.equals)
    return _("Hanya bila “%(question)s” Anda jawab “%(answer)s”.") % {"question": question.label, "answer": answer}
