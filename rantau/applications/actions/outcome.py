"""What officers decided, carried into the phase. `casework` and `collection` call these inside their own transaction."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from rantau.applications import policies, queries
from rantau.applications.actions.moving import about, locked, move
from rantau.applications.actions.stepping import step_on
from rantau.applications.events import (
    ApplicationApproved,
    ApplicationCompleted,
    ApplicationRejected,
    ApplicationSuspended,
    ExaminationBegun,
)
from rantau.applications.lifecycle import NotDue
from rantau.applications.models import Application, Suspension
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.catalogue import queries as catalogue
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.payments import actions as payments
from rantau.payments import queries as bills


@transaction.atomic
def accept(*, reference: str, actor: Actor, now: datetime) -> Application:
    """An officer found the first papers complete. Raises NotAllowed, NotDue, MoveNotPossible."""
    application = locked(reference)
    if not policies.can_examine(actor, application):
        raise NotAllowed
    move(application, "accept", actor=actor, now=now)
    step_on(application, actor=actor, now=now)
    return application


@transaction.atomic
def begin_examination(*, reference: str, actor: Actor, now: datetime) -> Application:
    """Somebody sits before an officer, or there is nothing left that the applicant has to do."""
    application = locked(reference)
    if not actor.is_system and not policies.can_examine(actor, application):
        raise NotAllowed
    move(application, "begin_examination", actor=actor, now=now)
    journal.record(ExaminationBegun(**about(application)), actor=actor, now=now)
    return application


@transaction.atomic
def approve(*, reference: str, actor: Actor, now: datetime, ruled: dict[str, Any] | None = None) -> Application:
    """Goes on, or to the directorate general where that has the last word. `ruled` are answers that the decision found.

    Raises NotAllowed, NotDue, MoveNotPossible.
    """
    application = locked(reference)
    if not policies.can_decide(actor, application):
        raise NotAllowed
    _rule(application, ruled or {})
    if "ADJUDICATION" in queries.process(application):
        move(application, "refer", actor=actor, now=now)
        step_on(application, actor=actor, now=now)
    else:
        _approve(application, actor, now)
    return application


@transaction.atomic
def grant(*, reference: str, actor: Actor, now: datetime) -> Application:
    """The directorate general agrees too. Raises NotAllowed, NotDue, MoveNotPossible."""
    application = locked(reference)
    if not policies.can_decide(actor, application):
        raise NotAllowed
    if queries.stage(application) != "ADJUDICATION":
        raise NotDue(stage=queries.stage(application))
    _approve(application, actor, now)
    return application


@transaction.atomic
def come_again(*, reference: str, actor: Actor, now: datetime) -> Application:
    """Whoever was approved has come, e.g. for photo and fingerprints. Raises NotAllowed, NotDue, MoveNotPossible."""
    application = locked(reference)
    if not policies.can_examine(actor, application):
        raise NotAllowed
    move(application, "come_again", actor=actor, now=now)
    step_on(application, actor=actor, now=now)
    return application


def _approve(application: Application, actor: Actor, now: datetime) -> None:
    move(application, "approve", actor=actor, now=now)
    days = queries.working_days(application)
    journal.record(ApplicationApproved(**about(application), working_days=days), actor=actor, now=now)
    step_on(application, actor=actor, now=now)


def _rule(application: Application, ruled: dict[str, Any]) -> None:
    """The case follows what was found, as long as it goes the same way."""
    application.ruled = ruled
    service, given = queries.definition(application), queries.billed_answers(application)
    found = catalogue.case_for(service, given, queries.counting_day(application)) if ruled else None
    if found and catalogue.process_of(service, found.code) == queries.process(application):
        application.case_code = found.code


@transaction.atomic
def reject(*, reference: str, reason_code: str, actor: Actor, now: datetime) -> Application:
    """Ends the application; a place not yet used is freed, a bill not yet paid is cancelled."""
    application = locked(reference)
    if not policies.can_decide(actor, application):
        raise NotAllowed
    move(application, "reject", actor=actor, now=now)
    if bill := bills.open_bill(reference):
        payments.cancel(bill_id=bill.pk, actor=actor, now=now)
    booking = bookings.live(reference)
    if booking and booking.state in {"HELD", "BOOKED"}:
        appointments.release(booking_id=booking.pk, reason="REJECTED", actor=actor, now=now)
    journal.record(ApplicationRejected(**about(application), reason_code=reason_code), actor=actor, now=now)
    return application


@transaction.atomic
def suspend(*, reference: str, until: date, actor: Actor, now: datetime) -> Application:
    """Refused, and nothing new of this family can be sent by this person before the day `until`."""
    application = locked(reference)
    if not policies.can_decide(actor, application):
        raise NotAllowed
    if application.nik_hash is None:
        raise MoveNotPossible
    move(application, "reject", actor=actor, now=now)
    family = queries.definition(application).family
    Suspension.objects.create(application=application, who=application.nik_hash, family=family, until=until, at=now)
    journal.record(ApplicationSuspended(**about(application), until=until), actor=actor, now=now)
    return application


@transaction.atomic
def complete(*, reference: str, actor: Actor, now: datetime) -> Application:
    application = locked(reference)
    if not policies.can_hand_over(actor, application):
        raise NotAllowed
    move(application, "complete", actor=actor, now=now)
    journal.record(ApplicationCompleted(**about(application)), actor=actor, now=now)
    return application
