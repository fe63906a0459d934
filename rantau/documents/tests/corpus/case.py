"""One file of the corpus and what must become of it."""

from collections.abc import Callable
from dataclasses import dataclass

from rantau.documents.actions import unfit

Build = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """`refusal` is why it is not taken; else it is kept as `media` with so many pages (and as a picture of `size`)."""

    build: Build
    media: str = ""
    pages: int = 1
    size: tuple[int, int] | None = None
    refusal: type[unfit.Unfit] | None = None


def picture(build: Build, size: tuple[int, int] | None = (900, 600)) -> Case:
    return Case(build, "image/jpeg", size=size)


def paper(build: Build, pages: int = 1) -> Case:
    return Case(build, "application/pdf", pages)


def refused(refusal: type[unfit.Unfit], build: Build) -> Case:
    return Case(build, refusal=refusal)
