"""Sending the application, sending corrections, and taking it back."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import queries as accounts
from rantau.applications import policies, preflight, queries
from rantau.applications.actions.guaranteeing import ask_guarantor, close_guarantee
from rantau.applications.actions.moving import about, announce_sent, locked, move
from rantau.applications.actions.stopping import check
from rantau.applications.events import (
    ApplicationWithdrawn,
    CorrectionRequested,
    CorrectionSent,
    SamePersonRefused,
)
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application, Correction
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.offices import queries as offices
from rantau.payments import actions as payments
from rantau.payments import queries as bills
from rantau.vault import tries

A_DAY = 24 * 60 * 60


class AlreadyRunning(Refusal):
    """Neutral words: who typed the NIK need not be its owner, and must learn nothing about the other application."""

    code = "applications.already_running"
    message = _(
        "Permohonan ini belum bisa dikirim karena permohonan lain untuk NIK atau paspor ini. "
        "Periksa halaman Permohonan saya atau datang ke kantor dengan KTP atau paspor asli."
    )


class NothingToCorrect(Refusal):
    code = "applications.nothing_to_correct"
    message = _("Tidak ada perbaikan yang ditunggu untuk permohonan ini.")


class PutOff(AlreadyRunning):
    """The very same words and traces: until when, and why, is told on the page of whoever it is about."""

    code = "applications.put_off"


def submit(*, reference: str, actor: Actor, now: datetime) -> Application:
    """Send the draft, or ask the guarantor first. Everything is checked again here, whatever the pages said before.

    Raises NotAllowed, Incomplete, Stopped, AlreadyRunning; what is refused for the last is told to the person concerned.
    """
    try:
        return _sent(reference, actor, now)
    except AlreadyRunning:
        _tell_person_concerned(reference, actor, now)
        raise


@transaction.atomic
def _sent(reference: str, actor: Actor, now: datetime) -> Application:
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    if application.phase == Phase.DRAFT:
        check(application, clock.day_of(now))
    definition, answers = queries.definition(application), queries.answers(application)
    case = catalogue.case_for(definition, answers)
    application.case_code = case.code if case else ""
    vouched_for = "GUARANTOR" in queries.process(application)
    application.saved_at = now
    application.submitted_at = None if vouched_for else now
    application.nik_hash = preflight.identity(answers, application.person.nik)
    _refuse_if_put_off(application, clock.day_of(now))
    _only_one(application)
    try:
        with transaction.atomic():
            move(application, "submit_for_guarantor" if vouched_for else "submit", actor=actor, now=now)
    except IntegrityError as clash:
        raise _clash(clash) from None
    if vouched_for:
        ask_guarantor(reference=reference, actor=actor, now=now)
    else:
        announce_sent(application, actor=actor, now=now)
    return application


def _refuse_if_put_off(application: Application, today: date) -> None:
    who = bytes(application.nik_hash) if application.nik_hash else None
    if who and queries.put_off(who, queries.definition(application).family, today):
        raise PutOff


def _only_one(application: Application) -> None:
    """Nothing runs for this person that this one cannot stand beside. Two that are sent at once wait for each other."""
    who = bytes(application.nik_hash) if application.nik_hash else None
    if who is None or queries.is_lifted(application, "RUNNING"):
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"applications:{who.hex()}"])
    if preflight.running_beside(application, who):
        raise AlreadyRunning


def _in_the_way(application: Application, who: bytes, today: date) -> Application | None:
    family = queries.definition(application).family
    return preflight.running_beside(application, who) or queries.put_off(who, family, today)


@transaction.atomic
def _tell_person_concerned(reference: str, actor: Actor, now: datetime) -> None:
    """Once a day: whose NIK this is, else whoever has the application in the way; never the account that was refused."""
    application = locked(reference)
    answers = queries.answers(application)
    who = preflight.identity(answers, application.person.nik)
    holder = accounts.holder_of_nik(answers.get("nik") or application.person.nik)
    other = _in_the_way(application, who, clock.day_of(now)) if who else None
    told = holder.account_id if holder else other.owner_id if other else None
    if told is None or told == application.owner_id:
        return
    if tries.take("applications.same_person", f"{reference}:{told}", 1, A_DAY):
        journal.record(SamePersonRefused(**about(application), told=told), actor=actor, now=now)


@transaction.atomic
def request_correction(*, reference: str, items: list[str], note: str, actor: Actor, now: datetime) -> Correction:
    """An officer sends parts back with words to the person; place and fee are kept."""
    application = locked(reference)
    if not policies.can_examine(actor, application):
        raise NotAllowed
    if not items or application.has_ended or queries.open_correction(application):
        raise NothingToCorrect
    correction = Correction.objects.create(
        application=application,
        items=sorted(set(items)),
        note=note,
        asked_at=now,
        due_on=_correct_until(application, now),
    )
    happened = CorrectionRequested(**about(application), correction_id=correction.pk, items=correction.items)
    journal.record(happened, actor=actor, now=now)
    return correction


def _correct_until(application: Application, now: datetime) -> date:
    terms, today = queries.definition(application).terms, clock.day_of(now)
    if application.phase == Phase.UNDER_EXAMINATION:
        return offices.next_working_day(today + timedelta(days=terms.pending_days))
    return offices.add_working_days(today, terms.correction_days)


def send_correction(*, reference: str, actor: Actor, now: datetime) -> Correction:
    """The person says that everything asked for has been put right.

    Raises NotAllowed, NothingToCorrect, Incomplete, Stopped, AlreadyRunning: who it is for may have been corrected too.
    """
    try:
        return _sent_again(reference, actor, now)
    except AlreadyRunning:
        _tell_person_concerned(reference, actor, now)
        raise


@transaction.atomic
def _sent_again(reference: str, actor: Actor, now: datetime) -> Correction:
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    correction = Correction.objects.select_for_update().filter(application=application, sent_at=None).first()
    if correction is None or application.has_ended:
        raise NothingToCorrect
    check(application, queries.counting_day(application) or clock.day_of(now))
    _follow_identity(application, clock.day_of(now))
    correction.sent_at = now
    correction.save(update_fields=["sent_at"])
    journal.record(CorrectionSent(**about(application), correction_id=correction.pk), actor=actor, now=now)
    return correction


def _follow_identity(application: Application, today: date) -> None:
    """Whose application it is follows a corrected NIK or passport, as if it were sent for that person now."""
    who = preflight.identity(queries.answers(application), application.person.nik)
    if who == (bytes(application.nik_hash) if application.nik_hash else None):
        return
    application.nik_hash = who
    _refuse_if_put_off(application, today)
    _only_one(application)
    try:
        with transaction.atomic():
            application.save(update_fields=["nik_hash"])
    except IntegrityError as clash:
        raise _clash(clash) from None


def _clash(error: IntegrityError) -> Exception:
    """What the database refused, in words where it is about one application for each person."""
    return AlreadyRunning() if "application_one_active_per_nik" in str(error) else error


@transaction.atomic
def withdraw(*, reference: str, actor: Actor, now: datetime) -> Application:
    """The person takes it back: the place is freed, an open bill is cancelled, a paid fee stays with the state."""
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    move(application, "withdraw", actor=actor, now=now)
    close_guarantee(application, now)
    if bill := bills.open_bill(reference):
        payments.cancel(bill_id=bill.pk, actor=actor, now=now)
    if booking := bookings.live(reference):
        appointments.release(booking_id=booking.pk, reason="WITHDRAWN", actor=actor, now=now)
    paid = bills.settled(reference) is not None
    journal.record(ApplicationWithdrawn(**about(application), paid=paid), actor=actor, now=now)
    return application
