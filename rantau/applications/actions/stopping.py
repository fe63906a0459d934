"""What keeps an application from being sent or paid for, and the officer who lets it pass."""

from datetime import date, datetime
from typing import ClassVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.applications import policies, preflight
from rantau.applications.actions.moving import about, locked
from rantau.applications.events import StopLifted, StopsRead
from rantau.applications.lifecycle import LIFT_REASONS
from rantau.applications.models import Application, Lift
from rantau.applications.preflight import Preflight
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

LEFT_OUT = {"ANSWER_MISSING", "PAPER_MISSING"}


class Incomplete(Refusal):
    code = "applications.incomplete"
    message: ClassVar[str | Promise] = _("Masih ada jawaban atau berkas yang belum lengkap.")


class Stopped(Incomplete):
    """Everything may be there, but it would cost the fee."""

    code = "applications.stopped"
    message = "%(sentence)s"


class NothingToLift(Refusal):
    code = "applications.nothing_to_lift"
    message = _("Halangan itu tidak ada (lagi), atau tidak boleh dibuka oleh kantor.")


class NoteNeeded(Refusal):
    code = "applications.note_needed"
    field = "note"
    message = _("Tulis alasannya di catatan.")


def check(application: Application, on: date) -> None:
    """Raises Incomplete, Stopped for what keeps it from going on that day. The row must be locked."""
    stops = preflight.look(application, on).stops
    other = next((stop for stop in stops if stop.code not in LEFT_OUT), None)
    if other:
        raise Stopped(sentence=other.sentence)
    if stops:
        raise Incomplete


@transaction.atomic
def read_stops(*, reference: str, actor: Actor, now: datetime) -> Preflight:
    """What keeps it from going on, for an officer who helps. Noted, as every look at somebody's data."""
    application = locked(reference)
    if not policies.can_lift(actor, application):
        raise NotAllowed
    journal.record(StopsRead(**about(application)), actor=actor, now=now)
    return preflight.look(application, clock.day_of(now))


@transaction.atomic
def lift_stop(*, reference: str, code: str, reason: str, note: str, actor: Actor, now: datetime) -> Lift:
    """Let one stop pass, in this application alone. Raises NotAllowed, NothingToLift, NoteNeeded."""
    application = locked(reference)
    if not policies.can_lift(actor, application):
        raise NotAllowed
    stops = preflight.look(application, clock.day_of(now)).stops
    if reason not in LIFT_REASONS or not any(stop.liftable and stop.code == code for stop in stops):
        raise NothingToLift
    if reason == "OTHER" and not note.strip():
        raise NoteNeeded
    lift = Lift.objects.create(
        application=application, code=code, reason=reason, note=note, officer=actor.id, role=actor.role, at=now
    )
    journal.record(StopLifted(**about(application), stop=code, reason=reason), actor=actor, now=now)
    return lift
