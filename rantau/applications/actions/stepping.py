"""On to the next stage, or to the end when there is none left."""

from datetime import datetime

from rantau.applications import queries
from rantau.applications.actions.moving import about, move
from rantau.applications.events import ApplicationCompleted, StageReached
from rantau.applications.models import Application
from rantau.foundation.actor import Actor
from rantau.journal import journal


def step_on(application: Application, *, actor: Actor, now: datetime) -> None:
    """Tell every room which stage is due now. The row must be locked, and what was done written already."""
    stage = queries.stage(application)
    if stage:
        journal.record(StageReached(**about(application), stage=stage), actor=actor, now=now)
        return
    move(application, "complete", actor=actor, now=now, stage=stage)
    journal.record(ApplicationCompleted(**about(application)), actor=actor, now=now)
