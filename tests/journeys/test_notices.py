"""Promise P18 over HTTP: whatever the gateway sends, money counts once and only for its amount."""

from collections.abc import Iterator

import httpx
import pytest

from tests.journeys.outages import faults
from tests.journeys.payers import Payer, quiet, with_places
from tests.journeys.stack import Stack, until

PAID = "Datang untuk wawancara"
STRANGE = (
    # What is pressed at the bank, on which channel, and what the bill becomes.
    ("BILLING_CODE", ("palsu",), ("ISSUED", 0, "")),
    ("VA", ("palsu",), ("ISSUED", 0, "")),
    ("BILLING_CODE", ("bayar", "palsu", "ulang", "ulang"), ("SETTLED", 1, "")),
    ("VA", ("dua-kali",), ("SETTLED", 1, "DUPLICATE")),
    ("BILLING_CODE", ("kurang",), ("ISSUED", 0, "UNDERPAID")),
    ("VA", ("lebih",), ("ISSUED", 0, "OVERPAID")),
    ("BILLING_CODE", ("terlambat",), ("SETTLED", 1, "")),
    ("VA", ("bayar", "kedaluwarsa"), ("SETTLED", 1, "")),
    ("VA", ("bayar", "tolak", "ulang"), ("SETTLED", 1, "")),
    ("CARD", ("bayar", "tarik"), ("SETTLED", 1, "REVERSED")),
)


@pytest.fixture(scope="module")
def payers(stack: Stack) -> Iterator[Payer]:
    return iter(with_places(stack, len(STRANGE) + 3, first=500, days=6))


@pytest.mark.parametrize(
    ("channel", "acts", "expected"), STRANGE, ids=[" ".join(row[1]) + f" {row[0]}" for row in STRANGE]
)
def test_strange_notices_do_nothing_wrong(
    stack: Stack, payers: Iterator[Payer], channel: str, acts: tuple[str, ...], expected: tuple[str, int, str]
) -> None:
    payer = next(payers).opens(channel).at_the_bank(acts[0])
    if expected[0] == "SETTLED":
        payer.reads(PAID)
    payer.at_the_bank(*acts[1:]).becomes(*expected)
    quiet(stack)
    assert payer.bill() == expected
    page = payer.who.open(payer.path).text
    assert (PAID in page) == (expected[0] == "SETTLED"), page


def test_doubled_and_late_notices_in_the_wrong_order_count_once(stack: Stack, payers: Iterator[Payer]) -> None:
    """The one of the payment is on its way for three seconds; the one sent again afterwards overtakes it."""
    payer = next(payers).opens("BILLING_CODE")
    with faults(stack, notice_doubled=True, notice_late_seconds=3.0):
        payer.at_the_bank("bayar")
    payer.at_the_bank("ulang").reads(PAID)
    until(lambda: _heard(stack, payer) == 2, "the notice that was overtaken")
    quiet(stack)
    assert payer.bill() == ("SETTLED", 1, "")


def test_a_lost_notice_is_found_by_the_button_and_a_paid_bill_stays_paid(stack: Stack, payers: Iterator[Payer]) -> None:
    payer = next(payers).opens("BILLING_CODE").at_the_bank("hilang")
    quiet(stack)
    assert payer.bill() == ("ISSUED", 0, "")
    payer.who.send(f"{payer.path}bayar/", to=f"{payer.path}bayar/cek/")
    payer.reads(PAID)
    assert payer.bill() == ("SETTLED", 1, "")


def test_a_stranger_cannot_sign_a_notice(stack: Stack, payers: Iterator[Payer]) -> None:
    payer = next(payers).opens("BILLING_CODE")
    for gateway in ("simponi", "midtrans"):
        forged = httpx.post(
            f"{stack.url}/pemberitahuan/{gateway}/",
            json={"order": payer.path, "order_id": payer.path, "status": "PAID", "signature_key": "0" * 128},
            headers={"X-Signature": "0" * 64},
            trust_env=False,
        )
        assert forged.status_code in {400, 403}
    assert payer.bill() == ("ISSUED", 0, "")


def _heard(stack: Stack, payer: Payer) -> int:
    """Different notices of this payment that came in; word for word the same one is one."""
    found = stack.row(
        'SELECT count(*) FROM payments_notice n JOIN payments_attempt a ON a."order" = n."order"'
        " JOIN payments_bill b ON b.id = a.bill_id WHERE b.holder = %s",
        payer.who.reference,
    )
    return int(found[0]) if found else 0
