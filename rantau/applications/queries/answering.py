"""What was answered, and what the service makes of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from rantau.applications.models import Application, SectionAnswers
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition
from rantau.foundation import clock


def definition(application: Application) -> Definition:
    """The service as it was when the application was begun; an amount that nobody knew then, as it is known now."""
    begun_with = catalogue.definition(application.service_code, application.service_version)
    return catalogue.completed(begun_with, clock.now())


def answers(application: Application) -> dict[str, Any]:
    """All answers, question code to plain value. Question codes are unique within a service."""
    return merged(SectionAnswers.objects.filter(application=application))


def merged(pages: Iterable[SectionAnswers]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for page in sorted(pages, key=lambda page: page.saved_at):
        found |= page.answers
    return found


def name_of(application: Application) -> str:
    """As it was answered, and put right if it was mistyped; before anything was answered that of the profile."""
    return str(answers(application).get("full_name") or application.person.full_name)


def billed_answers(application: Application) -> dict[str, Any]:
    """What was answered, and in its place what the decision found."""
    return {**answers(application), **application.ruled}


def sections_saved(application: Application) -> set[str]:
    return set(SectionAnswers.objects.filter(application=application).values_list("section", flat=True))


def process(application: Application) -> tuple[str, ...]:
    """The stages that it goes through. Which case it is was found at submission, and stays."""
    service = definition(application)
    if application.case_code:
        return catalogue.process_of(service, application.case_code)
    return catalogue.process_for(service, answers(application))


def counting_day(application: Application) -> date | None:
    """The day at which rules count once it was sent: what was right then stays right. None (today) for a draft."""
    return clock.day_of(application.submitted_at) if application.submitted_at else None


def working_days(application: Application) -> int | None:
    """Until it is done, 0 for the same day; None where nobody here knows."""
    return catalogue.working_days_for(definition(application), answers(application), counting_day(application))


def who_comes(application: Application) -> tuple[str, ...]:
    """The roles of the people who must appear at the office."""
    return catalogue.come_for(definition(application), answers(application), counting_day(application))
