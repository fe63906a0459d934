"""Reads about applications. Whoever asks as a person gets their own only."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rantau.applications import process as way
from rantau.applications.lifecycle import ACTIVE, FILING, Answer, Filing, Phase
from rantau.applications.models import (
    Application,
    Correction,
    FiledElsewhere,
    Guarantee,
    SectionAnswers,
    StatusChange,
)
from rantau.applications.process import ends_with_letter
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition, FeeLine
from rantau.foundation import clock
from rantau.foundation.refusals import Refusal
from rantau.issuing import queries as issuing
from rantau.issuing.queries import IssuedPaper
from rantau.payments import queries as bills
from rantau.vault import lookup

__all__ = [
    "FILING", "LETTER", "Application", "FeeUnknown", "FiledElsewhere", "Filing", "Guarantee", "Standing",
    "active_for", "answers", "approved_at", "born_on", "by_reference", "by_references", "changes",
    "corrections", "counting_day", "definition", "draft_of", "ends_with_letter", "filed_elsewhere",
    "guarantee", "guarantee_by_token", "guarantees_due", "guarantees_to_remind", "idle_drafts", "lanes",
    "last_guarantee", "letter", "of_office", "open_correction", "process", "sections_saved", "stage",
    "standing", "to_pay", "visible_to", "who_comes", "working_days",
]  # fmt: skip
IDLE = timedelta(days=30)
A_DAY = timedelta(days=1)
LETTER = "LETTER"


class FeeUnknown(Refusal):
    code = "applications.fee_unknown"
    message = _("Biayanya belum diketahui. Tanyakan ke kantor lebih dulu.")


def visible_to(account_id: UUID) -> QuerySet[Application]:
    """The account's own, newest first."""
    return Application.objects.filter(owner_id=account_id).select_related("person").order_by("-begun_at", "id")


def by_reference(reference: str) -> Application:
    """For officers' rooms, which check who may see it. Raises Application.DoesNotExist."""
    return Application.objects.select_related("person", "owner").get(reference=reference)


def by_references(references: list[str]) -> dict[str, Application]:
    rows = Application.objects.filter(reference__in=references).select_related("person")
    return {row.reference: row for row in rows}


def of_office(office_code: str) -> QuerySet[Application]:
    return Application.objects.filter(office_code=office_code).select_related("person")


def definition(application: Application) -> Definition:
    """The service as it was when the application was begun."""
    return catalogue.definition(application.service_code, application.service_version)


def answers(application: Application) -> dict[str, Any]:
    """All answers, question code to plain value. Question codes are unique within a service."""
    found: dict[str, Any] = {}
    for section in SectionAnswers.objects.filter(application=application).order_by("saved_at"):
        found |= section.answers
    return found


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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an application stands in its process: the stage that is due ("" at the end), and whether it owes a fee.

    `owes` is only known where it decides what comes next.
    """

    process: tuple[str, ...]
    stage: str
    owes: bool

    @property
    def pays_for_place(self) -> bool:
        """Whether choosing a place opens the bill for it."""
        return self.owes and way.pays_for_place(self.process)

    @property
    def pays_before_decision(self) -> bool:
        return way.pays_before_decision(self.process)


def standing(application: Application, *, owes: bool | None = None) -> Standing:
    """`owes` is for whoever knows already whether something is to be paid."""
    phase, stages = Phase(application.phase), process(application)
    waits = phase == Phase.SUBMITTED
    if owes is None:
        owes = waits and "PAY" in stages and _owes(application)
    accepted = waits and "PRE_CHECK" in stages and _was_moved(application, "accept")
    return Standing(stages, way.next_stage(stages, way.Done(phase, accepted, paid=not owes)), owes)


def stage(application: Application) -> str:
    return standing(application).stage


def letter(application: Application) -> IssuedPaper | None:
    """The letter that it ended with, once the worker has made it."""
    return issuing.of(application.reference, LETTER).first()


def filed_elsewhere(application: Application) -> FiledElsewhere | None:
    """Its number and standing at another agency, once the person has filed it there."""
    return FiledElsewhere.objects.filter(application=application).first()


def approved_at(application: Application) -> datetime | None:
    changes = StatusChange.objects.filter(application=application, move="approve").order_by("-id")
    return changes.values_list("at", flat=True).first()


def _was_moved(application: Application, name: str) -> bool:
    return StatusChange.objects.filter(application=application, move=name).exists()


def _owes(application: Application) -> bool:
    """Also what nobody here knows the price of is still to be paid."""
    try:
        return bool(to_pay(application))
    except FeeUnknown:
        return True


def lanes(application: Application, due: str) -> list[str]:
    """The lanes in which the person books an hour at this stage; the usual one first."""
    if due == "BAP":
        return ["BAP"]
    if due not in {"PLACE", "VISIT"}:
        return []
    service = definition(application)
    open_to_them = catalogue.lanes_for(service, answers(application), counting_day(application))
    return [lane for lane in catalogue.bookable(service) if lane in open_to_them]


def to_pay(application: Application, on: date | None = None) -> list[FeeLine]:
    """The lines still to be paid with the tariff of that day (today); none once it was paid, or when it is free.

    Raises FeeUnknown when nobody here knows what it costs.
    """
    service, day = definition(application), on or clock.day_of(clock.now())
    if not service.fees or "PAY" not in process(application) or bills.settled(application.reference) is not None:
        return []
    given = answers(application)
    if catalogue.fees_unknown(service, given, day):
        raise FeeUnknown
    return [line for line in catalogue.fees_for(service, given, day) if line.amount]


def sections_saved(application: Application) -> set[str]:
    return set(SectionAnswers.objects.filter(application=application).values_list("section", flat=True))


def open_correction(application: Application) -> Correction | None:
    """What is still to be put right; nothing where the application has ended meanwhile."""
    if application.has_ended:
        return None
    return Correction.objects.filter(application=application, sent_at=None).first()


def corrections(application: Application) -> QuerySet[Correction]:
    return Correction.objects.filter(application=application).order_by("asked_at")


def changes(application: Application) -> list[StatusChange]:
    """How it came to be where it is, oldest first."""
    return list(StatusChange.objects.filter(application=application).order_by("id"))


def idle_drafts(now: datetime) -> QuerySet[Application]:
    return Application.objects.filter(phase=Phase.DRAFT, saved_at__lt=now - IDLE)


def active_for(nik_hash: bytes, service_code: str) -> Application | None:
    """The running application of the person with this NIK."""
    rows = Application.objects.filter(nik_hash=nik_hash, service_code=service_code, phase__in=ACTIVE)
    return rows.first()


def draft_of(person_id: UUID, service_code: str) -> Application | None:
    """What of the person can still be changed: a draft, or one that may become a draft again if nobody vouches."""
    open_to_change = (Phase.DRAFT, Phase.AWAITING_GUARANTOR)
    return Application.objects.filter(person_id=person_id, service_code=service_code, phase__in=open_to_change).first()


def born_on(application: Application) -> date | None:
    """The applicant's date of birth; the second secret of the public status check."""
    born: date | None = application.person.birth_date
    return born


def guarantee(guarantee_id: UUID) -> Guarantee:
    """For rooms that write to the guarantor. Raises Guarantee.DoesNotExist."""
    return Guarantee.objects.select_related("application__person").get(pk=guarantee_id)


def guarantee_by_token(token: str, now: datetime) -> Guarantee | None:
    """The question that a link leads to while it can be answered; a link that is over is like one that never was."""
    rows = _asked().filter(token_hash=token_hash(token), expires_at__gt=now)
    return rows.select_related("application__person").first()


def last_guarantee(application: Application) -> Guarantee | None:
    """What came of the last question to a guarantor."""
    return Guarantee.objects.filter(application=application).order_by("-asked_at").first()


def guarantees_due(now: datetime) -> QuerySet[Guarantee]:
    """Nobody answered in time."""
    return _asked().filter(expires_at__lte=now)


def guarantees_to_remind(now: datetime) -> QuerySet[Guarantee]:
    """Asked or reminded a day ago or longer, and still to be answered."""
    waiting = _asked().filter(expires_at__gt=now, asked_at__lte=now - A_DAY)
    return waiting.filter(Q(reminded_at=None) | Q(reminded_at__lte=now - A_DAY))


def token_hash(token: str) -> bytes:
    return lookup.hash_of("applications.guarantee", token)


def _asked() -> QuerySet[Guarantee]:
    return Guarantee.objects.filter(state=Answer.ASKED, application__phase=Phase.AWAITING_GUARANTOR)
