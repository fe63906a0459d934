"""Service files that an installation has put beside the program, in the folder of `RANTAU_SERVICES`.

Unlike a file that is shipped, one of these can be wrong without harm: it is told of, and what is in force stays.
A file named like a shipped one takes its place.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from rantau.catalogue import composing, loading
from rantau.catalogue.definition import Service
from rantau.catalogue.written import Fault

LARGEST = 1_000_000
BEING_WRITTEN = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """`digest` is the SHA-256 of its bytes and of the parts beside it. No service where there are faults."""

    name: str
    digest: str
    service: Service | None
    faults: tuple[Fault, ...] = ()

    @property
    def code(self) -> str:
        return self.name.removesuffix(".yaml")


def folder() -> Path:
    return Path(settings.CATALOGUE_FOLDER)


def read(place: Path | None = None) -> list[OwnFile]:
    """Every service file of the folder (that of the installation), each judged by itself."""
    place = place or folder()
    try:
        parts = _parts(place)
        paths = sorted(place.glob("*.yaml"))
    except OSError:
        return []
    return [_file(path, parts) for path in paths]


def being_written(now: datetime) -> bool:
    """Whether a file or part changed a moment ago: perhaps only half of it is there yet."""
    since, until = (now - BEING_WRITTEN).timestamp(), now.timestamp()
    return any(since < path.lstat().st_mtime <= until for path in folder().rglob("*.yaml"))


def codes() -> set[str]:
    """The services that a file here stands for, in order or not."""
    return {path.stem for path in folder().glob("*.yaml")}


def _parts(place: Path) -> dict[str, str]:
    """Own parts come on top of those that are shipped. One that cannot be read is as good as missing."""
    found = loading.parts_in(loading.FOLDER)
    for path in sorted((place / composing.FOLDER).glob("*.yaml")):
        text, _fault = _text(path)
        if text is not None:
            found[path.stem] = text
    return found


def _file(path: Path, parts: Mapping[str, str]) -> OwnFile:
    text, fault = _text(path)
    if text is None:
        return OwnFile(path.name, "", None, (Fault(path.name, 1, "", fault),))
    try:
        reading = loading.read(text, path.name, parts)
    except (RecursionError, ValueError, TypeError, LookupError) as problem:
        # Whatever a file may hold, it must not keep the others from being read.
        reading = loading.Reading(None, (Fault(path.name, 1, "", f"cannot be understood: {problem}"),))
    faults = list(reading.faults)
    if reading.service and reading.service.code != path.stem:
        faults.append(Fault(path.name, 1, "code", f"must be {path.stem!r}, like the name of the file"))
    used = "".join(parts.get(name, "") for name in sorted(reading.parts))
    digest = hashlib.sha256((text + used).encode()).hexdigest()
    return OwnFile(path.name, digest, None if faults else reading.service, tuple(faults))


def _text(path: Path) -> tuple[str | None, str]:
    """What is written, or why it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            return None, f"is larger than {LARGEST:,} bytes"
        return path.read_text(encoding="utf-8"), ""
    except (OSError, UnicodeDecodeError) as problem:
        return None, f"cannot be read: {problem}"
