"""A message waits, and ends sent or failed; when to try again; when the night is left in peace."""

from datetime import datetime, time, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rantau.foundation import clock
from rantau.foundation.lifecycle import Lifecycle, Move


class State(StrEnum):
    QUEUED = "QUEUED"
    SENT = "SENT"
    FAILED = "FAILED"


MESSAGE = Lifecycle(
    "message",
    (
        Move("accept", (State.QUEUED,), State.SENT, label=_("Diterima oleh penyalur")),
        Move("wait", (State.QUEUED,), State.QUEUED, label=_("Dicoba lagi nanti")),
        Move("give_up", (State.QUEUED,), State.FAILED, label=_("Tidak terkirim")),
    ),
)

ATTEMPTS = 8
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480))
LONGEST_WAIT = sum(WAITS, timedelta())
"""How long a message waits for a channel that is away: as long as its tries would have taken."""
BELIEVED = 3
"""Up to this try "nobody answers" is taken as the channel's trouble, later as the message's own."""
QUIET_FROM, QUIET_UNTIL = time(21), time(6)


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after that many tries; None when it was the last."""
    return WAITS[attempts - 1] if attempts < ATTEMPTS else None


def out_of_quiet_hours(moment: datetime) -> datetime:
    """The same moment, or 06.00 WIB of the coming morning when it falls into the night."""
    local = clock.local(moment)
    if local.time() >= QUIET_FROM:
        return clock.at(local.date() + timedelta(days=1), QUIET_UNTIL.hour)
    if local.time() < QUIET_UNTIL:
        return clock.at(local.date(), QUIET_UNTIL.hour)
    return moment
