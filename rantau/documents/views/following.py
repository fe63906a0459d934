"""How far a file is, told while it is being sent.

A browser knows what it gave to its own socket, not what has arrived: on a slow line these are many seconds apart. So the
phone listens here, shows what is true, and notices a dead line within seconds. Server-sent events; nothing is stored.
"""

import time
from collections.abc import Iterator
from threading import BoundedSemaphore
from uuid import UUID

from django.conf import settings

from rantau.documents import queries
from rantau.foundation import clock
from rantau.foundation.actor import Actor

LOOK_EVERY = 0.4
STILL = 10.0
"""Seconds without a new byte after which nobody is told anything more; whoever still sends asks again."""
_seats = BoundedSemaphore(settings.UPLOADS_AT_ONCE)


def offsets(upload_id: UUID, actor: Actor) -> Iterator[bytes]:
    """`data: <offset>` at once and whenever it has grown, until the file is whole or stands still. Nothing when all seats are taken."""
    if not _seats.acquire(blocking=False):
        return
    try:
        told, since = -1, time.monotonic()
        while time.monotonic() - since < STILL:
            upload = queries.upload_of(upload_id, actor, clock.now())
            if upload is None:
                return
            if upload.arrived != told:
                told, since = upload.arrived, time.monotonic()
                yield f"data: {told}\n\n".encode()
            if upload.is_whole:
                return
            time.sleep(LOOK_EVERY)
    finally:
        _seats.release()
