"""Who asks, from where, in which language: what most views hand to their action."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language

from rantau.foundation import clock
from rantau.foundation.actor import Actor


class By(TypedDict):
    actor: Actor
    now: datetime


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in actor; views behind `access` decorators only."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by our middleware
    return actor


def by(request: HttpRequest) -> By:
    return By(actor=actor_of(request), now=clock.now())


def by_stranger(errand: str) -> By:
    """Somebody who is not known yet acts through the named process of ours that serves them."""
    return By(actor=Actor.system(f"accounts.{errand}"), now=clock.now())


def account_id(request: HttpRequest) -> UUID:
    return UUID(actor_of(request).id)


def language() -> str:
    return (get_language() or "id")[:2]
