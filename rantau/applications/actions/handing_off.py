"""What goes on at another agency: filed there by the person, followed by number, ended with what was decided there."""

import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import policies
from rantau.applications.actions.moving import about, locked, move
from rantau.applications.events import ApplicationHandedOff, EndedElsewhere, FilingNoted
from rantau.applications.lifecycle import FILING, Filing, Phase
from rantau.applications.models import Application, FiledElsewhere
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

NUMBER = re.compile(r"[A-Z0-9][A-Z0-9./-]{2,39}")
ENDS = {Filing.GRANTED: "granted_elsewhere", Filing.REFUSED: "refused_elsewhere"}


class NumberUnreadable(Refusal):
    code = "applications.number_unreadable"
    field = "number"
    message = _("Nomor ini tidak lengkap. Tulis huruf dan angkanya seperti di situs itu.")


@transaction.atomic
def record_filing(*, reference: str, number: str, actor: Actor, now: datetime) -> FiledElsewhere:
    """The person has filed it there and got this number; written again, it replaces a mistyped one.

    Raises NotAllowed, NumberUnreadable, NotDue, MoveNotPossible.
    """
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    number = re.sub(r"\s+", "", number.upper())
    if not NUMBER.fullmatch(number):
        raise NumberUnreadable
    if application.phase != Phase.HANDED_OFF:
        move(application, "hand_off", actor=actor, now=now)
        journal.record(ApplicationHandedOff(**about(application)), actor=actor, now=now)
    times = {"filed_at": now, "noted_at": now}
    filed, _made = FiledElsewhere.objects.select_for_update().get_or_create(
        application=application, defaults={"number": number, **times}
    )
    filed.number = number
    filed.save(update_fields=["number"])
    return filed


@transaction.atomic
def note_filing(*, reference: str, status: str, actor: Actor, now: datetime) -> Application:
    """How it stands there now. What was decided there ends the application.

    Raises NotAllowed, MoveNotPossible (also when that is known already).
    """
    application = locked(reference)
    if not policies.can_track(actor, application):
        raise NotAllowed
    filed = FiledElsewhere.objects.select_for_update().filter(application=application).first()
    if filed is None or application.phase != Phase.HANDED_OFF:
        raise MoveNotPossible
    filed.status, filed.noted_at = _next(Filing(filed.status), status), now
    filed.save(update_fields=["status", "noted_at"])
    journal.record(FilingNoted(**about(application), status=filed.status), actor=actor, now=now)
    if filed.status in ENDS:
        move(application, ENDS[Filing(filed.status)], actor=actor, now=now)
        ended = EndedElsewhere(**about(application), granted=filed.status == Filing.GRANTED)
        journal.record(ended, actor=actor, now=now)
    return application


def _next(was: Filing, wanted: str) -> Filing:
    """The table asks for a move; people tell us a state. There is one move to each."""
    for row in FILING.possible(was):
        if row.target == wanted:
            return FILING.next(was, row.name)
    raise MoveNotPossible(move=wanted, state=str(was))
