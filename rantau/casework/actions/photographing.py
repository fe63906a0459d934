"""Photo and fingerprints of whoever was approved first: who took them, and when."""

from datetime import datetime

from django.db import transaction

from rantau.applications import actions as applications
from rantau.casework.actions.interviewing import DataNotConfirmed, begin_visit, end_visit, was_here
from rantau.casework.actions.moving import about, move, worked_on
from rantau.casework.events import PhotoTaken
from rantau.casework.lifecycle import InterviewOutcome, Kind, State
from rantau.casework.models import Interview
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.journal import journal


@transaction.atomic
def note_photo(*, reference: str, version: int, data_confirmed: bool, actor: Actor, now: datetime) -> Interview:
    """Taken in the system of the directorate general; noted here, so that the application goes on.

    Raises NotAllowed, Stale, NotArrived, DataNotConfirmed, MoveNotPossible.
    """
    case = worked_on(reference, version, actor)
    if case.state != State.TO_PHOTO:
        raise MoveNotPossible
    if not data_confirmed:
        raise DataNotConfirmed
    move(case, "take_photo", actor=actor, now=now, facts={"arrived": was_here(case, now)})
    begin_visit(case, actor=actor, now=now)
    application = applications.come_again(reference=reference, actor=actor, now=now)
    taken = Interview.objects.create(
        case=case, kind=Kind.PHOTO, officer_id=actor.id, service_code=application.service_code,
        service_version=application.service_version, started_at=now, ended_at=now, answers={},
        outcome=InterviewOutcome.OK, data_confirmed=True,
    )  # fmt: skip
    end_visit(taken, actor=actor, now=now)
    journal.record(PhotoTaken(**about(case), interview_id=taken.pk), actor=actor, now=now)
    return taken
