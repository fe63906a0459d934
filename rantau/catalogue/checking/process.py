"""A process must lead from the first page to an end, by stages that somebody can do."""

from collections.abc import Iterator, Mapping, Sequence

from rantau.catalogue.checking.conditions import Fault, known_word
from rantau.catalogue.definition import Service
from rantau.catalogue.stages import STAGES, bookable
from rantau.catalogue.written import Path

Order = tuple[str, ...]
FRONT: Order = ("FILL", "UPLOAD", "GUARANTOR", "SUBMIT", "PRE_CHECK")
# Between the front and the end a service has some stages of one of these, in that order.
BEFORE_DECISION: tuple[Order, ...] = (
    ("PLACE", "PAY", "VISIT", "INTERVIEW", "BIOMETRICS", "FIELD_CHECK"),
    ("PAY", "PLACE", "VISIT", "INTERVIEW", "BIOMETRICS", "FIELD_CHECK"),
    ("BAP", "FIELD_CHECK"),
)
AFTER_DECISION: tuple[Order, ...] = (
    ("ADJUDICATION", "PAY", "PLACE", "VISIT", "BIOMETRICS", "PRINT", "QUALITY", "COLLECT"),
    ("ADJUDICATION", "PLACE", "PAY", "VISIT", "BIOMETRICS", "PRINT", "QUALITY", "COLLECT"),
    ("ADJUDICATION", "PLACE", "VISIT", "BIOMETRICS", "PAY", "PRINT", "QUALITY", "COLLECT"),
)


def process_faults(service: Service) -> Iterator[Fault]:
    """Of the service itself, and of each case that goes another way. Unknown words first: the rest would follow."""
    written = ways(service)
    found = [fault for path, process in written.items() for fault in _words(process, path)]
    if not found:
        found = [fault for path, process in written.items() for fault in _faults(service, process, path)]
        found += _never_reached(service, written)
    yield from found


def ways(service: Service) -> dict[Path, Order]:
    """Every process of a service, and where it is written."""
    written: dict[Path, Order] = {("process",): service.process}
    for index, case in enumerate(service.cases):
        if case.process:
            written["cases", index, "process"] = case.process
    return written


def _faults(service: Service, process: Order, path: Path) -> Iterator[Fault]:
    """Where it ends, then what stands wrong, then what a stage lacks: each only makes sense after the one before."""
    for look in (_ends(process, path), _order(process, path), _lacking(service, process, path)):
        found = list(look)
        yield from found
        if found:
            return


def _never_reached(service: Service, written: Mapping[Path, Order]) -> Iterator[Fault]:
    for things, stage in (("papers", "UPLOAD"), ("fees", "PAY")):
        if getattr(service, things) and not any(stage in process for process in written.values()):
            yield ("process",), f"needs {stage}: the service has {things}"
    if any("HAND_OFF" in process for process in written.values()) != (service.hand_off is not None):
        yield ("process",), 'the stage HAND_OFF and the key "hand_off" belong together'


def _words(process: Order, path: Path) -> Iterator[Fault]:
    for index, stage in enumerate(process):
        yield from known_word(stage, STAGES, (*path, index), "stage")
        if stage in process[:index]:
            yield (*path, index), f'"{stage}" is in the process twice'
    if not process:
        yield path, "needs at least one stage"


def _ends(process: Order, path: Path) -> Iterator[Fault]:
    for stage in ("FILL", "SUBMIT"):
        if stage not in process:
            yield path, f"needs {stage}"
    if ("DECISION" in process) == ("HAND_OFF" in process):
        yield path, "must come either to a DECISION of this office or to HAND_OFF"


def _order(process: Order, path: Path) -> Iterator[Fault]:
    """Each part of the process must be in one of its orders."""
    end = process.index("DECISION" if "DECISION" in process else "HAND_OFF")
    front = next((index for index, stage in enumerate(process) if stage not in FRONT), end)
    before = BEFORE_DECISION if process[end] == "DECISION" else ((),)
    after = AFTER_DECISION if process[end] == "DECISION" else ((),)
    yield from _in_order(process[:front], (FRONT,), "at the beginning", (path, 0))
    yield from _in_order(process[front:end], before, f"before {process[end]}", (path, front))
    yield from _in_order(process[end + 1 :], after, f"after {process[end]}", (path, end + 1))


def _in_order(stages: Order, orders: Sequence[Order], where: str, at: tuple[Path, int]) -> Iterator[Fault]:
    """The first stage with which the part is in none of its orders."""
    path, begin = at
    for length in range(1, len(stages) + 1):
        if not any(_follows(stages[:length], order) for order in orders):
            allowed = " or ".join(" ".join(order) or "nothing" for order in orders)
            yield (*path, begin + length - 1), f'"{stages[length - 1]}" stands wrong: {where} can stand {allowed}'
            return


def _follows(stages: Order, order: Order) -> bool:
    rest = iter(order)
    return all(stage in rest for stage in stages)


def _lacking(service: Service, process: Order, path: Path) -> Iterator[Fault]:
    """What a stage needs beside it, or the service a stage for."""
    for missing, sentence in _needs(service, process):
        if missing:
            yield path, sentence


def _needs(service: Service, process: Order) -> list[tuple[bool, str]]:
    end = process.index("DECISION") if "DECISION" in process else len(process)
    sides = (process[:end], process[end:])
    return [
        (
            any(("PLACE" in side) != ("VISIT" in side) for side in sides),
            "PLACE and VISIT belong together: who comes has a booked hour",
        ),
        *(
            (
                any(stage in side and "VISIT" not in side for side in sides),
                f"{stage} needs VISIT: nobody would be there",
            )
            for stage in ("INTERVIEW", "BIOMETRICS")
        ),
        ("PLACE" in process and not bookable(service), 'PLACE needs a lane in "lanes" that people can book'),
        ("INTERVIEW" in process and service.interview is None, 'INTERVIEW needs the questions under "interview"'),
        ("BAP" in process and "BAP" not in service.lanes, 'BAP needs the lane BAP in "lanes": nobody could come'),
        (
            ("PRINT" in process) != ("QUALITY" in process),
            "PRINT and QUALITY belong together: what is printed is checked by somebody else",
        ),
        (
            "HAND_OFF" in process and "PRE_CHECK" not in process,
            "HAND_OFF needs PRE_CHECK: what goes on elsewhere is looked at here first",
        ),
        ("PRINT" in process and "COLLECT" not in process, "PRINT needs COLLECT: nobody would hand it over"),
    ]
