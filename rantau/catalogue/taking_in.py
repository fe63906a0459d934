"""Taking in the service files of the installation while the site runs: sound ones go live, broken ones are told of."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from rantau.catalogue import actions, own_files, policies, queries
from rantau.catalogue.events import ServiceFileMended, ServiceFileRefused
from rantau.catalogue.models import ServiceVersion
from rantau.catalogue.own_files import OwnFile
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal

MOST_FAULTS = 30
log = logging.getLogger(__name__)


@transaction.atomic
def take_in(*, files: Iterable[OwnFile], actor: Actor, now: datetime) -> list[ServiceVersion]:
    """Publish what changed; give the version in force of every sound file. One entry for each new fault or remedy.

    `files` are all that are there now: what was broken and is not among them counts as mended.
    Raises NotAllowed for anybody but the system and system administrators.
    """
    if not policies.can_publish(actor):
        raise NotAllowed
    _one_at_a_time()
    files, known = list(files), {broken.file: broken for broken in queries.broken_files()}
    still = {file.name for file in files if file.faults}
    for file in files:
        if file.faults and (file.name not in known or known[file.name].digest != file.digest):
            _refuse(file, actor, now)
    for name in sorted(set(known) - still):
        journal.record(ServiceFileMended(file=name), actor=actor, now=now)
    sound = [file.service for file in files if file.service is not None]
    return [actions.put_in_force(service=service, actor=actor, now=now) for service in sound]


def take_in_settled(*, actor: Actor, now: datetime) -> list[ServiceVersion]:
    """The same for the folder of the installation, once nobody is writing in it."""
    return [] if own_files.being_written(now) else take_in(files=own_files.read(), actor=actor, now=now)


def _refuse(file: OwnFile, actor: Actor, now: datetime) -> None:
    told = [str(fault) for fault in file.faults]
    log.error("The service file %s is broken; what is in force stays: %s", file.name, "; ".join(told))
    left_out = len(told) - MOST_FAULTS
    more = [f"… {left_out} more"] if left_out > 0 else []
    refused = ServiceFileRefused(file=file.name, digest=file.digest, faults=(*told[:MOST_FAULTS], *more))
    journal.record(refused, actor=actor, now=now)


def _one_at_a_time() -> None:
    """The worker and a command must not both report the same fault."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('catalogue.take_in'))")
