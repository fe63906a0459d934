"""Budi is signed in and knows every address of Rahmi's. He gets what nobody's addresses get: 404."""

from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest
from django.urls import get_resolver
from playwright.sync_api import Browser

from tests.journeys import people
from tests.journeys.looks import Nothing
from tests.journeys.stack import Stack
from tests.journeys.walking import planted_way
from tests.matrix.table import patterns

pytestmark = [pytest.mark.browser]


def rahmis(stack: Stack, reference: str) -> dict[str, str]:
    """What stands in her addresses."""

    def one(statement: str) -> str:
        found = stack.row(statement, reference)
        assert found, statement
        return str(found[0])

    paper = one("SELECT id FROM documents_document WHERE holder = %s LIMIT 1")
    return {
        "<reference:ref>": reference,
        "<reference:reference>": reference,
        "<uuid:paper>": paper,
        "<uuid:document_id>": paper,
        "<slug:section>": "identity",
        "<slug:order>": one(
            'SELECT a."order" FROM payments_attempt a JOIN payments_bill b ON b.id = a.bill_id WHERE b.holder = %s'
        ),
        "<uuid:item_id>": one(
            "SELECT i.id FROM notifications_inboxitem i JOIN applications_application a ON a.owner_id = i.account_id WHERE a.reference = %s"
        ),
        "<uuid:session_id>": one(
            "SELECT s.id FROM accounts_opensession s JOIN applications_application a ON a.owner_id = s.user_id WHERE a.reference = %s"
        ),
        "<uuid:visit_id>": one("SELECT id FROM visits_visit WHERE holder = %s"),
    }


def addresses(stack: Stack, reference: str) -> list[str]:
    """Every address of the site that names something of hers."""
    found = []
    for pattern in patterns(get_resolver()):
        path = pattern
        for parameter, value in rahmis(stack, reference).items():
            path = path.replace(parameter, value)
        if path != pattern and "<" not in path:
            found.append(f"/{path}")
    return found


@pytest.fixture(scope="module")
def budi(browser: Browser, stack: Stack) -> Iterator[httpx.Client]:
    """Budi's cookies in a plain client, which sends his CSRF token along."""
    visitor = people.arrive(browser, stack, Nothing(), script=False)
    people.sign_up(visitor, "budi@contoh.id", name="Budi Santoso", nik="1312030203880002", born="02-03-1988", sex="M")
    cookies = {cookie["name"]: cookie["value"] for cookie in visitor.page.context.cookies()}
    token = visitor.page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
    headers = {"X-CSRFToken": token, "Referer": stack.url, "Origin": stack.url}
    with httpx.Client(base_url=stack.url, cookies=cookies, headers=headers, trust_env=False) as client:
        yield client


def test_budi_gets_404_on_every_address_of_rahmis(browser: Browser, stack: Stack, budi: httpx.Client) -> None:
    reference = planted_way(browser, stack)
    hers = [path for path in addresses(stack, reference) if not path.startswith(("/petugas/", "/akun/perangkat/"))]
    assert len(hers) >= 18, hers
    assert budi.get("/permohonan/").status_code == 200, "Budi himself is signed in"
    answers = {(method, path): budi.request(method, path).status_code for path in hers for method in ("GET", "POST")}
    assert {key: status for key, status in answers.items() if status not in {404, 405}} == {}
    for path in hers:
        assert 404 in {answers["GET", path], answers["POST", path]}, path


def test_budi_cannot_tell_rahmis_session_from_one_that_never_was(
    browser: Browser, stack: Stack, budi: httpx.Client
) -> None:
    """Ending a session twice is harmless, so both answer alike; and hers goes on."""
    session = rahmis(stack, planted_way(browser, stack))["<uuid:session_id>"]
    answers = [budi.post(f"/akun/perangkat/{each}/akhiri/") for each in (session, uuid4())]
    assert [(each.status_code, each.headers["Location"]) for each in answers] == [(303, "/akun/perangkat/")] * 2
    assert stack.row("SELECT 1 FROM accounts_opensession WHERE id = %s", session)


def test_budi_gets_nothing_at_the_desks_of_officers(browser: Browser, stack: Stack, budi: httpx.Client) -> None:
    reference = planted_way(browser, stack)
    desks = [path for path in addresses(stack, reference) if path.startswith("/petugas/")]
    assert len(desks) >= 15, desks
    answers = {(method, path): budi.request(method, path).status_code for path in desks for method in ("GET", "POST")}
    assert {key: status for key, status in answers.items() if status not in {403, 404, 405}} == {}


def test_his_own_address_opens_for_himself(stack: Stack, budi: httpx.Client) -> None:
    begun = budi.post("/permohonan/baru/paspor-baru/", data={"lanjut": "ya"})
    assert begun.status_code == 303
    assert budi.get(begun.headers["Location"]).status_code == 200
