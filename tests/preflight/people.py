"""Complete and right answers for each kind of application, to be changed by the tables. It is Monday 12 January 2026."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from rantau.appointments.tests.factories import MONDAY
from rantau.catalogue.tests import foreigners as abroad
from rantau.catalogue.tests import passports as here

Answers = dict[str, Any]
ADULT = {**here.PERSON, **here.GROWN, "product": "E5"}
CHILD = {**here.PERSON, **here.SMALL, "product": "E5", "parents_state": "MARRIED", "who_comes": "BOTH"}
GUARANTEED = {**abroad.GUARANTOR, "guarantor_named": True, "guarantor_same": True}

BASES: dict[str, tuple[str, Callable[[], Answers]]] = {
    "adult": ("paspor-baru", lambda: {**ADULT, **here.NEW}),
    "child": ("paspor-baru", lambda: {**CHILD, **here.NEW}),
    "expired": (
        "paspor-penggantian",
        lambda: {**ADULT, **here.OLD, "reason": "EXPIRED", "issued_on": "2020-12-01", "valid_until": "2025-12-01"},
    ),
    "full": ("paspor-penggantian", lambda: {**ADULT, **here.OLD, **here.FULL}),
    "lost": ("paspor-penggantian", lambda: {**ADULT, **here.LOST}),
    "damaged": ("paspor-penggantian", lambda: {**ADULT, **here.DAMAGED}),
    "change": ("paspor-perubahan-data", lambda: {**ADULT, **here.CHANGE}),
    "endorse": ("paspor-perubahan-data", lambda: {**ADULT, **here.ENDORSE}),
    "visitor": ("izin-tinggal-kunjungan", lambda: abroad.visitor(on=MONDAY)),
    "guaranteed": (
        "izin-tinggal-kunjungan",
        lambda: {**abroad.visitor(on=MONDAY), **GUARANTEED, "holds": "SINGLE", "length": "D60"},
    ),
    "resident": ("izin-tinggal-terbatas", lambda: abroad.resident(on=MONDAY)),
    "arrived": (
        "izin-tinggal-terbatas",
        lambda: {**abroad.resident(on=MONDAY), "holds": "VITAS", "entry_date": day(-10)},
    ),
    "permanent": ("izin-tinggal-tetap", lambda: abroad.permanent(on=MONDAY, holds="ITAP")),
    "leaving": ("izin-masuk-kembali", lambda: abroad.leaving(on=MONDAY, leaving_on=day(30))),
    "coming": ("visa", abroad.coming),
}


def day(away: int) -> str:
    """The day so many days from today, as answers are kept."""
    return (MONDAY + timedelta(days=away)).isoformat()
