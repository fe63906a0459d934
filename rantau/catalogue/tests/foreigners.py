"""Aiko, Lucas and the others who come from abroad: complete answers for each of their services."""

from datetime import date, timedelta
from typing import Any

from rantau.catalogue import loading
from rantau.catalogue.definition import Definition

TODAY = date(2026, 11, 24)
"""A Tuesday."""
BEFORE, SINCE = date(2024, 12, 16), date(2024, 12, 17)
"""The last day of the old tariff and the first of PP 45/2024."""
PERSON: dict[str, Any] = {
    "full_name": "Lucas Moreau", "nationality": "FRA", "sex": "M", "birth_place": "Lyon", "birth_date": "1988-03-02",
    "passport_number": "23AB45678", "passport_until": "2033-01-01",
}  # fmt: skip
ADDRESS = {
    "street": "Jalan Pasar 7", "region": "13.12.03.2003", "phone": "+6281234567890", "email": "lucas@contoh.id",
    "needs_help": False, "represented": False,
}  # fmt: skip
GUARANTOR = {
    "guarantor_kind": "PERSON", "guarantor_name": "Sari Wahyuni", "guarantor_nik": "1312034507900001",
    "guarantor_phone": "+6281298765432", "guarantor_email": "sari@contoh.id", "guarantor_language": "ID",
}  # fmt: skip
EVISA = {"evisa_filed": True, "evisa_number": "EV-1"}
VISITOR = {
    **PERSON, **ADDRESS, **EVISA, "holds": "VOA", "permit_number": "B1-1", "extensions": "ZERO",
    "activity": "TOURISM", "why_longer": "Gunung Talamau", "leaving_on": "2027-01-01", "length": "D30",
    "true_activity": True, "comes_in_person": True,
}  # fmt: skip
RESIDENT = {
    **PERSON, **ADDRESS, **EVISA, **GUARANTOR, "holds": "ITAS", "permit_number": "2C1-1", "extensions": "ONE",
    "entry_date": "2026-01-10", "group": "FAMILY", "family_tie": "SPOUSE", "activity": "Rumah tangga",
    "workplace": "Simpang Empat", "duration": "Y1", "guarantor_changed": False, "true_reason": True,
    "comes_in_person": True,
}  # fmt: skip
PERMANENT = {**RESIDENT, "since": "2020-01-01", "reason": "Keluarga saya di sini", "duration": "Y5"}
LEAVING = {
    **PERSON, **ADDRESS, "holds": "ITAS", "permit_number": "2C1-1", "entry_date": "2026-01-10",
    "leaving_on": "2026-12-20", "why_leave": "Keluarga", "duration": "Y1", "true_answers": True,
}  # fmt: skip
COMING = {
    **PERSON, **GUARANTOR, "purpose": "TOURISM", "entries": "ONCE", "stay_length": "UP_TO_30",
    "arrival": "2027-01-01", "activity": "Berlibur", "street": "Jalan Pasar 7", "region": "13.12.03.2003",
    "home_address": "Rue 1, Lyon", "home_country": "FRA", "phone": "+33612345678", "email": "lucas@contoh.id",
    "true_purpose": True,
}  # fmt: skip


def service(code: str) -> Definition:
    found = loading.services()[code]
    return Definition(**{name: getattr(found, name) for name in found.__struct_fields__}, version=1)


def visitor(left: int = 10, stayed: int = 20, on: date = TODAY, **changes: Any) -> dict[str, Any]:
    """Somebody whose permit ends in `left` days (0 is today) and who entered `stayed` days ago."""
    return {**VISITOR, **_days(on, left, stayed), **changes}


def resident(left: int = 20, on: date = TODAY, **changes: Any) -> dict[str, Any]:
    return {**RESIDENT, **_days(on, left, 300), **changes}


def permanent(left: int = 60, on: date = TODAY, **changes: Any) -> dict[str, Any]:
    return {**PERMANENT, **_days(on, left, 300), **changes}


def leaving(left: int = 700, on: date = TODAY, **changes: Any) -> dict[str, Any]:
    return {**LEAVING, **_days(on, left, 300), **changes}


def coming(**changes: Any) -> dict[str, Any]:
    return {**COMING, **changes}


def _days(on: date, left: int, stayed: int) -> dict[str, str]:
    return {
        "permit_until": (on + timedelta(days=left)).isoformat(),
        "entry_date": (on - timedelta(days=stayed)).isoformat(),
    }
