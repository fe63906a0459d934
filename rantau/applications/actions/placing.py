"""Place and money: one transaction each, locks always in the order application, bill, booking, session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import policies, queries
from rantau.applications import process as way
from rantau.applications.actions.billing import open_bill
from rantau.applications.actions.moving import about, locked, move
from rantau.applications.actions.stopping import check
from rantau.applications.events import (
    HoldExpired,
    PaymentLapsed,
    PlaceChanged,
    PlaceChosen,
    PlaceGivenBack,
    VisitMissedByApplicant,
)
from rantau.applications.lifecycle import APPLICATION, Phase
from rantau.applications.models import Application
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.appointments.queries import Slot
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.payments import actions as payments
from rantau.payments import queries as bills
from rantau.ui import formats


class PlaceGone(Refusal):
    code = "applications.place_gone"
    message = _("Jam itu sudah tidak ada. Data Anda aman, silakan pilih jam lain.")


class NotYourLane(Refusal):
    code = "applications.not_your_lane"
    message = _(
        "Jam itu dari jalur %(lane)s, yang menurut jawaban Anda bukan untuk Anda. Pilih jam dari daftar di halaman ini."
    )


class BookedElsewhere(Refusal):
    """This lane is booked and paid in the national app; only its booking number is recorded here."""

    code = "applications.booked_elsewhere"
    message = _("Jalur ini dipesan dan dibayar di aplikasi nasional. Catat nomor pemesanannya di halaman ini.")


class TooSoon(Refusal):
    code = "applications.too_soon"
    message = _("Setelah disetujui, Anda bisa datang paling cepat %(day)s. Pilih hari itu atau sesudahnya.")


class NotTogether(Refusal):
    code = "applications.not_together"
    message = _("Mulai jam itu tidak ada cukup tempat berurutan untuk %(people)d orang. Pilih jam lain.")


@dataclass(frozen=True, slots=True)
class Choice:
    """A locked application, the session that it takes a place in, and its bill, if it pays for the place."""

    application: Application
    slot: Slot
    stage: str
    until: datetime
    bill_id: UUID | None


@transaction.atomic
def choose_place(*, reference: str, slot_id: UUID, actor: Actor, now: datetime) -> Application:
    """Hold the place and open the bill for it; where nothing is to be paid now, the place is confirmed at once."""
    application = _own(reference, actor)
    _take(_chosen(application, slot_id, actor, now), actor, now)
    return application


@transaction.atomic
def choose_places(*, references: Sequence[str], slot_id: UUID, actor: Actor, now: datetime) -> list[Application]:
    """Places for a family, all or none: in the chosen session and, where it is too small, in the ones right after it.

    The first of `references` gets the earliest. Raises NotTogether, and what `choose_place` raises.
    """
    rows = {reference: _own(reference, actor) for reference in sorted(set(references))}
    parties = {row.party for row in rows.values()}
    if len(rows) > 1 and (len(parties) > 1 or None in parties):
        raise NotAllowed
    slots = bookings.side_by_side(slot_id, len(rows), now)
    if len(slots) < len(rows):
        raise NotTogether(people=len(rows))
    in_order = [rows[reference] for reference in dict.fromkeys(references)]
    choices = [_chosen(row, slot, actor, now) for row, slot in zip(in_order, slots, strict=True)]
    # All bills are open by now: sessions are locked last, and by id, so that two families never wait for each other.
    for choice in sorted(choices, key=lambda choice: choice.slot.pk):
        _take(choice, actor, now)
    return in_order


def _chosen(application: Application, slot_id: UUID, actor: Actor, now: datetime) -> Choice:
    """Everything that can be said and done before the session is touched."""
    phase = Phase(application.phase)
    if way.pays_for_place(queries.process(application), decided=phase == Phase.APPROVED):
        fees = queries.to_pay(application, clock.day_of(now))
        standing = queries.standing(application, owes=bool(fees))
    else:
        fees, standing = [], queries.standing(application)
    stage, pays = standing.stage, standing.pays_for_place
    # Ask before touching the session, so that a second tap costs nobody a place.
    APPLICATION.next(phase, "choose_place" if pays else "book_paid_place", {"stage": stage})
    if pays:
        check(application, clock.day_of(now))
    slot = bookings.place(slot_id)
    if slot is None or slot.point.office.code != application.office_code:
        raise PlaceGone
    _refuse_if_not_theirs(application, slot, queries.lanes(application, stage), now)
    _refuse_if_too_soon(application, slot)
    rule = bookings.lane_rule(slot.point.code, slot.lane, clock.day_of(slot.starts_at))
    if rule.booked_in == rule.BookedIn.NATIONAL:
        raise BookedElsewhere
    until = bookings.hold_deadline(rule, now, slot.starts_at)
    bill_id = open_bill(application, fees, until, actor, now) if pays else None
    return Choice(application, slot, stage, until, bill_id)


def _refuse_if_not_theirs(application: Application, slot: Slot, lanes: Sequence[str], now: datetime) -> None:
    """Collective places are for the groups of that day and point alone."""
    collective = slot.lane == queries.COLLECTIVE
    foreign = collective and not queries.is_of_group(slot, queries.group_of(application, now))
    if slot.lane not in lanes or foreign:
        raise NotYourLane(lane=bookings.lane_name(slot.lane))


def _refuse_if_too_soon(application: Application, slot: Slot) -> None:
    earliest = queries.earliest_place(application)
    if earliest and clock.day_of(slot.starts_at) < earliest:
        raise TooSoon(day=formats.day(earliest))


def _take(choice: Choice, actor: Actor, now: datetime) -> None:
    application, pays = choice.application, choice.bill_id is not None
    booking = appointments.hold(
        slot_id=choice.slot.pk,
        holder=application.reference,
        owner_id=application.owner_id,
        until=choice.until,
        actor=actor,
        now=now,
    )
    if not pays:
        appointments.confirm(booking_id=booking.pk, actor=actor, now=now)
    name = "choose_place" if pays else "book_paid_place"
    move(application, name, actor=actor, now=now, stage=choice.stage)
    happened = PlaceChosen(
        **about(application),
        booking_id=booking.pk,
        starts_at=choice.slot.starts_at,
        bill_id=choice.bill_id,
        pay_until=choice.until if pays else None,
    )
    journal.record(happened, actor=actor, now=now)


@transaction.atomic
def record_national_booking(
    *,
    reference: str,
    point_code: str,
    lane: str,
    starts_at: datetime,
    external_reference: str,
    actor: Actor,
    now: datetime,
) -> Application:
    """The place was booked and paid in the national app: keep its number and time, everything else goes on as usual."""
    application = _own(reference, actor)
    booking = appointments.record_external(
        point_code=point_code,
        lane=lane,
        starts_at=starts_at,
        reference=external_reference,
        holder=reference,
        owner_id=application.owner_id,
        actor=actor,
        now=now,
    )
    move(application, "book_paid_place", actor=actor, now=now)
    happened = PlaceChosen(
        **about(application), booking_id=booking.pk, starts_at=starts_at, bill_id=None, pay_until=None
    )
    journal.record(happened, actor=actor, now=now)
    return application


@transaction.atomic
def change_place(*, reference: str, slot_id: UUID, actor: Actor, now: datetime) -> Application:
    """Another time for a place that is paid; the old one is kept until the new one is secured."""
    application = _own(reference, actor)
    booking, slot = bookings.live(reference), bookings.place(slot_id)
    if booking is None or slot is None or application.phase not in {Phase.CONFIRMED, Phase.APPROVED}:
        raise PlaceGone
    _refuse_if_not_theirs(application, slot, [booking.slot.lane if booking.slot else slot.lane], now)
    _refuse_if_too_soon(application, slot)
    appointments.move(booking_id=booking.pk, to_slot_id=slot_id, actor=actor, now=now)
    journal.record(PlaceChanged(**about(application), booking_id=booking.pk), actor=actor, now=now)
    return application


@transaction.atomic
def give_back_place(*, reference: str, actor: Actor, now: datetime) -> Application:
    """Free the place. An open bill is cancelled; a paid fee stays as credit for the next choice."""
    application = _own(reference, actor)
    booking = bookings.live(reference)
    if booking is None:
        raise PlaceGone
    move(application, "give_back_place", actor=actor, now=now)
    if bill := bills.open_bill(reference):
        payments.cancel(bill_id=bill.pk, actor=actor, now=now)
    appointments.release(booking_id=booking.pk, reason="CANCELLED", actor=actor, now=now)
    paid = bills.settled(reference) is not None
    journal.record(PlaceGivenBack(**about(application), paid=paid), actor=actor, now=now)
    return application


@transaction.atomic
def end_hold(*, reference: str, actor: Actor, now: datetime) -> bool:
    """End a bill that was not paid in time, and the hold that waited for it. False when it was paid or ended meanwhile.

    Raises `payments.PaymentUnclear` while money may be on its way: the place stays until that is known.
    """
    application = locked(reference)
    bill = bills.open_bill(reference)
    if application.phase not in {Phase.AWAITING_PAYMENT, Phase.APPROVED} or bill is None:
        return False
    payments.expire(bill_id=bill.pk, actor=actor, now=now)
    if booking := bookings.live(reference):
        appointments.release(booking_id=booking.pk, reason="UNPAID", actor=actor, now=now)
    move(application, "lose_place", actor=actor, now=now)
    happened = HoldExpired if booking else PaymentLapsed
    journal.record(happened(**about(application), bill_id=bill.pk), actor=actor, now=now)
    return True


@transaction.atomic
def note_missed_visit(*, reference: str, actor: Actor, now: datetime) -> bool:
    """The person did not come: the fee stays as credit for one more choice. False when that is known already."""
    application = locked(reference)
    if application.phase not in {Phase.CONFIRMED, Phase.APPROVED} or bookings.live(reference):
        return False
    # After the decision the phase stays: it is known by the last thing that happened.
    last = queries.changes(application)[-1:]
    if application.phase == Phase.APPROVED and any(change.move == "miss_visit" for change in last):
        return False
    move(application, "miss_visit", actor=actor, now=now)
    journal.record(VisitMissedByApplicant(**about(application)), actor=actor, now=now)
    return True


def _own(reference: str, actor: Actor) -> Application:
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    return application
