"""Promise P22: database, mail, SMS or gateway failing is a message, not an outage; all recovers without a restart."""

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import psycopg
import pytest

from rantau.payments.gateways.wire import TIMEOUT
from tests.journeys.insisting import Insistent
from tests.journeys.outages import faults, look_at, without_database, without_the_outside
from tests.journeys.payers import Payer, with_places
from tests.journeys.stack import Stack, until

PUBLIC = ("/", "/layanan/", "/layanan/paspor-baru/", "/masuk/", "/daftar/", "/cek-status/", "/bantuan/")
PATIENT_ENOUGH = 10.0
"""Seconds for a page while something is away, on any machine; the promise (2 s) is printed beside it."""
PAID = "Datang untuk wawancara"
AWAY = "SELECT channel FROM delivery_outage"
OPENING = "SELECT \"order\" FROM payments_attempt WHERE state = 'OPENING'"
THREADS = 4
"""Of the web server: so many requests it answers at once."""


@pytest.fixture(scope="module")
def payers(mortal: Stack) -> Iterator[Payer]:
    return iter(with_places(mortal, 12))


@pytest.fixture(autouse=True)
def nothing_is_restarted(mortal: Stack) -> Iterator[None]:
    before = {name: mortal.program(name).pid for name in ("web", "worker")}
    yield
    assert {name: mortal.program(name).pid for name in ("web", "worker")} == before


def stranger(stack: Stack) -> Insistent:
    return Insistent(stack, "", "")


def signs_up(stack: Stack, address: str) -> None:
    """As far as the code that is sent to the address."""
    stranger(stack).send("/daftar/", address=address, notice="on")


def codes(stack: Stack, address: str) -> list[str]:
    return [code for letter in stack.letters(address) for code in re.findall(r"\b\d{6}\b", letter["text"])]


def all_answer(
    client: httpx.Client, paths: tuple[str, ...], statuses: set[int], within: float = PATIENT_ENOUGH
) -> None:
    """Every page comes in time, with words for people and no insides of ours."""
    slowest = 0.0
    for path in paths:
        answer, seconds = look_at(client, path)
        slowest = max(slowest, seconds)
        assert answer.status_code in statuses, f"{path}: {answer.status_code}"
        assert "<h1" in answer.text, path
        assert not re.search(r"Traceback|psycopg|OperationalError|django\.", answer.text), path
    sys.stdout.write(f"{slowest:5.2f} s for the slowest of {len(paths)} pages\n")
    assert slowest < within


def test_without_database_every_page_says_so_kindly_and_all_is_back_by_itself(
    mortal: Stack, payers: Iterator[Payer]
) -> None:
    payer = next(payers)
    client = payer.who.client
    page = payer.who.open(f"{payer.path}bayar/").text
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    with without_database(mortal) as clock:
        all_answer(client, (*PUBLIC, "/permohonan/", payer.path, f"{payer.path}bayar/"), {200, 503})
        answer = client.get(payer.path)
        assert answer.status_code == 503
        assert "tidak hilang" in answer.text
        assert answer.headers["Retry-After"]
        sent = client.post(f"{payer.path}bayar/", data={"channel": "BILLING_CODE", "csrfmiddlewaretoken": token[1]})
        assert sent.status_code == 503
        notice = client.post("/pemberitahuan/simponi/", json={"order": "x"}, headers={"X-Signature": "x"})
        assert notice.status_code in {400, 403, 503}
        machine = stranger(mortal).client
        assert machine.get("/healthz").status_code == 200
        assert machine.get("/readyz").status_code == 503
    clock.until(lambda: client.get(payer.path).status_code == 200, "the page, still signed in")
    clock.until(lambda: client.get("/readyz").status_code == 200, "readyz")
    signs_up(mortal, "basis-data@contoh.id")
    clock.until(lambda: codes(mortal, "basis-data@contoh.id"), "a letter sent by the worker")
    payer.opens("BILLING_CODE").at_the_bank("bayar").reads(PAID)
    payer.becomes("SETTLED", 1)


def test_a_payment_made_while_the_database_is_away_is_known_when_it_is_back(
    mortal: Stack, payers: Iterator[Payer]
) -> None:
    payer = next(payers).opens("BILLING_CODE")

    with without_database(mortal) as clock:
        assert httpx.post(payer.bank, json={"act": "bayar"}, trust_env=False).is_success
    clock.until(lambda: payer.bill() == ("SETTLED", 1, ""), "the payment")
    payer.reads(PAID)


def test_letters_wait_for_mail_server_and_provider_and_go_out_once(mortal: Stack, payers: Iterator[Payer]) -> None:
    """The gateway is away as well; the rest of the site does not notice."""
    payer = next(payers)
    addresses = [f"menunggu{number}@contoh.id" for number in range(3)]
    phone = "0812 7700 1234"
    with without_the_outside(mortal) as clock:
        for address in (*addresses, phone):
            signs_up(mortal, address)
        until(lambda: _rows(mortal, AWAY) == {"EMAIL", "SMS"}, "both channels to be known as away")
        all_answer(payer.who.client, (*PUBLIC, "/permohonan/", payer.path), {200})
        assert "sedang terganggu" in _tries_to_pay(payer).text
    for address in (*addresses, "+6281277001234"):
        clock.until(lambda address=address: codes(mortal, address), f"the letter to {address}")
    clock.until(lambda: _rows(mortal, AWAY) == set(), "both channels known as back")
    until(lambda: mortal.row("SELECT count(*) FROM delivery_outboxmessage WHERE state <> 'SENT'") == (0,), "the outbox")
    for address in (*addresses, "+6281277001234"):
        assert len(codes(mortal, address)) == 1, address
    payer.opens("BILLING_CODE").at_the_bank("bayar").reads(PAID)


def test_an_sms_waits_for_a_provider_in_trouble(mortal: Stack) -> None:
    with faults(mortal, sms_status=503) as clock:
        signs_up(mortal, "0812 7700 4321")
        until(lambda: _rows(mortal, AWAY) == {"SMS"}, "the channel to be known as away")
        signs_up(mortal, "surel-jalan@contoh.id")
        until(lambda: codes(mortal, "surel-jalan@contoh.id"), "the mail, which is not concerned")
    clock.until(lambda: codes(mortal, "+6281277004321"), "the SMS")
    assert len(codes(mortal, "+6281277004321")) == 1


def test_a_gateway_that_is_down_is_a_kind_word_and_the_money_is_found_when_it_is_back(
    mortal: Stack, payers: Iterator[Payer]
) -> None:
    told, asked = next(payers).opens("BILLING_CODE"), next(payers).opens("VA")
    before = next(payers)
    with faults(mortal, gateway_down=True) as clock:
        assert "sedang terganggu" in _tries_to_pay(before).text
        told.at_the_bank("bayar")
        asked.at_the_bank("hilang")
        asked.who.send(f"{asked.path}bayar/", to=f"{asked.path}bayar/cek/")
        all_answer(told.who.client, ("/", "/permohonan/", told.path, f"{told.path}bayar/"), {200})
        assert (told.bill(), asked.bill()) == (("ISSUED", 0, ""), ("ISSUED", 0, ""))
    clock.until(lambda: told.bill() == ("SETTLED", 1, ""), "the payment that was noticed")
    clock.until(lambda: asked.bill() == ("SETTLED", 1, ""), "the payment that was asked about")
    told.reads(PAID)
    before.opens("BILLING_CODE").at_the_bank("bayar").reads(PAID)
    before.becomes("SETTLED", 1)


def test_a_slow_gateway_keeps_nobody_else_waiting(mortal: Stack, payers: Iterator[Payer]) -> None:
    """More people than there are threads want to pay; whoever wants something else does not wait for them."""
    five = [next(payers) for _ in range(5)]
    reader, opening = stranger(mortal).client, len(_rows(mortal, OPENING))
    with faults(mortal, gateway_slow_seconds=20.0), ThreadPoolExecutor(len(five)) as threads:
        paying = [threads.submit(_tries_to_pay, payer) for payer in five]
        until(lambda: len(_rows(mortal, OPENING)) >= opening + THREADS, "as many to wait as there are threads")
        all_answer(reader, PUBLIC, {200}, within=(TIMEOUT.read or 0) / 2)
        answers = [each.result() for each in paying]
    for answer in answers:
        assert "sedang terganggu" in answer.text
    five[0].opens("BILLING_CODE").at_the_bank("bayar").reads(PAID)
    five[0].becomes("SETTLED", 1)


def _tries_to_pay(payer: Payer) -> httpx.Response:
    """Chooses a way to pay, once; the page that comes then."""
    page = payer.who.open(f"{payer.path}bayar/").text
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    return payer.who.client.post(
        f"{payer.path}bayar/", data={"channel": "BILLING_CODE", "csrfmiddlewaretoken": token[1]}
    )


def _rows(stack: Stack, statement: str) -> set[str]:
    with psycopg.connect(stack.owner_url) as connection:
        return {str(row[0]) for row in connection.execute(statement)}
