"""Service files, read strictly. A broken one names file, line and key, and the site does not start with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from rantau.catalogue import checking, written
from rantau.catalogue.definition import Service
from rantau.catalogue.written import Fault

FOLDER = Path(__file__).parent / "services"


class BrokenCatalogue(SystemExit):
    """Ends the process with exit code 1 and the faults, one a line, instead of a traceback."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"The service catalogue is broken, so the site does not start:\n{lines}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, or what is wrong with it."""

    service: Service | None
    faults: tuple[Fault, ...] = ()


def read(text: str, file: str) -> Reading:
    """One service file. All faults of its shape are found together; then all faults of its sense."""
    page = written.compose(text, file)
    if page.faults:
        return Reading(None, page.faults)
    if faults := written.faults_of_shape(page, Service):
        return Reading(None, tuple(faults))
    try:
        service = msgspec.convert(page.value, Service)
    except msgspec.ValidationError as error:
        return Reading(None, (written.fault_of_type(page, str(error)),))
    return Reading(service, tuple(page.fault(path, sentence) for path, sentence in checking.faults(service)))


def read_all(folder: Path | None = None) -> dict[str, Service]:
    """Every service of the folder (FOLDER) by its code. Raises BrokenCatalogue with the faults of all files."""
    found: dict[str, Service] = {}
    faults: list[Fault] = []
    for path in sorted((folder or FOLDER).glob("*.yaml")):
        reading = read(path.read_text(encoding="utf-8"), path.name)
        faults.extend(reading.faults)
        if reading.service is None:
            continue
        if reading.service.code != path.stem:
            faults.append(Fault(path.name, 1, "code", f"must be {path.stem!r}, like the name of the file"))
        found[reading.service.code] = reading.service
    if faults:
        raise BrokenCatalogue(faults)
    return found


@cache
def services() -> dict[str, Service]:
    """The files this process started with."""
    return read_all()
