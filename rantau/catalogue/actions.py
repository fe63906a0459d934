"""Putting a new version of a service into force."""

import hashlib
from datetime import datetime
from typing import Any

import msgspec
from django.db import connection, transaction

from rantau.catalogue import loading, policies
from rantau.catalogue.definition import Service
from rantau.catalogue.events import ServicePublished
from rantau.catalogue.models import ServiceVersion
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal


class UnknownService(Refusal):
    code = "catalogue.unknown_service"
    message = "There is no service file %(service)s."


@transaction.atomic
def publish(*, code: str, actor: Actor, now: datetime) -> ServiceVersion:
    """Freeze the file of this service as its next version; unchanged, the version that is there already is given.

    Raises UnknownService, and NotAllowed for anybody but the system and system administrators.
    """
    if not policies.can_publish(actor):
        raise NotAllowed
    service = loading.services().get(code)
    if service is None:
        raise UnknownService(service=code)
    return put_in_force(service=service, actor=actor, now=now)


@transaction.atomic
def put_in_force(*, service: Service, actor: Actor, now: datetime) -> ServiceVersion:
    """The same for a service that was read from elsewhere. Raises NotAllowed."""
    if not policies.can_publish(actor):
        raise NotAllowed
    code = service.code
    _one_at_a_time(code)
    latest = ServiceVersion.objects.filter(code=code).order_by("-version").first()
    digest = digest_of(service)
    if latest and latest.digest == digest:
        return latest
    published = ServiceVersion.objects.create(
        code=code,
        version=latest.version + 1 if latest else 1,
        digest=digest,
        definition=frozen(service),
        effective_from=service.effective_from,
        published_at=now,
    )
    journal.record(ServicePublished(service=code, version=published.version, digest=digest), actor=actor, now=now)
    return published


def frozen(service: Service) -> dict[str, Any]:
    """The service as plain JSON values."""
    values: dict[str, Any] = msgspec.to_builtins(service)
    return values


def digest_of(service: Service) -> str:
    canonical = msgspec.json.encode(frozen(service), order="deterministic")
    return hashlib.sha256(canonical).hexdigest()


def _one_at_a_time(code: str) -> None:
    """Two processes that start together must not both find that a version is missing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"catalogue.publish:{code}"])
