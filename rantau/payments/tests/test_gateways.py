"""The adapters keep their contract against the simulator, over HTTP, and against documented values without it."""

import hashlib
import json
from datetime import timedelta

import pytest

from rantau.payments.gateways import qris, wire
from rantau.payments.gateways.base import (
    Channel,
    ChargeLine,
    ChargeRequest,
    Forged,
    Permanent,
    Reported,
    Temporary,
    Unreadable,
)
from rantau.payments.gateways.midtrans import Midtrans
from rantau.payments.gateways.simponi import Simponi
from rantau.payments.tests.factories import _numbers

QRIS_VECTOR = (
    "00020101021226660017ID.CO.EXAMPLE.WWW011893600014000000000102120000000000010303UBE51440014ID.CO.QRIS.WWW"
    "0215ID10200000000010303UBE52049399530336054066500005802ID5912KANIM CONTOH6013PASAMAN BARAT610526566"
    "621901158202601150001236304E7D6"
)


@pytest.fixture
def midtrans(outside) -> Midtrans:
    base = f"{outside.url}/midtrans"
    return Midtrans(api=base, snap=base, server_key="demo-server-key")


@pytest.fixture
def simponi(outside) -> Simponi:
    return Simponi(url=f"{outside.url}/simponi", key="demo-server-key")


def wish(now, channel: Channel, amount: int = 650_000) -> ChargeRequest:
    return ChargeRequest(
        order=f"BYR-KONTRAK-{next(_numbers)}",
        channel=channel,
        amount=amount,
        lines=(ChargeLine("BOOKLET_E5", "Paspor elektronik 5 tahun", amount),),
        description="INV-1",
        payer_name="Sari Wahyuni",
        now=now,
        expires_at=now + timedelta(hours=2),
        return_url="http://localhost:8000/permohonan/",
    )


def test_a_virtual_account_has_a_number_and_ends_with_the_bill(midtrans, now):
    answer = midtrans.charge(wish(now, Channel.VA))
    assert answer.instructions.number.isdigit()
    assert answer.instructions.bank == "bri"
    assert abs(answer.expires_at - (now + timedelta(hours=2))) < timedelta(minutes=2)


@pytest.mark.parametrize("channel", [Channel.QRIS, Channel.EWALLET])
def test_a_qris_code_asks_for_exactly_the_amount(midtrans, now, channel):
    told = midtrans.charge(wish(now, channel)).instructions
    assert qris.asks_for(told.qr, 650_000)
    assert not qris.asks_for(told.qr, 650_001)


def test_a_card_is_paid_on_the_hosted_page_that_nobody_knows_until_then(midtrans, outside, now):
    request = wish(now, Channel.CARD)
    answer = midtrans.charge(request)
    assert answer.instructions.url.startswith(outside.url)
    assert midtrans.status(request.order).reported is Reported.UNKNOWN
    outside.act(request.order, "bayar")
    assert midtrans.status(request.order).payments[0].amount == 650_000


@pytest.mark.parametrize("channel", [Channel.VA, Channel.QRIS])
def test_charging_the_same_order_twice_gives_the_same_instructions(midtrans, now, channel):
    request = wish(now, channel)
    assert midtrans.charge(request) == midtrans.charge(request)


def test_an_order_used_before_is_looked_up_instead_of_made_again(midtrans, outside, now):
    """Without the idempotency key the gateway answers 406."""
    request = wish(now, Channel.QRIS)
    outside.charge_at_midtrans(request.order, request.amount)
    ask = midtrans._ask
    midtrans._ask = lambda method, url, body=None, _headers=None: ask(method, url, body)
    assert midtrans.charge(request).external_id


def test_a_billing_code_has_fifteen_digits_and_is_the_same_when_asked_again(simponi, now):
    request = wish(now, Channel.BILLING_CODE)
    first, second = simponi.charge(request), simponi.charge(request)
    assert first.instructions.number.isdigit()
    assert len(first.instructions.number) == 15
    assert first == second


def test_money_at_the_treasury_comes_with_ntpn_and_ntb(simponi, outside, now):
    request = wish(now, Channel.BILLING_CODE)
    simponi.charge(request)
    outside.act(request.order, "bayar")
    paid = simponi.status(request.order).payments[0]
    assert (len(paid.ntpn), len(paid.ntb), paid.amount) == (16, 12, 650_000)
    assert paid.external_id == paid.ntb


def test_the_ntpn_may_be_late(simponi, outside, now):
    outside.faults(ntpn_late=True)
    request = wish(now, Channel.BILLING_CODE)
    simponi.charge(request)
    outside.act(request.order, "bayar")
    assert simponi.status(request.order).payments[0].ntpn == ""


def test_two_payments_of_one_billing_code_are_two_payments(simponi, outside, now):
    request = wish(now, Channel.BILLING_CODE)
    simponi.charge(request)
    outside.act(request.order, "dua-kali")
    assert len({paid.external_id for paid in simponi.status(request.order).payments}) == 2


@pytest.mark.parametrize(
    ("act", "reported"),
    [("kedaluwarsa", Reported.EXPIRED), ("tolak", Reported.FAILED), ("tarik", Reported.REVERSED)],
)
def test_every_end_has_its_word(midtrans, outside, now, act, reported):
    request = wish(now, Channel.VA)
    midtrans.charge(request)
    outside.act(request.order, act)
    assert midtrans.status(request.order).reported is reported


@pytest.mark.parametrize("channel", [Channel.VA, Channel.BILLING_CODE])
def test_a_cancelled_order_says_so_and_a_paid_one_stays_paid(midtrans, simponi, outside, now, channel):
    gateway = simponi if channel is Channel.BILLING_CODE else midtrans
    for act, reported in ((None, Reported.CANCELLED), ("bayar", Reported.PAID)):
        request = wish(now, channel)
        gateway.charge(request)
        if act:
            outside.act(request.order, act)
        assert gateway.cancel(request.order).reported is reported


def test_a_gateway_that_is_down_or_gone_is_temporary(midtrans, simponi, outside, now):
    outside.faults(gateway_down=True)
    for gateway, channel in ((midtrans, Channel.VA), (midtrans, Channel.CARD), (simponi, Channel.BILLING_CODE)):
        with pytest.raises(Temporary):
            gateway.charge(wish(now, channel))
        with pytest.raises(Temporary):
            gateway.status("BYR-1")
    nobody = Simponi(url="http://127.0.0.1:9/simponi", key="x")
    with pytest.raises(Temporary):
        nobody.status("BYR-1")


def test_a_slow_gateway_is_given_up(midtrans, outside, monkeypatch):
    monkeypatch.setattr(midtrans.http, "timeout", 0.05)
    outside.faults(gateway_slow_seconds=0.5)
    with pytest.raises(Temporary, match="Timeout"):
        midtrans.status("BYR-1")


def test_a_wrong_key_is_permanent(outside, now):
    base = f"{outside.url}/midtrans"
    with pytest.raises(Permanent):
        Midtrans(api=base, snap=base, server_key="wrong").charge(wish(now, Channel.VA))
    with pytest.raises(Permanent):
        Simponi(url=f"{outside.url}/simponi", key="wrong").charge(wish(now, Channel.BILLING_CODE))


def test_notices_of_the_simulator_are_read_and_forged_ones_are_not(midtrans, simponi, outside, now):
    for gateway, channel in ((midtrans, Channel.QRIS), (simponi, Channel.BILLING_CODE)):
        request = wish(now, channel)
        gateway.charge(request)
        outside.act(request.order, "bayar")
        told = outside.ear.next()
        assert gateway.parse_notice(told.headers, told.body).order == request.order
        outside.act(request.order, "palsu")
        forged = outside.ear.next()
        with pytest.raises(Forged):
            gateway.parse_notice(forged.headers, forged.body)


def test_the_documented_signature_of_midtrans_fits():
    key = "askvnoibnosifnboseofinbofinfgbiufglnbfg"
    signature = hashlib.sha512(f"1111200100000.00{key}".encode()).hexdigest()
    assert signature.startswith("edc076b21793ebe3e179")
    assert signature.endswith("3fc4d4c231")
    facts = {"order_id": "1111", "status_code": "200", "gross_amount": "100000.00", "signature_key": signature}
    gateway = Midtrans(api="http://x", snap="http://x", server_key=key)
    assert gateway.parse_notice({}, json.dumps(facts).encode()).order == "1111"
    with pytest.raises(Forged):
        gateway.parse_notice({}, json.dumps({**facts, "gross_amount": "1.00"}).encode())


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff\xfe", b'{"order_id": 1}', b"[" * 100_000])
def test_nonsense_is_unreadable_and_never_an_exception_of_another_kind(body):
    gateway = Midtrans(api="http://x", snap="http://x", server_key="k")
    with pytest.raises(Unreadable):
        gateway.parse_notice({}, body)


@pytest.mark.parametrize(("text", "amount"), [("145000.00", 145_000), (145_000, 145_000), ("0", 0)])
def test_amounts_are_whole_rupiah(text, amount):
    assert wire.rupiah(text) == amount


@pytest.mark.parametrize("text", ["145000.50", "-1", "", None, "NaN", "Infinity", "seribu"])
def test_anything_else_is_no_amount(text):
    with pytest.raises(Permanent):
        wire.rupiah(text)


def test_the_qris_checksum_fits_its_vectors():
    assert qris.checksum("123456789") == "29B1"
    assert qris.asks_for(QRIS_VECTOR, 650_000)
    assert not qris.asks_for(QRIS_VECTOR.replace("650000", "650001"), 650_001)
    assert not qris.asks_for("", 0)
