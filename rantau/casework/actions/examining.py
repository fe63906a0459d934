"""The minutes of an examination (BAP): what was said, what was found, and what the examiner holds to be so."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.casework import queries
from rantau.casework.actions.checking import send_to_field_check
from rantau.casework.actions.interviewing import DataNotConfirmed, end_visit
from rantau.casework.actions.moving import about, move, save, worked_on
from rantau.casework.events import MinutesClosed, MinutesKept
from rantau.casework.lifecycle import DOUBTFUL, InterviewOutcome, Kind, Opinion
from rantau.casework.models import Case, Interview
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import Refusal
from rantau.journal import journal


class StatementMissing(Refusal):
    code = "casework.statement_missing"
    field = "statement"
    message = _("Tulis keterangan pemohon dan keadaan yang Anda temukan.")


class OpinionUnknown(Refusal):
    code = "casework.opinion_unknown"
    field = "opinion"
    message = _("Pilih salah satu pendapat dari daftar.")


@transaction.atomic
def keep_minutes(
    *, reference: str, version: int, statement: str, circumstances: str, opinion: str, actor: Actor, now: datetime
) -> Interview:
    """What is written so far, whole or not: nothing is lost, and it can be printed, read and signed before it is closed.

    Raises NotAllowed, Stale, OpinionUnknown, MoveNotPossible.
    """
    case, minutes = _open(reference, version, actor)
    if opinion and opinion not in queries.examination(case).opinions:
        raise OpinionUnknown
    minutes.statement, minutes.circumstances, minutes.opinion = statement.strip(), circumstances.strip(), opinion
    minutes.save(update_fields=["statement", "circumstances", "opinion"])
    save(case)
    journal.record(MinutesKept(**about(case), interview_id=minutes.pk), actor=actor, now=now)
    return minutes


@transaction.atomic
def close_minutes(
    *,
    reference: str,
    version: int,
    statement: str,
    circumstances: str,
    opinion: str,
    data_confirmed: bool,
    actor: Actor,
    now: datetime,
) -> Interview:
    """The applicant has read the minutes; the case goes on to the decision, or in doubt to a field check.

    Raises NotAllowed, Stale, StatementMissing, OpinionUnknown, DataNotConfirmed, MoveNotPossible.
    """
    case, minutes = _open(reference, version, actor)
    if not statement.strip() or not circumstances.strip():
        raise StatementMissing
    if opinion not in queries.examination(case).opinions:
        raise OpinionUnknown
    if not data_confirmed:
        raise DataNotConfirmed
    minutes.statement, minutes.circumstances, minutes.opinion = statement.strip(), circumstances.strip(), opinion
    minutes.answers, minutes.data_confirmed, minutes.ended_at = {}, True, now
    minutes.outcome = InterviewOutcome.DOUBT if Opinion(opinion) in DOUBTFUL else InterviewOutcome.OK
    minutes.save()
    if minutes.outcome == InterviewOutcome.DOUBT and queries.may_order_field_check(case):
        send_to_field_check(case, actor=actor, now=now)
    else:
        move(case, "end_bap", actor=actor, now=now)
    end_visit(minutes, actor=actor, now=now)
    journal.record(MinutesClosed(**about(case), interview_id=minutes.pk), actor=actor, now=now)
    return minutes


def _open(reference: str, version: int, actor: Actor) -> tuple[Case, Interview]:
    """The case in hand, and the minutes that are being written."""
    case = worked_on(reference, version, actor)
    minutes = queries.open_interview(case)
    if minutes is None or minutes.kind != Kind.BAP:
        raise MoveNotPossible
    return case, minutes
