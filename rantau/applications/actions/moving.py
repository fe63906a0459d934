"""The one place where a phase changes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rantau.applications import queries
from rantau.applications.events import ApplicationSubmitted
from rantau.applications.lifecycle import APPLICATION, Phase
from rantau.applications.models import Application, StatusChange
from rantau.foundation.actor import Actor
from rantau.journal import journal


def locked(reference: str) -> Application:
    """The row, locked until the transaction ends. Raises Application.DoesNotExist."""
    return Application.objects.select_for_update(of=("self",)).select_related("person").get(reference=reference)


def move(application: Application, name: str, *, actor: Actor, now: datetime, stage: str | None = None) -> None:
    """Ask the table, write the phase and who moved it. The row must be locked.

    `stage` is the one that is due, for whoever knows it already.
    """
    was = Phase(application.phase)
    due = queries.stage(application) if stage is None else stage
    application.phase = APPLICATION.next(was, name, {"stage": due})
    application.save(update_fields=["phase", "nik_hash", "submitted_at", "case_code", "saved_at", "ruled"])
    StatusChange.objects.create(
        application=application,
        move=name,
        was=was,
        became=application.phase,
        author_kind=actor.kind,
        author=actor.id,
        at=now,
    )


def about(application: Application) -> dict[str, Any]:
    """What every event of this room says."""
    facts: dict[str, str | UUID] = {
        "application": application.reference,
        "person_id": application.person_id,
        "account_id": application.owner_id,
        "office": application.office_code,
        "service": application.service_code,
    }
    return facts


def announce_sent(application: Application, *, actor: Actor, now: datetime) -> None:
    """It is the office's now; where a guarantor has to confirm, only after that."""
    due = queries.stage(application)
    happened = ApplicationSubmitted(**about(application), case=application.case_code, stage=due)
    journal.record(happened, actor=actor, now=now)
