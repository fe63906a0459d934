"""Signing in and out, and the list of where somebody is signed in."""

from datetime import datetime
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from rantau.accounts.events import SessionsEnded, SignedIn, SignedOut
from rantau.accounts.models import OpenSession
from rantau.foundation.actor import Actor
from rantau.journal import journal


@transaction.atomic
def note_sign_in(
    *, account_id: UUID, session_key: str, agent: str, method: str, actor: Actor, now: datetime
) -> OpenSession:
    """List a session that has just begun. `agent` is what the browser calls itself."""
    OpenSession.objects.filter(user_id=account_id, seen_at__lt=now - OpenSession.LONGEST).delete()
    opened = OpenSession.objects.create(
        user_id=account_id, session_key=session_key, agent=agent, begun_at=now, seen_at=now
    )
    journal.record(SignedIn(account_id=account_id, method=method), actor=actor, now=now)
    return opened


def note_session_seen(*, session_id: UUID | str, actor: Actor, now: datetime) -> None:
    """For the "last used" column only; nothing happened that a journal should tell."""
    OpenSession.objects.filter(pk=session_id, user_id=actor.id).update(seen_at=now)


@transaction.atomic
def note_sign_out(*, account_id: UUID, session_id: UUID | str | None, actor: Actor, now: datetime) -> None:
    if session_id:
        OpenSession.objects.filter(pk=session_id, user_id=account_id).delete()
    journal.record(SignedOut(account_id=account_id), actor=actor, now=now)


@transaction.atomic
def end_session(*, account_id: UUID, session_id: UUID, actor: Actor, now: datetime) -> None:
    """End one session of one's own, on whatever device it is. An unknown one has ended already."""
    if count := _end(OpenSession.objects.filter(pk=session_id, user_id=account_id)):
        journal.record(SessionsEnded(account_id=account_id, count=count), actor=actor, now=now)


@transaction.atomic
def sign_out_other(*, account_id: UUID, keep: UUID | str | None, actor: Actor, now: datetime) -> int:
    """End every session but `keep`; gives how many."""
    others = OpenSession.objects.filter(user_id=account_id)
    if count := _end(others.exclude(pk=keep) if keep else others):
        journal.record(SessionsEnded(account_id=account_id, count=count), actor=actor, now=now)
    return count


def _end(rows: QuerySet[OpenSession]) -> int:
    engine = import_module(settings.SESSION_ENGINE)
    found = list(rows)
    for row in found:
        engine.SessionStore(row.session_key).delete()
        row.delete()
    return len(found)
