"""Applications of Sari for a first passport, at every point of their way. It is Monday 12 January 2026, 09.00 WIB."""

from datetime import datetime
from typing import Any

import pytest
from msgspec import structs

from rantau.accounts import queries as accounts
from rantau.accounts.models import User
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.appointments.models import Slot
from rantau.appointments.tests.factories import NOW, a_rule, a_slot
from rantau.catalogue.queries import versions
from rantau.documents import actions as documents
from rantau.documents.tests.factories import encoded, photo, sent
from rantau.foundation.actor import Actor
from rantau.payments import queries as bills
from rantau.payments.actions import settle
from rantau.payments.models import Bill
from rantau.payments.tests.factories import WORKER, AttemptOf, money

ANSWERS: dict[str, Any] = {
    "had_passport": False, "citizenship": "IDN", "full_name": "Sari", "nik": "1312034507900001",
    "kk": "1312031203150007", "sex": "F", "birth_place": "Simpang Empat", "birth_date": "1990-07-05",
    "mother_name": "Rohana", "father_name": "Zulkifli", "name_changed": False, "naturalised": False,
    "marital_status": "SINGLE", "street": "Jalan Pasar 7", "region": "13.12.03.2003", "lives_there": True,
    "phone": "+6281234567890", "emergency_name": "Rohana", "emergency_relation": "PARENT",
    "emergency_phone": "+6281298765432", "occupation": "TRADER", "workplace": "Pasar Simpang Empat",
    "purpose": "TOURISM", "destination": "Malaysia", "stay_length": "WEEKS_2", "companions": "keluarga",
    "product": "E5", "papers_agree": True, "first_passport": True, "true_purpose": True,
}  # fmt: skip
PAPERS = ("KTP", "KK", "BIRTH_PROOF")


def me(owner: User) -> Actor:
    return Actor.person(owner.pk)


def a_draft(owner: User, now: datetime = NOW) -> Application:
    person = accounts.self_person(owner.pk)
    return actions.begin(service_code="paspor-baru", person_id=person.pk, actor=me(owner), now=now)


def fill(application: Application, owner: User, now: datetime = NOW, **changes: Any) -> Application:
    """Answer every page and bring every paper."""
    answers = {**ANSWERS, **changes}
    for section in queries.definition(application).sections:
        page = {q.code: answers[q.code] for q in section.questions if q.code in answers}
        actions.save_section(
            reference=application.reference, section=section.code, answers=page, actor=me(owner), now=now
        )
    for slot in PAPERS:
        bring(application, owner, slot, now)
    return application


def bring(application: Application, owner: User, slot: str, now: datetime = NOW) -> None:
    documents.upload(
        holder=application.reference,
        slot=slot,
        upload=sent(encoded(photo(1200, 800))),
        owner_id=owner.pk,
        actor=me(owner),
        now=now,
    )


def a_sent(owner: User, now: datetime = NOW, **changes: Any) -> Application:
    application = fill(a_draft(owner, now), owner, now, **changes)
    return actions.submit(reference=application.reference, actor=me(owner), now=now)


def with_place(owner: User, slot: Slot | None = None, now: datetime = NOW) -> Application:
    """A place is held and its bill is open."""
    a_rule()
    application = a_sent(owner, now)
    slot = slot or a_slot()
    return actions.choose_place(reference=application.reference, slot_id=slot.pk, actor=me(owner), now=now)


def pay(bill: Bill, now: datetime = NOW) -> None:
    """The gateway confirmed the right amount."""
    settle(attempt_id=AttemptOf(bill, now).pk, payment=money(bill.amount, paid_at=now), actor=WORKER, now=now)


def open_bill(application: Application) -> Bill:
    bill = bills.open_bill(application.reference)
    assert bill is not None
    return bill


def with_terms(monkeypatch: pytest.MonkeyPatch, application: Application, **terms: int) -> None:
    """The service of this application as if its file gave other days."""
    service = queries.definition(application)
    changed = structs.replace(service, terms=structs.replace(service.terms, **terms))
    monkeypatch.setitem(versions._kept, (service.code, service.version), changed)
