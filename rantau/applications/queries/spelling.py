"""Which typing errors an officer may put right, and which were."""

from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application, SpellingFix
from rantau.applications.queries.answering import answers, definition
from rantau.questions import schema
from rantau.questions.schema import Question

FIXED_IN = (Phase.CONFIRMED, Phase.UNDER_EXAMINATION, Phase.APPROVED)


def fixable(application: Application) -> list[Question]:
    """The answers in which an officer may put a typing error right now; none before it is paid or once it is over."""
    if application.phase not in FIXED_IN:
        return []
    sections = schema.visible_sections(definition(application).sections, given := answers(application))
    asked = [question for section in sections for question in schema.visible_questions(section, given)]
    return [question for question in asked if given.get(question.code) and _is_spelt(question)]


def spelling_fixes(application: Application) -> list[tuple[SpellingFix, str]]:
    """What was put right so far, each with the words of its question, oldest first."""
    sections = definition(application).sections
    labels = {question.code: str(question.label) for section in sections for question in section.questions}
    rows = SpellingFix.objects.filter(application=application).order_by("at")
    return [(fix, labels.get(fix.question, fix.question)) for fix in rows]


def _is_spelt(question: Question) -> bool:
    """Names and the place of birth: what one letter too many spoils. Numbers, dates and sex say who somebody is."""
    written = question.correctable and question.kind is schema.Kind.TEXT
    return question.kind is schema.Kind.NAME or question.prefill == "person.birth_place" or written
