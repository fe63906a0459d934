"""What keeps an application from being sent, found before it costs money."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rantau.catalogue.definition import Definition
from rantau.catalogue.queries.deciding import advice_for, case_for, fees_unknown, papers_for, process_for
from rantau.foundation import clock
from rantau.questions import schema
from rantau.questions.schema import Answers


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps an application from being sent. `where` is "section:identity", "paper:KTP" or ""."""

    code: str
    sentence: str
    where: str


def missing_before_submit(
    definition: Definition, answers: Answers, uploaded: set[str], on: date | None = None
) -> list[Problem]:
    """Everything that keeps the application from being sent, in the order in which it can be put right."""
    day = on or clock.day_of(clock.now())
    problems = _unanswered(definition, answers, day)
    blocking = [advice for advice in advice_for(definition, answers, day) if advice.blocks]
    problems += [Problem(advice.code, str(advice.text), _page(advice.section)) for advice in blocking]
    if not problems and case_for(definition, answers, day) is None:
        problems.append(Problem("NO_CASE", _("Jawaban Anda tidak cocok dengan layanan ini. Tanyakan ke kantor."), ""))
    for paper in papers_for(definition, answers, day):
        if paper.required and paper.code not in uploaded:
            sentence = _("Berkas belum ada: %(paper)s.") % {"paper": paper.title}
            problems.append(Problem("PAPER_MISSING", sentence, f"paper:{paper.code}"))
    if _paid_ahead(process_for(definition, answers, day)) and fees_unknown(definition, answers, day):
        problems.append(Problem("FEE_UNKNOWN", _("Biayanya belum diketahui. Tanyakan ke kantor lebih dulu."), ""))
    return problems


def _paid_ahead(process: tuple[str, ...]) -> bool:
    """Whether money is asked for before an officer has decided and can say what it costs."""
    return "PAY" in process[: process.index("DECISION") if "DECISION" in process else None]


def _unanswered(definition: Definition, answers: Answers, day: date) -> list[Problem]:
    """One problem a page, however many of its questions are open."""
    open_pages = dict.fromkeys(page for page, _code in schema.missing(definition.sections, answers, day))
    titles = {section.code: str(section.title) for section in definition.sections}
    sentence = _("Bagian ini belum lengkap: %(page)s.")
    return [Problem("ANSWER_MISSING", sentence % {"page": titles[page]}, _page(page)) for page in open_pages]


def _page(section: str) -> str:
    return f"section:{section}" if section else ""
