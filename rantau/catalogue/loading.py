"""Service files, read strictly. A broken one names file, line and key, and the site does not start with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from rantau.catalogue import checking, composing, written
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
    """What a file says, or what is wrong with it; and the names of the parts that it uses."""

    service: Service | None
    faults: tuple[Fault, ...] = ()
    parts: frozenset[str] = frozenset()


def read(text: str, file: str, parts: Mapping[str, str] | None = None) -> Reading:
    """One service file. All faults of its shape are found together; then all faults of its sense.

    `parts` are the texts that it may use, by name; without them those of FOLDER.
    """
    page, used = composing.compose(text, file, parts_in(FOLDER) if parts is None else parts)
    names = frozenset(used)
    faults = page.faults or tuple(written.faults_of_shape(page, Service))
    if faults:
        return Reading(None, faults, names)
    try:
        service = msgspec.convert(page.value, Service)
    except msgspec.ValidationError as error:
        return Reading(None, (written.fault_of_type(page, str(error)),), names)
    return Reading(service, tuple(page.fault(path, told) for path, told in checking.faults(service)), names)


def read_all(folder: Path | None = None) -> dict[str, Service]:
    """Every service of the folder (FOLDER) by its code. Raises BrokenCatalogue with the faults of all files."""
    found: dict[str, Service] = {}
    faults: list[Fault] = []
    parts = parts_in(folder or FOLDER)
    for path in sorted((folder or FOLDER).glob("*.yaml")):
        reading = read(path.read_text(encoding="utf-8"), path.name, parts)
        faults.extend(reading.faults)
        if reading.service is None:
            continue
        if reading.service.code != path.stem:
            faults.append(Fault(path.name, 1, "code", f"must be {path.stem!r}, like the name of the file"))
        found[reading.service.code] = reading.service
    if faults:
        raise BrokenCatalogue(_once(faults))
    return found


def idle_parts(folder: Path | None = None) -> list[Fault]:
    """Parts that no service uses: harmless, and most likely forgotten."""
    place = folder or FOLDER
    parts = parts_in(place)
    texts = [path.read_text(encoding="utf-8") for path in place.glob("*.yaml")]
    used = {name for text in texts for name in read(text, "", parts).parts}
    return [
        Fault(f"{composing.FOLDER}/{name}.yaml", 1, "", "is used by no service") for name in parts if name not in used
    ]


def _once(faults: list[Fault]) -> list[Fault]:
    """A fault of a part is found in every service that uses it, and told with the first."""
    return list({(fault.file, fault.line, fault.sentence): fault for fault in reversed(faults)}.values())[::-1]


def parts_in(folder: Path) -> dict[str, str]:
    """The texts that the services of this folder may use, by name."""
    files = sorted((folder / composing.FOLDER).glob("*.yaml"))
    return {path.stem: path.read_text(encoding="utf-8") for path in files}


@cache
def services() -> dict[str, Service]:
    """The files this process started with."""
    return read_all()
