"""From nothing to the bill, by the actions that the pages call. One prepared picture stands for every paper."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.test import Client

from rantau.accounts import queries as accounts
from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.applications.tests.factories import bring, me
from rantau.appointments.models import Slot
from rantau.appointments.tests.factories import MONDAY, NOW, a_slot
from rantau.catalogue import queries as catalogue
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.payments import queries as bills
from tests.preflight.people import BASES, Answers

WATI = Actor.staff("22222222-2222-2222-2222-222222222222", role="verifier", office="PASBAR")
GUARANTOR = Actor.system("tests.guarantor")


def answers_of(base: str, changes: Answers) -> Answers:
    return {**BASES[base][1](), **changes}


def account_of(answers: Answers) -> User:
    """The account of the person who answers, who is who they say."""
    same = {name: answers[name] for name in ("full_name", "nik", "sex") if name in answers}
    return PersonAccount(**{"nik": "", **same}, birth_date=date.fromisoformat(answers["birth_date"]))


def a_draft(owner: User, base: str, answers: Answers, without: tuple[str, ...] = ()) -> Application:
    """Every page saved, and every paper brought that these answers call for."""
    person = accounts.self_person(owner.pk)
    draft = actions.begin(service_code=BASES[base][0], person_id=person.pk, actor=me(owner), now=NOW)
    definition = queries.definition(draft)
    for section in definition.sections:
        page = {question.code: answers[question.code] for question in section.questions if question.code in answers}
        actions.save_section(reference=draft.reference, section=section.code, answers=page, actor=me(owner), now=NOW)
    wanted = [paper.code for paper in catalogue.papers_for(definition, answers, MONDAY) if paper.required]
    _bring_all(draft, owner, [code for code in wanted if code not in without])
    return draft


def _bring_all(draft: Application, owner: User, slots: list[str]) -> None:
    """The first is uploaded; the same picture then lies in the other places too."""
    bring(draft, owner, slots[0])
    brought = Document.objects.get(holder=draft.reference)
    for slot in slots[1:]:
        brought.pk, brought.slot = uuid4(), slot
        brought.save(force_insert=True)


def send(draft: Application, owner: User) -> Application:
    """Sent by the applicant and, where there is one, confirmed by the guarantor."""
    sent = actions.submit(reference=draft.reference, actor=me(owner), now=NOW)
    if sent.phase == "AWAITING_GUARANTOR":
        asked = sent.guarantees.get()
        named: dict[str, Any] = {"name": asked.asked["name"], "nik": asked.asked["nik"]}
        sent = actions.confirm_guarantee(token=asked.token, **named, actor=GUARANTOR, now=NOW)
    return sent


def to_the_bill(sent: Application, owner: User, slot: Slot | None = None) -> int | None:
    """What the bill asks for, once everything before it was done; None when no bill can be made before the visit."""
    for _step in range(4):
        stage = queries.stage(fresh(sent))
        if stage == "PRE_CHECK":
            actions.accept(reference=sent.reference, actor=WATI, now=NOW)
        elif stage == "PLACE" and bills.open_bill(sent.reference) is None:
            place = slot or a_slot(lane=queries.lanes(sent, stage)[0])
            actions.choose_place(reference=sent.reference, slot_id=place.pk, actor=me(owner), now=NOW)
        elif stage == "PAY" and bills.open_bill(sent.reference) is None:
            actions.ask_payment(reference=sent.reference, actor=me(owner), now=NOW)
        else:
            break
    bill = bills.open_bill(sent.reference)
    return bill.amount if bill else None


def fresh(application: Application) -> Application:
    return queries.by_reference(application.reference)


def page(owner: User, address: str) -> str:
    browser: Client = client_for(owner)
    return browser.get(address).content.decode()
