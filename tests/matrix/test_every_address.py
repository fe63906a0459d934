"""Every address of the site, asked for by every role: docs/access.md says what each of them gets.

Promises P3 (own office, own role), P5 (nothing of Sari's for Budi), P7 (second factor), P11 (GET changes nothing).
"""

import copy
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, resolve

from rantau.accounts.models import Role
from rantau.documents.views import following
from rantau.ui import navigation
from tests.matrix import table
from tests.matrix.forms import forms
from tests.matrix.table import Row
from tests.matrix.visitors import Visitors, ask
from tests.matrix.world import NOW, World

pytestmark = pytest.mark.django_db
ROWS = table.rows(table.read())
BY_ADDRESS = {
    address: [row for row in ROWS if row.address == address] for address in dict.fromkeys(r.address for r in ROWS)
}
FORMS = [row for row in ROWS if row.method == "POST" and {"O", ">", "="} & set(row.answers.values())]
# What a method gets that the page does not have: sign-in or the second factor first, or a refusal.
CLOSED = {"-", "·", "0", "S", "F", "A"}


@pytest.fixture(scope="module")
def visitors(django_db_setup: None, django_db_blocker) -> Iterator[Visitors]:
    """One world for all: every request is undone before the next one."""
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(following, "STILL", 0)
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        yield Visitors(World())
        transaction.set_rollback(True)
    monkeypatch.undo()


@pytest.mark.parametrize("address", BY_ADDRESS)
def test_everybody_gets_what_the_table_says_and_no_more(visitors: Visitors, address: str) -> None:
    things = visitors.world.things
    path, form = address.format_map(things), forms(things).get(address, {})
    expected, got, overheard = {}, {}, []
    for row in BY_ADDRESS[address]:
        for column, letter in row.answers.items():
            for name, client in visitors.of(column, row).items():
                answer = ask(client, row.method, path, form)
                expected[row.method, name], got[row.method, name] = letter, answer.letter
                if not _may_know(name, answer.letter):
                    overheard += [(row.method, name, word) for word in visitors.world.secrets if word in answer.body]
    assert got == expected
    typed = {path, *form.values()}
    assert [each for each in overheard if not any(each[2] in words for words in typed)] == []


def _may_know(name: str, letter: str) -> bool:
    """Sari, and officers of her office to whom a page opens; never whoever only keeps the machine (domain 7.9)."""
    return name == "Sari" or (letter in {"O", "N"} and name in set(Role) - {Role.SYSTEM_ADMIN})


@pytest.mark.parametrize("address", BY_ADDRESS)
def test_a_method_without_a_line_is_refused_to_everybody(visitors: Visitors, address: str) -> None:
    path, (row, *others) = address.format_map(visitors.world.things), BY_ADDRESS[address]
    for method in {"GET", "POST"} - {row.method, *(other.method for other in others)}:
        got = {
            name: ask(client, method, path).letter
            for column in row.answers
            for name, client in visitors.of(column, row).items()
        }
        assert {name: letter for name, letter in got.items() if letter not in CLOSED} == {}


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.address)
def test_p11_a_form_that_another_site_sends_is_refused(visitors: Visitors, row: Row) -> None:
    """Whoever may send it has a token in the own page; another site has not."""
    things = visitors.world.things
    column = next(column for column, letter in row.answers.items() if letter in {"O", ">", "="})
    for client in visitors.of(column, row).values():
        lured = Client(enforce_csrf_checks=True, raise_request_exception=False)
        lured.cookies = copy.deepcopy(client.cookies)
        answer = ask(lured, "POST", row.address.format_map(things), forms(things).get(row.address, {}))
        assert answer.letter == "·", (column, answer.letter)


def test_every_route_has_a_line_and_every_line_a_route(visitors: Visitors) -> None:
    """A new screen is shown to nobody before it is written down who may see it."""
    lined = {resolve(address.format_map(visitors.world.things)).route for address in BY_ADDRESS}
    assert lined == set(table.patterns(get_resolver()))


def test_every_role_has_a_column(visitors: Visitors) -> None:
    for row in ROWS:
        assert set(row.answers) == {"stranger", "Sari", "Budi", *Role, "elsewhere", "none", "unshown"}, row.address


def test_no_address_stands_twice() -> None:
    assert sorted({(row.address, row.method) for row in ROWS}) == sorted((row.address, row.method) for row in ROWS)


def test_the_forms_belong_to_lines_that_take_them(visitors: Visitors) -> None:
    assert set(forms(visitors.world.things)) <= {row.address for row in FORMS}


@pytest.mark.parametrize("role", list(Role))
def test_every_link_in_the_header_opens(visitors: Visitors, role: Role) -> None:
    links = [link.url for link in navigation.for_role(role, "/petugas/")]
    assert "/petugas/" in links
    assert {url: ask(visitors.roles[role], "GET", url).letter in {"O", "N"} for url in links} == dict.fromkeys(
        links, True
    )
