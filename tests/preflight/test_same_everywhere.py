"""One engine: service page, personal list, form, desk, bill and letters say the same about the same answers.

Read from the pages themselves, as people read them; what the rules come to is told in `rantau/catalogue/tests`.
"""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from rantau.accounts.tests.factories import StaffAccount, client_for
from rantau.applications import queries
from rantau.applications.models import Application
from rantau.appointments.tests.factories import MONDAY
from rantau.casework import actions as casework
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.money import rupiah
from rantau.notifications.models import InboxItem
from rantau.payments.models import Bill
from rantau.portal.presenters import checklists
from tests.preflight.people import BASES
from tests.preflight.walking import a_draft, account_of, answers_of, send, to_the_bill

GROWN = {"is_citizen": True, "grown_up": True}
AGAIN = {**GROWN, "had_passport": True, "half_year": True, "issued_2009": True, "dual": False}
# What the wizard asks in plain words, and the form by dates and papers.
ASKED: dict[str, dict[str, Any]] = {
    "adult": {**GROWN, "dual": False, "name_changed": False, "naturalised": False},
    "child": {**GROWN, "grown_up": False},
    **dict.fromkeys(("expired", "full", "lost", "damaged", "change", "endorse"), AGAIN),
    **{base: {"wants": "LONGER"} for base in ("visitor", "guaranteed", "resident", "permanent")},
    "arrived": {"wants": "SETTLE"},
    "leaving": {"wants": "RETURN"},
    "coming": {"holds": "NONE", "wants": "ENTER"},
}
AMOUNT = re.compile(r"Rp[\d.]+")


def words(page: str) -> str:
    """What is read on it, tags and line breaks left out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def between(page: str, begin: str, end: str) -> str:
    return page.partition(begin)[2].partition(end)[0]


def papers_of(page: str) -> list[str]:
    """Titles of the personal list."""
    return [words(title) for title in re.findall(r"<li><b>(.*?)</b>", between(page, "Berkas Anda", "Biaya Anda"))]


@pytest.mark.parametrize("base", BASES)
def test_every_screen_says_the_same_about_the_same_answers(base: str, deliver: Callable[[], int]) -> None:
    answers = answers_of(base, {})
    owner = account_of(answers)
    draft = a_draft(owner, base, answers)
    definition, sari = queries.definition(draft), client_for(owner)
    case = catalogue.case_for(definition, answers, MONDAY)
    assert case is not None

    list_page = seen(Client(), checklists.address(definition, {**answers, **ASKED[base]}))
    assert str(case.title) in words(list_page)
    listed = papers_of(list_page)
    service_page = words(seen(Client(), f"/layanan/{definition.code}/"))
    assert [title for title in listed if title not in service_page] == []

    form = seen(sari, f"/permohonan/{draft.reference}/berkas/")
    cards = [words(title) for title in re.findall(r"<h2[^>]*>(.*?)</h2>", between(form, "<main", "</main>"))]
    assert [title for title in cards if title in listed] == listed
    review = words(seen(sari, f"/permohonan/{draft.reference}/periksa/"))
    fees = AMOUNT.findall(between(words(list_page), "Biaya Anda", "Lama proses"))
    assert AMOUNT.findall(between(review, " Biaya ", "Nyatakan") or review)[: len(fees)] == fees

    sent = send(draft, owner)
    deliver()
    assert sent.case_code == case.code
    desk = at_the_desk(sent)
    assert str(definition.title) in words(desk)
    brought = [words(title) for title in re.findall(r'<li><a href="[^"]*\?berkas=[^"]*"[^>]*>(.*?)</a>', desk)]
    required = [str(paper.title) for paper in catalogue.papers_for(definition, answers, MONDAY) if paper.required]
    assert sorted(brought) == sorted(required)
    assert set(required) <= set(listed)

    asked = to_the_bill(sent, owner)
    deliver()
    if asked is None:
        return
    assert rupiah(asked) == fees[-1]
    bill = Bill.objects.get(holder=sent.reference)
    assert rupiah(asked) in words(seen(sari, f"/permohonan/{sent.reference}/"))
    assert rupiah(asked) in " ".join(told(sent))
    assert bill.amount == asked


def at_the_desk(sent: Application) -> str:
    """The page of the case as the officer who took it reads it."""
    wati = StaffAccount("verifier", "PASBAR")
    actor = Actor.staff(wati.pk, role="verifier", office="PASBAR")
    casework.take(reference=sent.reference, actor=actor, now=clock.now())
    return seen(client_for(wati), f"/petugas/permohonan/{sent.reference}/")


def told(sent: Application) -> list[str]:
    return [f"{item.subject} {item.body}" for item in InboxItem.objects.filter(account=sent.owner)]
