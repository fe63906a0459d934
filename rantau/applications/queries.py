"""Reads about applications. Whoever asks as a person gets their own only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rantau.accounts.queries import Person
from rantau.applications import process as way
from rantau.applications.lifecycle import ACTIVE, ENDED, FILING, LIFT_REASONS, Answer, Filing, Phase
from rantau.applications.models import (
    Application,
    Correction,
    FiledElsewhere,
    Guarantee,
    Lift,
    OutreachList,
    OutreachRow,
    SectionAnswers,
    StatusChange,
)
from rantau.applications.process import ends_with_letter
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition, FeeLine, Paper, PastCase
from rantau.documents import queries as documents
from rantau.documents.queries import Document
from rantau.foundation import clock
from rantau.foundation.refusals import Refusal
from rantau.issuing import queries as issuing
from rantau.issuing.queries import IssuedPaper
from rantau.payments import queries as bills
from rantau.vault import lookup

__all__ = [
    "FILING",
    "LETTER",
    "LIFT_REASONS",
    "Application",
    "FeeUnknown",
    "FiledElsewhere",
    "Filing",
    "Guarantee",
    "OutreachList",
    "OutreachRow",
    "SamePaper",
    "Standing",
    "active_for",
    "answers",
    "approved_at",
    "bookable_together",
    "born_on",
    "by_reference",
    "by_references",
    "changes",
    "corrections",
    "counting_day",
    "definition",
    "draft_of",
    "ends_with_letter",
    "filed_elsewhere",
    "guarantee",
    "guarantee_by_token",
    "guarantees_due",
    "guarantees_to_remind",
    "idle_drafts",
    "is_lifted",
    "lanes",
    "last_guarantee",
    "letter",
    "of_office",
    "of_person",
    "open_correction",
    "outreach_list",
    "outreach_lists",
    "outreach_rows",
    "process",
    "recently_sent",
    "running_for",
    "same_papers",
    "sections_saved",
    "stage",
    "standing",
    "to_pay",
    "together",
    "visible_to",
    "were_for",
    "who_comes",
    "working_days",
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
    """The service as it was when the application was begun; an amount that nobody knew then, as it is known now."""
    begun_with = catalogue.definition(application.service_code, application.service_version)
    return catalogue.completed(begun_with, clock.now())


def answers(application: Application) -> dict[str, Any]:
    """All answers, question code to plain value. Question codes are unique within a service."""
    return _merged(SectionAnswers.objects.filter(application=application))


def _merged(pages: Iterable[SectionAnswers]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for page in sorted(pages, key=lambda page: page.saved_at):
        found |= page.answers
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


def is_lifted(application: Application, code: str) -> bool:
    """Whether an officer let this stop pass."""
    return Lift.objects.filter(application=application, code=code).exists()


def open_correction(application: Application) -> Correction | None:
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


def of_person(person_id: UUID, *, running: bool) -> QuerySet[Application]:
    """Applications for this person that have not ended; `running` leaves drafts aside."""
    begun = Phase.DRAFT if running else ""
    return Application.objects.filter(person_id=person_id).exclude(phase__in=(*ENDED, begun))


def running_for(people: Sequence[UUID]) -> dict[UUID, list[Application]]:
    """What has not ended for each of these people, drafts too; one query."""
    found: dict[UUID, list[Application]] = {}
    for row in Application.objects.filter(person_id__in=people).exclude(phase__in=ENDED).order_by("begun_at"):
        found.setdefault(row.person_id, []).append(row)
    return found


def together(application: Application, *, ended: bool = False) -> list[Application]:
    """The others of the account that are made together with this one, the first begun first; `ended` ones too."""
    if application.party is None:
        return []
    rows = Application.objects.filter(party=application.party, owner_id=application.owner_id)
    rows = rows.exclude(pk=application.pk).exclude(phase__in=() if ended else ENDED)
    return list(rows.select_related("person").order_by("begun_at", "id"))


def bookable_together(application: Application, lane: str) -> list[Application]:
    """Those who could take a place in this lane now as well."""
    return [
        other
        for other in together(application)
        if other.office_code == application.office_code and lane in lanes(other, stage(other))
    ]


@dataclass(frozen=True, slots=True)
class SamePaper:
    """What was brought for another application of the family and will do in this slot."""

    slot: str
    document: Document
    brought_for: str


def same_papers(application: Application, wanted: Sequence[Paper]) -> list[SamePaper]:
    """By slot of this application, whatever lies there already."""
    found = []
    for other in together(application):
        theirs = {paper.code: paper for paper in definition(other).papers}
        for document in documents.usable(other.reference):
            brought = theirs.get(document.slot)
            slots = [paper.code for paper in wanted if brought and _same(paper, application, brought, other)]
            found += [SamePaper(slot, document, other.person.full_name) for slot in slots]
    return found


def _same(wanted: Paper, here: Application, brought: Paper, there: Application) -> bool:
    """The same paper of the household, or the own card of a parent, there or here."""
    if wanted.shared and brought.shared and wanted.code == brought.code:
        return True
    return _own_card(wanted, brought, there.person) or _own_card(brought, wanted, here.person)


def _own_card(of_parent: Paper, own: Paper, person: Person) -> bool:
    """Whether `person` brings as `own` for themselves what is asked of a parent."""
    sex = {"FATHER": "M", "MOTHER": "F"}.get(of_parent.whose, "")
    return bool(of_parent.own_slot) and of_parent.own_slot == own.code and sex != "" and person.sex == sex


def were_for(person_id: UUID) -> bool:
    """Whether any application, ended or not, names this person."""
    return Application.objects.filter(person_id=person_id).exists()


def draft_of(person_id: UUID, service_code: str) -> Application | None:
    """What of the person can still be changed: a draft, or one that may become a draft again if nobody vouches."""
    open_to_change = (Phase.DRAFT, Phase.AWAITING_GUARANTOR)
    return Application.objects.filter(person_id=person_id, service_code=service_code, phase__in=open_to_change).first()


def recently_sent(service_code: str, limit: int) -> list[PastCase]:
    """The applications of this service that were sent last, whatever became of them; two queries."""
    rows = Application.objects.filter(service_code=service_code, submitted_at__isnull=False)
    return [
        PastCase(row.reference, _merged(row.sections.all()), clock.day_of(row.submitted_at))
        for row in rows.order_by("-submitted_at").prefetch_related("sections")[:limit]
        if row.submitted_at
    ]


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


def outreach_lists(office_code: str) -> QuerySet[OutreachList]:
    """The lists of an office with `people` counted, the latest day first."""
    rows = OutreachList.objects.filter(office_code=office_code).annotate(people=Count("rows"))
    return rows.select_related("point").order_by("-day", "-made_at")


def outreach_list(list_id: UUID, office_code: str) -> OutreachList | None:
    """One list of this office, or None."""
    return outreach_lists(office_code).filter(pk=list_id).first()


def outreach_rows(outreach: OutreachList) -> list[OutreachRow]:
    return list(OutreachRow.objects.filter(outreach=outreach).order_by("added_at", "id"))
