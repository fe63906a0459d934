"""What the tables of applications, papers and bills have room for."""

from collections.abc import Iterator

from rantau.catalogue.checking.conditions import Fault
from rantau.catalogue.definition import Service
from rantau.catalogue.written import Path

CODE, CASE, TARIFF, LABEL = 40, 30, 40, 200


def size_faults(service: Service) -> Iterator[Fault]:
    for path, text, most in _sized(service):
        if len(text) > most:
            yield path, f"has {len(text)} letters, {most} at most"


def _sized(service: Service) -> Iterator[tuple[Path, str, int]]:
    yield ("code",), service.code, CODE
    yield ("tariff_version",), service.tariff_version, TARIFF
    for index, case in enumerate(service.cases):
        yield ("cases", index, "code"), case.code, CASE
    for name in ("sections", "papers", "fees"):
        for index, part in enumerate(getattr(service, name)):
            yield (name, index, "code"), part.code, CODE
    for index, fee in enumerate(service.fees):
        for language in ("id", "en"):
            yield ("fees", index, "label", language), getattr(fee.label, language), LABEL
