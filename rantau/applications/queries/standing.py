"""Where an application stands: which stage is due, what is still to be paid, when the person can come."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from rantau.applications import process as way
from rantau.applications.lifecycle import Phase
from rantau.applications.models import (
    Application,
    Lift,
    StatusChange,
    Suspension,
)
from rantau.applications.queries.answering import answers, billed_answers, counting_day, definition, process
from rantau.applications.queries.outreach import COLLECTIVE, group_of, has_room
from rantau.appointments import queries as bookings
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import FeeLine
from rantau.foundation import clock
from rantau.foundation.refusals import Refusal
from rantau.offices import queries as offices
from rantau.payments import queries as bills


class FeeUnknown(Refusal):
    code = "applications.fee_unknown"
    message = _("Biayanya belum diketahui. Tanyakan ke kantor lebih dulu.")


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
        accepted=waits and "PRE_CHECK" in stages and was_moved(application, "accept"),
        paid=not owes,
        place="VISIT" in rest and _has_place(application),
        came="VISIT" in rest and was_moved(application, "come_again"),
        referred=phase == Phase.UNDER_EXAMINATION and "ADJUDICATION" in stages and was_moved(application, "refer"),
    )
    return Standing(stages, way.next_stage(stages, done), owes, decided)


def stage(application: Application) -> str:
    return standing(application).stage


def _has_place(application: Application) -> bool:
    """An hour that is to come, or one since the approval at which the applicant was served."""
    if bookings.live(application.reference):
        return True
    booking, approved = bookings.last(application.reference), approved_at(application)
    served = booking.slot if booking and booking.state == "SERVED" else None
    return served is not None and approved is not None and served.starts_at > approved


def was_moved(application: Application, name: str) -> bool:
    return StatusChange.objects.filter(application=application, move=name).exists()


def _owes(application: Application) -> bool:
    """Also what nobody here knows the price of is still to be paid."""
    try:
        return bool(to_pay(application))
    except FeeUnknown:
        return True


def price_unknown(application: Application) -> bool:
    """Whether something is to be paid and nobody here knows how much."""
    try:
        to_pay(application)
    except FeeUnknown:
        return True
    return False


def lanes(application: Application, due: str) -> list[str]:
    """The lanes in which the person books an hour at this stage; the one to begin with first.

    Who comes with a group takes a place of the group's own, and one like everybody's where it has none left.
    """
    if due == "BAP":
        return ["BAP"]
    if due not in {"PLACE", "VISIT"}:
        return []
    service, now = definition(application), clock.now()
    open_to_them = catalogue.lanes_for(service, answers(application), counting_day(application))
    usual = [lane for lane in catalogue.bookable(service) if lane in open_to_them]
    group = group_of(application, now)
    if group is None:
        return usual
    return [COLLECTIVE, *usual] if has_room(group, now) else [*usual, COLLECTIVE]


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


def approved_at(application: Application) -> datetime | None:
    changes = StatusChange.objects.filter(application=application, move="approve").order_by("-id")
    return changes.values_list("at", flat=True).first()


def earliest_place(application: Application) -> date | None:
    """The first day on which who was approved can come; None where any day will do."""
    days, approved = definition(application).terms.photo_days, approved_at(application)
    if application.phase != Phase.APPROVED or days is None or approved is None:
        return None
    return offices.add_working_days(clock.day_of(approved), days)


def is_lifted(application: Application, code: str) -> bool:
    """Whether an officer let this stop pass."""
    return Lift.objects.filter(application=application, code=code).exists()


def put_off(who: bytes, family: str, on: date) -> Application | None:
    """The application with which a new one of this family was put off for this person, where that still holds."""
    rows = Suspension.objects.filter(who=who, family=family, until__gt=on).select_related("application")
    row = rows.order_by("-until").first()
    return row.application if row else None


def changes(application: Application) -> list[StatusChange]:
    """How it came to be where it is, oldest first."""
    return list(StatusChange.objects.filter(application=application).order_by("id"))
