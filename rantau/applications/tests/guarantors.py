"""A small service that asks a guarantor, and Lucas, who applies for it. It is Monday 12 January 2026, 09.00 WIB."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from rantau.accounts import queries as accounts
from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount
from rantau.applications import actions
from rantau.applications.models import Application, Guarantee
from rantau.applications.tests.factories import bring, me
from rantau.appointments.tests.factories import NOW
from rantau.catalogue import loading
from rantau.catalogue.tests.factories import STALL, offering, publish

PAGES = """\
  - code: sponsor
    title: {id: Penjamin, en: Guarantor}
    questions:
      - code: nationality
        kind: country
        label: {id: Kewarganegaraan, en: Citizenship}
      - code: passport_number
        kind: passport
        label: {id: Nomor paspor, en: Passport number}
      - {use: stay-guarantor}
papers:
"""
SARI = {
    "guarantor_kind": "PERSON", "guarantor_name": "Sari Wahyuni", "guarantor_nik": "1312034507900001",
    "guarantor_phone": "+6281298765432", "guarantor_email": "sari@contoh.id", "guarantor_language": "ID",
}  # fmt: skip
LUCAS = {"goods": "CLOTHES", "metres": 3, "nationality": "FRA", "passport_number": "23AB45678", **SARI}


@contextmanager
def guaranteed_service() -> Iterator[None]:
    """On offer: the stall licence, with a guarantor."""
    text = STALL.replace("papers:\n", PAGES, 1).replace("UPLOAD, SUBMIT", "UPLOAD, GUARANTOR, SUBMIT", 1)
    parts = {path.stem: path.read_text(encoding="utf-8") for path in (loading.FOLDER / "_parts").glob("*.yaml")}
    reading = loading.read(text, "izin-lapak.yaml", parts)
    assert reading.service is not None, reading.faults
    publish(reading.service, NOW)
    with offering(reading.service):
        yield


def lucas(**kw: Any) -> User:
    return PersonAccount(full_name="Lucas Moreau", nik="", citizenship="FRA", **kw)


def a_draft(owner: User, now: datetime = NOW, **changes: Any) -> Application:
    person = accounts.self_person(owner.pk)
    draft = actions.begin(service_code="izin-lapak", person_id=person.pk, actor=me(owner), now=now)
    answers = {**LUCAS, **changes}
    pages = {"stall": ("goods", "metres"), "sponsor": ("nationality", "passport_number", *SARI)}
    for section, codes in pages.items():
        page = {code: answers[code] for code in codes}
        actions.save_section(reference=draft.reference, section=section, answers=page, actor=me(owner), now=now)
    bring(draft, owner, "KTP", now)
    return draft


def an_asked(owner: User, now: datetime = NOW, **changes: Any) -> Application:
    """Sent by the applicant; the guarantor has a link."""
    draft = a_draft(owner, now, **changes)
    return actions.submit(reference=draft.reference, actor=me(owner), now=now)


def the_guarantee(application: Application) -> Guarantee:
    return application.guarantees.latest("asked_at")
