"""The table of docs/access.md, read as it stands, and the addresses that the site really has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, URLResolver

TABLE = Path(__file__).parents[2] / "docs" / "access.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One address and method; `answers` by column, in the letters of the legend."""

    address: str
    method: str
    answers: Mapping[str, str]


def tables(text: str, *head: str) -> Iterator[dict[str, str]]:
    """Every line of every table whose first columns are headed so, by column."""
    columns: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if tuple(cells[: len(head)]) == head or not cells:
            columns = cells
        elif columns and not set(cells[0]) <= set("-:"):
            yield dict(zip(columns, cells, strict=True))


def legend(text: str) -> dict[str, str]:
    """What each short column name stands for, e.g. "VE": "verifier"."""
    return {line["Column"]: line["Name"] for line in tables(text, "Column", "Name")}


def rows(text: str) -> list[Row]:
    """A line for both methods becomes two rows."""
    names = legend(text)
    return [
        Row(line["Address"], method, {names[column]: letter for column, letter in line.items() if column in names})
        for line in tables(text, "Address", "How")
        for method in ("GET", "POST", "HEAD", "PATCH", "DELETE")
        if line["How"] == method or (line["How"] == "both" and method in {"GET", "POST"})
    ]


def read() -> str:
    return TABLE.read_text(encoding="utf-8")


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every route below a resolver, e.g. `permohonan/<reference:reference>/isi/`."""
    for each in resolver.url_patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, here)
        elif isinstance(each, URLPattern):
            yield here
