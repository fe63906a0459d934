"""What Sari and the treasurer see, and what Budi does not."""

import re

import pytest

from rantau.accounts.tests.factories import StaffAccount, client_for
from rantau.foundation.actor import Actor
from rantau.journal import delivering
from rantau.journal.models import Entry
from rantau.payments import actions, queries
from rantau.payments.models import Attempt, Bill
from rantau.payments.tests.factories import WORKER, AttemptOf, OpenBill, money, started
from rantau.payments.tests.test_paying import hear
from rantau.vault.tests.mishaps import put_storage_away


@pytest.fixture
def bill(sari, now, outside) -> Bill:
    return OpenBill(sari, now)


def pay_path(bill: Bill) -> str:
    return f"/permohonan/{bill.holder}/bayar/"


def receipt_path(bill: Bill) -> str:
    return f"/permohonan/{bill.holder}/kuitansi/"


def settled(bill: Bill, now) -> Bill:
    actions.settle(
        attempt_id=AttemptOf(bill, now).pk, payment=money(ntpn="A" * 16, ntb="1" * 12), actor=WORKER, now=now
    )
    bill.refresh_from_db()
    return bill


def hear_of_settlements(now) -> None:
    """What the worker tells our own listener; other rooms know nothing of the holders of these tests."""
    for entry in Entry.objects.filter(code="payments.bill_settled"):
        delivering.hand_over(entry_id=entry.pk, listener="payments.listeners.make_receipt", now=now)


def page(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_bill_shows_price_deadline_payee_and_when_money_is_lost(sari, bill):
    text = page(client_for(sari), pay_path(bill))
    for words in (
        "Rp650.000",
        "Paspor elektronik 5 tahun",
        "WIB",
        "sisa 1 jam",
        "Kas Negara (PNBP)",
        "tidak dikembalikan",
    ):
        assert words in text
    assert text.index("Kode billing") < text.index("Virtual account") < text.index("QRIS") < text.index("Kartu")


@pytest.mark.parametrize("channel", ["BILLING_CODE", "VA", "QRIS", "EWALLET", "CARD"])
def test_choosing_a_channel_leads_to_its_instructions(sari, bill, channel):
    client = client_for(sari)
    chosen = client.post(pay_path(bill), {"channel": channel})
    attempt = Attempt.objects.get(bill=bill)
    assert (chosen.status_code, chosen["Location"]) == (303, f"{pay_path(bill)}{attempt.order}/")

    text = page(client, chosen["Location"])
    told = attempt.instructions
    assert not told["number"] or told["number"] in text
    assert ("<svg" in text.split("</header>")[1]) == bool(told["qr"])
    assert not told["url"] or f'href="{told["url"]}"' in text
    assert attempt.order in page(client, pay_path(bill))


def test_choosing_twice_is_harmless_and_choosing_nothing_says_so(sari, bill):
    client = client_for(sari)
    places = {client.post(pay_path(bill), {"channel": "VA"})["Location"] for _ in range(2)}
    assert len(places) == 1
    refused = client.post(pay_path(bill), {})
    assert refused.status_code == 200
    assert "Kesalahan:" in refused.content.decode()


def test_a_gateway_that_is_down_is_said_kindly_and_the_bill_stays(sari, bill, outside):
    outside.faults(gateway_down=True)
    answer = client_for(sari).post(pay_path(bill), {"channel": "VA"})
    assert answer.status_code == 200
    assert "Saluran pembayaran sedang terganggu" in answer.content.decode()


def test_the_check_button_finds_money_and_leads_to_the_next_step(sari, bill, outside, now):
    client = client_for(sari)
    outside.act(started(bill, now).order, "hilang")
    assert client.post(f"{pay_path(bill)}cek/").status_code == 303
    text = page(client, pay_path(bill))
    assert "sudah kami terima" in text
    assert f'href="{bill.return_to}"' in text
    assert receipt_path(bill) in text


def test_budi_gets_404_on_everything_of_saris(sari, budi, bill, now):
    attempt = started(bill, now)
    other = client_for(budi)
    assert other.get(pay_path(bill)).status_code == 404
    assert other.post(pay_path(bill), {"channel": "VA"}).status_code == 404
    assert other.get(f"{pay_path(bill)}{attempt.order}/").status_code == 404
    assert other.post(f"{pay_path(bill)}cek/").status_code == 404
    settled(bill, now)
    assert other.get(receipt_path(bill)).status_code == 404
    assert other.post(receipt_path(bill)).status_code == 404
    assert bill.attempts.count() == 2


def test_an_attempt_of_another_bill_is_404(sari, bill, now):
    foreign = started(OpenBill(sari, now), now)
    assert client_for(sari).get(f"{pay_path(bill)}{foreign.order}/").status_code == 404


def test_a_stranger_is_sent_to_sign_in(client, bill):
    for path in (pay_path(bill), receipt_path(bill), "/petugas/kasir/"):
        assert client.get(path)["Location"].startswith("/masuk/?next=")


@pytest.mark.parametrize("end", ["expire", "cancel"])
def test_an_ended_bill_says_what_now(sari, bill, end):
    getattr(actions, end)(bill_id=bill.pk, actor=WORKER, now=bill.expires_at)
    text = page(client_for(sari), pay_path(bill))
    assert "Lanjutkan dari permohonan Anda" in text
    assert "Uang Anda tidak hilang" in text


def test_money_under_review_tells_sari_not_to_pay_again(sari, bill, now):
    actions.settle(attempt_id=AttemptOf(bill, now).pk, payment=money(600_000), actor=WORKER, now=now)
    assert "Jangan membayar lagi" in page(client_for(sari), pay_path(bill))


def test_the_receipt_is_a_page_and_a_pdf(sari, bill, now):
    settled(bill, now)
    client = client_for(sari)
    text = page(client, receipt_path(bill))
    for words in ("A" * 16, "1" * 12, "enam ratus lima puluh ribu rupiah", bill.number):
        assert words in text
    hear_of_settlements(now)
    answer = client.get(f"{receipt_path(bill)}?unduh=pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]


def test_the_receipt_is_made_once_and_also_on_demand(sari, bill, now):
    settled(bill, now)
    client = client_for(sari)
    assert "Buat kuitansi" in page(client, receipt_path(bill))
    made = client.post(receipt_path(bill))
    assert made["Location"] == f"{receipt_path(bill)}?unduh=pdf"
    first = client.get(made["Location"]).content
    hear_of_settlements(now)
    client.post(receipt_path(bill))
    assert client.get(made["Location"]).content == first


def test_a_receipt_that_cannot_be_fetched_now_is_called_safe(sari, bill, now, monkeypatch):
    settled(bill, now)
    hear_of_settlements(now)
    put_storage_away(monkeypatch)
    answer = client_for(sari).get(f"{receipt_path(bill)}?unduh=pdf", follow=True)
    assert answer.redirect_chain == [(receipt_path(bill), 303)]
    assert "Kertas ini aman" in answer.content.decode()


def test_an_unpaid_bill_has_no_receipt(sari, bill):
    assert client_for(sari).get(receipt_path(bill)).status_code == 404


def test_typed_words_stay_words_on_the_page_and_in_the_pdf(sari, now, outside):
    bill = settled(OpenBill(sari, now, payer_name='Siti "<script>" #panic("x") $1$ @a'), now)
    client = client_for(sari)
    assert "<script>" not in page(client, receipt_path(bill)).split("</head>")[1].split("<main")[1].split("</main>")[0]
    hear_of_settlements(now)
    assert client.get(f"{receipt_path(bill)}?unduh=pdf").content.startswith(b"%PDF-")


@pytest.mark.parametrize("role", ["verifier", "head", "front_desk", "auditor"])
def test_only_the_treasurer_opens_the_cash_desk(role, db):
    assert client_for(StaffAccount(role)).get("/petugas/kasir/").status_code == 403


def test_sari_herself_does_not_open_the_cash_desk(sari):
    assert client_for(sari).get("/petugas/kasir/").status_code == 403


def test_the_desk_lists_items_and_what_was_settled_today(sari, bill, outside, now):
    outside.act(started(bill, now).order, "dua-kali")
    hear(outside, now, times=2)
    text = page(client_for(StaffAccount("treasurer")), "/petugas/kasir/")
    assert "Dibayar dua kali" in text
    assert text.count(bill.number) == 2


def test_the_treasurer_records_a_payment_by_hand(bill, now):
    client = client_for(StaffAccount("treasurer"))
    wrong = client.post("/petugas/kasir/", {"number": "INV-TIDAK-ADA", "ntpn": "0A1B 2C3D-4E5F 6G7H", "note": "ok"})
    assert "tidak ditemukan" in wrong.content.decode()
    assert "0A1B 2C3D-4E5F 6G7H" in wrong.content.decode()
    done = client.post("/petugas/kasir/", {"number": bill.number, "ntpn": "0a1b 2c3d-4e5f 6g7h", "note": "ok"})
    assert done.status_code == 303
    bill.refresh_from_db()
    assert bill.settlement.ntpn == "0A1B2C3D4E5F6G7H"


def test_the_treasurer_settles_a_bill_with_held_money(bill, now):
    actions.settle(attempt_id=AttemptOf(bill, now).pk, payment=money(700_000), actor=WORKER, now=now)
    path = f"/petugas/kasir/{queries.open_reviews('PASBAR').get().pk}/"
    client = client_for(StaffAccount("treasurer"))
    text = page(client, path)
    assert len(re.findall(r'id="(id_note|settle_note)"', text)) == 2
    sent = {"act": "settle", "number": bill.number, "ntpn": "B" * 16, "note": "cek"}
    assert client.post(path, sent).status_code == 303
    assert "Dipakai melunasi tagihan" in page(client, path)
    again = client.post(path, sent)
    assert "sudah lunas" in again.content.decode()


def test_the_treasurer_closes_an_item_with_a_decision(bill, now):
    actions.settle(attempt_id=AttemptOf(bill, now).pk, payment=money(1), actor=WORKER, now=now)
    item = queries.open_reviews("PASBAR").get()
    client = client_for(StaffAccount("treasurer"))
    path = f"/petugas/kasir/{item.pk}/"
    refused = client.post(path, {"act": "answer", "answer": "NOT_MONEY", "note": "x"})
    assert "sudah diterima" in refused.content.decode()
    assert client.post(path, {"act": "answer", "answer": "TO_RETURN", "note": "Surat ke KPPN"}).status_code == 303


def test_the_treasurer_of_another_office_does_not_find_the_item(bill, now):
    actions.settle(attempt_id=AttemptOf(bill, now).pk, payment=money(1), actor=WORKER, now=now)
    path = f"/petugas/kasir/{queries.open_reviews('PASBAR').get().pk}/"
    assert client_for(StaffAccount("treasurer", "AGAM")).get(path).status_code == 404


def test_looking_changes_nothing(sari, bill, now):
    client = client_for(sari)
    client.get(pay_path(bill))
    client.get(f"{pay_path(bill)}cek/")
    assert not Attempt.objects.exists()
    assert actions.cancel(bill_id=bill.pk, actor=Actor.person(sari.pk), now=now).state == "CANCELLED"
