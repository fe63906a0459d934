"""The money came: it becomes a place, or a credit that the person is told of. Never nothing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rantau.applications import process as way
from rantau.applications import queries
from rantau.applications.actions.moving import about, locked, move
from rantau.applications.actions.stepping import step_on
from rantau.applications.events import ApplicationConfirmed, PaidWithoutPlace
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.journal import journal
from rantau.payments import actions as payments
from rantau.payments import queries as bills


@transaction.atomic
def confirm_place(*, reference: str, bill_id: UUID, actor: Actor, now: datetime) -> Application:
    """Called when the bill was settled; harmless when repeated."""
    application = locked(reference)
    if application.phase == Phase.AWAITING_PAYMENT:
        booking = bookings.live(reference)
        if booking:
            appointments.confirm(booking_id=booking.pk, actor=actor, now=now)
        if second := bills.open_bill(reference):
            # An earlier bill was paid late, after a new one was opened: nobody is to pay twice.
            payments.cancel(bill_id=second.pk, actor=actor, now=now)
        if booking:
            _confirmed(application, booking.pk, actor, now)
        else:
            move(application, "note_payment", actor=actor, now=now)
            step_on(application, actor=actor, now=now)
    elif application.phase == Phase.SUBMITTED:
        _late(application, bill_id, actor, now)
    elif application.phase == Phase.APPROVED:
        _after_decision(application, bill_id, actor, now)
    return application


def _after_decision(application: Application, bill_id: UUID, actor: Actor, now: datetime) -> None:
    """What was approved is paid: its place is sure, or it goes on. The phase stays."""
    if second := bills.open_bill(application.reference):
        payments.cancel(bill_id=second.pk, actor=actor, now=now)
    booking = bookings.live(application.reference)
    if booking and booking.state == "HELD":
        appointments.confirm(booking_id=booking.pk, actor=actor, now=now)
        journal.record(ApplicationConfirmed(**about(application), booking_id=booking.pk), actor=actor, now=now)
    elif queries.stage(application) == "PLACE" and way.pays_for_place(queries.process(application), decided=True):
        journal.record(PaidWithoutPlace(**about(application), bill_id=bill_id), actor=actor, now=now)
    elif booking is None:
        step_on(application, actor=actor, now=now)


def _late(application: Application, bill_id: UUID, actor: Actor, now: datetime) -> None:
    """The money came after its deadline; it counts all the same."""
    if way.pays_for_place(queries.process(application)):
        _take_again_or_keep_credit(application, bill_id, actor, now)
    else:
        step_on(application, actor=actor, now=now)


def _take_again_or_keep_credit(application: Application, bill_id: UUID, actor: Actor, now: datetime) -> None:
    """A late payment: the same place if it is still free, else the fee waits for the next choice."""
    if again := _take_again(application.reference, actor, now):
        _confirmed(application, again, actor, now)
    else:
        journal.record(PaidWithoutPlace(**about(application), bill_id=bill_id), actor=actor, now=now)


def _take_again(reference: str, actor: Actor, now: datetime) -> UUID | None:
    lost = bookings.last(reference)
    if lost is None:
        return None
    try:
        with transaction.atomic():
            return appointments.take_again(booking_id=lost.pk, actor=actor, now=now).pk
    except Refusal:  # full, over or closed meanwhile
        return None


def _confirmed(application: Application, booking_id: UUID, actor: Actor, now: datetime) -> None:
    move(application, "confirm", actor=actor, now=now)
    journal.record(ApplicationConfirmed(**about(application), booking_id=booking_id), actor=actor, now=now)
