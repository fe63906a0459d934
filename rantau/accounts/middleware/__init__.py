"""Who is asking: sets `request.actor`, ends idle sessions, and asks staff for their second factor."""

from rantau.accounts.middleware.known_actor import KnownActor

__all__ = ["KnownActor"]
