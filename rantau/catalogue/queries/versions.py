"""Which services are offered, and every version that was ever in force."""

from datetime import datetime
from typing import Any

import msgspec

from rantau.catalogue import loading
from rantau.catalogue.definition import FAMILIES, Definition
from rantau.catalogue.models import ServiceVersion
from rantau.catalogue.queries.deciding import tariff
from rantau.foundation import clock

# Published versions never change, so a process may keep what it has read.
_kept: dict[tuple[str, int], Definition] = {}


class UnknownService(LookupError):
    """No service, or no such version of it."""


def services(now: datetime) -> list[Definition]:
    """Every service in force, family by family; one query."""
    versions = _in_force(now)
    found = [definition(code, version) for code, version in versions.items()]
    return sorted(found, key=lambda service: (FAMILIES.index(service.family), service.code))


def families(now: datetime) -> dict[str, list[Definition]]:
    """The services in force by family, in the order of the families."""
    grouped: dict[str, list[Definition]] = {}
    for service in services(now):
        grouped.setdefault(service.family, []).append(service)
    return grouped


def current(code: str, now: datetime) -> Definition:
    """The version in force. Raises UnknownService (a LookupError)."""
    version = _in_force(now, code=code).get(code)
    if version is None:
        raise UnknownService(code)
    return definition(code, version)


def in_force_or_none(code: str, now: datetime) -> Definition | None:
    """Like `current`; None for what is not offered."""
    try:
        return current(code, now)
    except UnknownService:
        return None


def definition(code: str, version: int) -> Definition:
    """One version as it was published. Raises UnknownService.

    Before anything of a service is published its file stands for version 1, which is what publishing will make of it.
    """
    if kept := _kept.get((code, version)):
        return kept
    rows = ServiceVersion.objects.filter(code=code)
    row = rows.filter(version=version).values_list("definition", flat=True).first()
    if row is not None:
        _kept[code, version] = found = _read(row, version)
        return found
    service = loading.services().get(code)
    if version != 1 or service is None or rows.exists():
        raise UnknownService(f"{code} {version}")
    return _read(msgspec.to_builtins(service), version)


def completed(definition: Definition, now: datetime) -> Definition:
    """With the amounts that nobody knew when this version was published, as far as they are known by now."""
    today = clock.day_of(now)
    unknown = [line for line in tariff(definition, today) if line.amount is None]
    if not unknown:
        return definition
    latest = in_force_or_none(definition.code, now) or definition
    known = {line.code: line.amount for line in tariff(latest, today)}
    fees = tuple(
        msgspec.structs.replace(line, amount=known.get(line.code)) if line in unknown else line
        for line in definition.fees
    )
    return msgspec.structs.replace(definition, fees=fees)


def forget() -> None:
    """Read everything again; for tests that publish services of their own."""
    _kept.clear()
    loading.services.cache_clear()


def _in_force(now: datetime, **only: str) -> dict[str, int]:
    """The latest version by code whose day has come."""
    today = clock.day_of(now)
    rows = ServiceVersion.objects.filter(**only).order_by("version").values_list("code", "version", "effective_from")
    published = list(rows)
    in_force = {code: version for code, version, since in published if since <= today}
    known = {code for code, _version, _since in published}
    wanted = only.get("code")
    for code, service in loading.services().items():
        if code not in known and wanted in {None, code} and service.effective_from <= today:
            in_force[code] = 1
    return in_force


def _read(values: dict[str, Any], version: int) -> Definition:
    return msgspec.convert({**values, "version": version}, Definition)
