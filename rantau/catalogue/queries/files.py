"""Which service files of the installation are broken, as the journal tells it."""

from dataclasses import dataclass
from datetime import datetime

from rantau.catalogue.events import ServiceFileMended, ServiceFileRefused
from rantau.journal import queries as journal

LOOKED_BACK = 500


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """`faults` as sentences with file, line and key; `at` is when it was found."""

    file: str
    digest: str
    faults: tuple[str, ...]
    at: datetime


def broken_files() -> list[BrokenFile]:
    """Those that were refused and not mended since, by name; one query."""
    told = journal.entries().filter(code__in=(ServiceFileRefused.code, ServiceFileMended.code))
    found: dict[str, BrokenFile | None] = {}
    for code, payload, at in told.values_list("code", "payload", "at")[:LOOKED_BACK]:
        refused = code == ServiceFileRefused.code
        file = payload["file"]
        broken = BrokenFile(file, payload["digest"], tuple(payload["faults"]), at) if refused else None
        found.setdefault(file, broken)
    return [broken for _file, broken in sorted(found.items()) if broken]
