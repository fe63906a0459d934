"""The answer of the directorate general about what the office has agreed to."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import actions as applications
from rantau.applications import queries as applied
from rantau.casework.actions.moving import about, move, worked_on
from rantau.casework.events import AdjudicationNoted
from rantau.casework.lifecycle import NOT_GRANTED, State
from rantau.casework.models import Adjudication
from rantau.casework.process import comes_again
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import Refusal
from rantau.journal import journal


class NumberMissing(Refusal):
    code = "casework.number_missing"
    field = "number"
    message = _("Tulis nomor surat dari Direktorat Jenderal.")


class DayAhead(Refusal):
    code = "casework.day_ahead"
    field = "dated_on"
    message = _("Tanggal surat tidak mungkin sesudah hari ini.")


class WhyRefused(Refusal):
    code = "casework.why_refused"
    field = "reason"
    message = _("Tulis alasan penolakan. Pemohon membacanya di suratnya.")


@transaction.atomic
def note_adjudication(
    *,
    reference: str,
    version: int,
    number: str,
    dated_on: date,
    granted: bool,
    reason: str,
    actor: Actor,
    now: datetime,
) -> Adjudication:
    """Goes on when it was granted, ends when it was not.

    Raises NotAllowed, Stale, NumberMissing, DayAhead, WhyRefused, MoveNotPossible.
    """
    case = worked_on(reference, version, actor)
    if case.state != State.ADJUDICATION:
        raise MoveNotPossible
    if not number.strip():
        raise NumberMissing
    if dated_on > clock.day_of(now):
        raise DayAhead
    if not granted and not reason.strip():
        raise WhyRefused
    noted = Adjudication.objects.create(
        case=case, number=number.strip(), dated_on=dated_on, granted=granted, noted_by_id=actor.id, noted_at=now,
        reason="" if granted else reason.strip(),
    )  # fmt: skip
    if granted:
        again = comes_again(applied.process(case.application))
        move(case, "grant_for_photo" if again else "grant", actor=actor, now=now)
        applications.grant(reference=reference, actor=actor, now=now)
    else:
        move(case, "refuse", actor=actor, now=now)
        applications.reject(reference=reference, reason_code=NOT_GRANTED, actor=actor, now=now)
    journal.record(AdjudicationNoted(**about(case), granted=granted), actor=actor, now=now)
    return noted
