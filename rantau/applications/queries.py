"""Reads about applications. Whoever asks as a person gets their own only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rantau.accounts.queries import Person
from rantau.applications import differences
from rantau.applications import process as way
from rantau.applications.differences import Corrected
from rantau.applications.lifecycle import ACTIVE, ENDED, FILING, LIFT_REASONS, SPELLING_REASONS, Answer, Filing, Phase
from rantau.applications.models import (
    Application,
    Correction,
    FiledElsewhere,
    Guarantee,
    Lift,
    SectionAnswers,
    StatusChange,
    Suspension,
)
from rantau.applications.process import ends_with_letter
from rantau.appointments import queries as bookings
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition, FeeLine, Paper, PastCase
from rantau.documents import queries as documents
from rantau.documents.queries import Document
from rantau.foundation import clock
from rantau.foundation.refusals import Refusal
from rantau.issuing import queries as issuing
from rantau.issuing.queries import IssuedPaper
from rantau.offices import queries as offices
from rantau.payments import queries as bills
from rantau.questions import schema
from rantau.questions.schema import Question
from rantau.vault import lookup

__all__ = [
    "FILING", "LETTER", "LIFT_REASONS", "SPELLING_REASONS", "Application", "Corrected", "FeeUnknown",
    "FiledElsewhere", "Filing", "Guarantee", "SamePaper", "Standing", "active_for", "answers", "approved_at",
    "billed_answers", "bookable_together", "born_on", "by_reference", "by_references", "changes", "corrected",
    "corrections", "counting_day", "definition", "draft_of", "earlier", "earliest_place", "ends_with_letter",
    "filed_elsewhere", "fixable", "guarantee", "guarantee_by_token", "guarantees_due", "guarantees_to_remind",
    "idle_drafts", "is_lifted", "lanes", "last_guarantee", "letter", "of_office", "of_person", "open_correction",
    "process", "recently_sent", "running_for", "same_papers", "sections_saved", "stage", "standing",
    "suspended_until", "to_pay", "together", "visible_to", "were_for", "who_comes", "working_days",
]  # fmt: skip
FIXED_IN = (Phase.CONFIRMED, Phase.UNDER_EXAMINATION)
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

    `owes` is only known where it decides what comes next. `decided`: it was approved, the rest is to be done.
    """

    process: tuple[str, ...]
    stage: str
    owes: bool
    decided: bool = False

    @property
    def pays_for_place(self) -> bool:
        """Whether choosing a place opens the bill for it."""
        return self.owes and way.pays_for_place(self.process, decided=self.decided)

    @property
    def pays_before_decision(self) -> bool:
        return way.pays_before_decision(self.process)


def standing(application: Application, *, owes: bool | None = None) -> Standing:
    """`owes` is for whoever knows already whether something is to be paid."""
    phase, stages = Phase(application.phase), process(application)
    waits, decided = phase == Phase.SUBMITTED, phase == Phase.APPROVED
    rest = way.after_decision(stages) if decided else ()
    if owes is None:
        owes = "PAY" in (stages if waits else rest) and _owes(application)
    done = way.Done(
        phase,
        accepted=waits and "PRE_CHECK" in stages and _was_moved(application, "accept"),
        paid=not owes,
        place="VISIT" in rest and bookings.live(application.reference) is not None,
        came="VISIT" in rest and _was_moved(application, "come_again"),
        referred=phase == Phase.UNDER_EXAMINATION and "ADJUDICATION" in stages and _was_moved(application, "refer"),
    )
    return Standing(stages, way.next_stage(stages, done), owes, decided)


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


def earliest_place(application: Application) -> date | None:
    """The first day on which who was approved can come; None where any day will do."""
    days, approved = definition(application).terms.photo_days, approved_at(application)
    if application.phase != Phase.APPROVED or days is None or approved is None:
        return None
    return offices.add_working_days(clock.day_of(approved), days)


def suspended_until(who: bytes, family: str, on: date) -> date | None:
    """The first day on which this person can send something of this family again; None when it is not put off."""
    rows = Suspension.objects.filter(who=who, family=family, until__gt=on).order_by("-until")
    return rows.values_list("until", flat=True).first()


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
    given = billed_answers(application)
    if catalogue.fees_unknown(service, given, day):
        raise FeeUnknown
    return [line for line in catalogue.fees_for(service, given, day) if line.amount]


def billed_answers(application: Application) -> dict[str, Any]:
    """What was answered, and in its place what the decision found."""
    return {**answers(application), **application.ruled}


def sections_saved(application: Application) -> set[str]:
    return set(SectionAnswers.objects.filter(application=application).values_list("section", flat=True))


def is_lifted(application: Application, code: str) -> bool:
    """Whether an officer let this stop pass."""
    return Lift.objects.filter(application=application, code=code).exists()


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
    """The answers in which an officer may put a typing error right now; none unless it is paid and not decided."""
    if application.phase not in FIXED_IN:
        return []
    sections = schema.visible_sections(definition(application).sections, given := answers(application))
    asked = [question for section in sections for question in schema.visible_questions(section, given)]
    return [question for question in asked if given.get(question.code) and _is_spelt(question)]


def _is_spelt(question: Question) -> bool:
    """Names and the place of birth: what one letter too many spoils. Numbers, dates and sex say who somebody is."""
    written = question.correctable and question.kind is schema.Kind.TEXT
    return question.kind is schema.Kind.NAME or question.prefill == "person.birth_place" or written


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


def earlier(application: Application) -> Application | None:
    """What the account sent last for the same person, of whatever service."""
    rows = Application.objects.filter(person_id=application.person_id, owner_id=application.owner_id)
    return rows.filter(submitted_at__isnull=False).exclude(pk=application.pk).order_by("-submitted_at").first()


def recently_sent(service_code: str, limit: int, office: str = "") -> list[PastCase]:
    """The applications of this service that were sent last, whatever became of them; two queries.

    Those to one office, or to all of them when none is named.
    """
    rows = of_office(office) if office else Application.objects.all()
    rows = rows.filter(service_code=service_code, submitted_at__isnull=False)
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
