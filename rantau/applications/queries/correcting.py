"""What was sent back, what it changed, and which typing errors an officer may put right."""

from django.db.models import QuerySet

from rantau.applications import differences
from rantau.applications.differences import Corrected
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application, Correction
from rantau.applications.queries.answering import answers, counting_day, definition
from rantau.questions import schema
from rantau.questions.schema import Question

FIXED_IN = (Phase.CONFIRMED, Phase.UNDER_EXAMINATION, Phase.APPROVED)


def open_correction(application: Application) -> Correction | None:
    """What is still to be put right; nothing where the application has ended meanwhile."""
    if application.has_ended:
        return None
    return Correction.objects.filter(application=application, sent_at=None).first()


def corrections(application: Application) -> QuerySet[Correction]:
    return Correction.objects.filter(application=application).order_by("asked_at")


def corrected(application: Application) -> list[Corrected]:
    """What each correction changed, oldest first; of the open one what has been changed so far."""
    asked = list(corrections(application))
    if not asked:
        return []
    return differences.of(asked, definition(application), answers(application), counting_day(application))


def fixable(application: Application) -> list[Question]:
    """The answers in which an officer may put a typing error right now; none before it is paid or once it is over."""
    if application.phase not in FIXED_IN:
        return []
    sections = schema.visible_sections(definition(application).sections, given := answers(application))
    asked = [question for section in sections for question in schema.visible_questions(section, given)]
    return [question for question in asked if given.get(question.code) and _is_spelt(question)]


def _is_spelt(question: Question) -> bool:
    """Names and the place of birth: what one letter too many spoils. Numbers, dates and sex say who somebody is."""
    written = question.correctable and question.kind is schema.Kind.TEXT
    return question.kind is schema.Kind.NAME or question.prefill == "person.birth_place" or written
