"""Services as they are stored: written once, one version after the other, told apart by their digest."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import connection

from rantau.catalogue.definition import Service
from rantau.catalogue.models import ServiceVersion


def frozen(service: Service) -> dict[str, Any]:
    """The service as plain JSON values."""
    values: dict[str, Any] = msgspec.to_builtins(service)
    return values


def digest_of(service: Service) -> str:
    canonical = msgspec.json.encode(frozen(service), order="deterministic")
    return hashlib.sha256(canonical).hexdigest()


def one_at_a_time(code: str) -> None:
    """Two that publish together must not both find that a version is missing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"catalogue.publish:{code}"])


def rows_of(code: str) -> list[ServiceVersion]:
    """Oldest first. What they say is only read of the one that counts."""
    return list(ServiceVersion.objects.filter(code=code).defer("definition").order_by("version"))


def publish(
    service: Service, rows: Sequence[ServiceVersion], *, begins: date, now: datetime, from_file: bool
) -> ServiceVersion:
    """The next version after these rows."""
    return ServiceVersion.objects.create(
        code=service.code,
        version=rows[-1].version + 1 if rows else 1,
        digest=digest_of(service),
        definition=frozen(service),
        effective_from=begins,
        published_at=now,
        from_file=from_file,
    )
