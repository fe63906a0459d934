"""Service pages: what the catalogue says, in the words and the order in which people need it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition, Fee, Paper
from rantau.foundation.money import rupiah
from rantau.portal.presenters.durations import ASK, time_of, time_words
from rantau.portal.presenters.stages import steps
from rantau.portal.presenters.standard import Point, points
from rantau.questions.schema import Condition
from rantau.questions.summary import value_words
from rantau.ui.parts import Step

Words = str | Promise
FAMILIES: dict[str, Words] = {
    "passport": gettext_lazy("Paspor"),
    "stay_permit": gettext_lazy("Izin tinggal"),
    "visa": gettext_lazy("Visa"),
    "other": gettext_lazy("Layanan lain"),
}
FREE: Words = gettext_lazy("Gratis")
NOT_HERE: Words = gettext_lazy("Tidak ada biaya di kantor ini")


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
    title: str
    cards: Sequence[ServiceCard]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper, what else will do, and for whom it is."""

    title: str
    hint: str
    alternatives: Sequence[str]
    only: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    code: str
    title: str
    summary: str
    for_whom: str
    papers: Sequence[PaperLine]
    fees: Sequence[tuple[str, str]]
    time: str
    steps: Sequence[Step]
    bring: Sequence[str]
    lanes: Sequence[str]
    forfeiture: str
    standard: Sequence[Point]
    start_url: str
    wizard_url: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the wizard ends in: the case, or why this is not the right service."""

    case: str
    stops: Sequence[tuple[str, str]]
    """(what to know, where to go on or "")."""
    hints: Sequence[str]
    answers: Sequence[tuple[str, str, None]]
    papers: Sequence[PaperLine]
    fees: Sequence[tuple[str, str]]
    time: str


def families(grouped: dict[str, list[Definition]], on: date) -> list[Family]:
    return [
        Family(str(FAMILIES[family]), [card(definition, on) for definition in definitions])
        for family, definitions in grouped.items()
    ]


def card(definition: Definition, on: date) -> ServiceCard:
    return ServiceCard(
        title=str(definition.title),
        summary=str(definition.summary),
        url=reverse("portal:service", args=[definition.code]),
        fee=_span(catalogue.tariff(definition, on)) if definition.fees else str(_free(definition)),
        time=time_words(definition),
    )


def page(definition: Definition, on: date) -> ServicePage:
    """Everything a service page shows, with the tariff of that day."""
    papers = [_paper(definition, paper, told=True) for paper in definition.papers]
    fees = [(str(fee.label), _amount(fee.amount)) for fee in catalogue.tariff(definition, on)]
    fees = fees if definition.fees else _nothing(definition)
    return ServicePage(
        code=definition.code,
        title=str(definition.title),
        summary=str(definition.summary),
        for_whom=str(definition.for_whom),
        papers=papers,
        fees=fees,
        time=time_words(definition),
        steps=steps(definition),
        bring=[str(thing) for thing in definition.bring],
        lanes=[str(rule.who) for rule in definition.lane_rules.values()],
        forfeiture=str(definition.forfeiture or ""),
        standard=points(definition, papers=[paper.title for paper in papers], fees=fees, time=time_words(definition)),
        start_url=f"/permohonan/baru/{definition.code}/",
        wizard_url=reverse("portal:wizard", args=[definition.code]) if definition.wizard else "",
    )


def checklist(definition: Definition, answers: dict[str, Any], on: date, offered: set[str]) -> Checklist:
    """For these answers of the wizard. `offered` are the codes of the services that advice can lead to."""
    advice = catalogue.advice_for(definition, answers, on)
    case = catalogue.case_for(definition, answers, on)
    stops = [(str(told.text), _further(told.to, offered)) for told in advice if told.blocks]
    if case is None and not stops:
        stops = [(_("Jawaban Anda tidak cocok dengan layanan ini. Tanyakan ke kantor."), "/kantor/")]
    lines = [(str(line.label), rupiah(line.amount)) for line in catalogue.fees_for(definition, answers, on)]
    unknown = [(str(label), str(ASK)) for label in catalogue.fees_unknown(definition, answers, on)]
    asked = [question for question in definition.wizard if question.code in answers]
    return Checklist(
        case=str(case.title) if case and not stops else "",
        stops=stops,
        hints=[str(told.text) for told in advice if not told.blocks],
        answers=[(str(question.label), value_words(question, answers[question.code]), None) for question in asked],
        papers=[_paper(definition, paper, told=False) for paper in catalogue.papers_for(definition, answers, on)],
        fees=lines + unknown if definition.fees else _nothing(definition),
        time=time_of(definition, {catalogue.working_days_for(definition, answers, on)}),
    )


def _free(definition: Definition) -> Words:
    """A service without fees; one that goes on elsewhere may cost something there."""
    return NOT_HERE if definition.hand_off else FREE


def _nothing(definition: Definition) -> list[tuple[str, str]]:
    return [(_("Biaya"), str(_free(definition)))]


def _amount(amount: int | None) -> str:
    return str(ASK) if amount is None else rupiah(amount)


def _span(fees: Iterable[Fee]) -> str:
    """ "Rp650.000 - Rp950.000"."""
    amounts = sorted({fee.amount for fee in fees if fee.amount is not None})
    if not amounts:
        return str(ASK)
    ends = amounts if len(amounts) == 1 else [amounts[0], amounts[-1]]
    return " - ".join(rupiah(amount) for amount in ends)


def _further(to: str, offered: set[str]) -> str:
    """Where advice leads: an address as it stands, a service to its page when it is offered here."""
    if to in offered:
        return reverse("portal:service", args=[to])
    return to if to.startswith("https://") else ""


def _paper(definition: Definition, paper: Paper, *, told: bool) -> PaperLine:
    """`told`: say for whom a conditional paper is; in a personal list that is clear already."""
    only = (str(paper.who) if paper.who else _only(definition, paper.when)) if told and paper.when else ""
    if not paper.required:
        only = _("Bila ada.")
    return PaperLine(str(paper.title), str(paper.hint or ""), [str(other.title) for other in paper.alternatives], only)


def _only(definition: Definition, condition: Condition) -> str:
    """The condition in the words of the question that decides it."""
    question = catalogue.question(definition, condition.question) if condition.question else None
    if question is None or condition.comparisons() != ["equals"]:
        return _("Hanya untuk sebagian pemohon.")
    answer = value_words(question, condition.equals)
    return _("Hanya bila “%(question)s” Anda jawab “%(answer)s”.") % {"question": question.label, "answer": answer}
