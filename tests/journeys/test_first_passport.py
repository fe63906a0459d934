"""Sari gets her first passport: from sign-up to the booklet in her hand."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys import people
from tests.journeys.looks import Nothing
from tests.journeys.people import Visitor, arrive, sign_in_officer, stands
from tests.journeys.stack import Stack, until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]


@pytest.mark.parametrize("script", [False], ids=["without-script"])
def test_from_sign_up_to_collection(browser: Browser, stack: Stack, script: bool) -> None:
    looks = Nothing()

    def officer(name: str) -> Visitor:
        email = f"{name}@contoh.id"
        return sign_in_officer(arrive(browser, stack, looks, script=script, email=email), email)

    sari = arrive(browser, stack, looks, script=script, email="sari.tanpa@contoh.id")
    people.sign_up(sari, sari.email, name="Sari Wahyuni", nik="1312034507900001", born="5 Juli 1990")
    reference = people.begin(sari)
    people.answer_everything(sari, reference)
    people.upload_all(sari, reference)
    people.submit(sari, reference)
    stands(sari, reference, "Pilih jadwal datang")
    people.choose_place(sari, reference)
    stands(sari, reference, "Tempat Anda disimpan sampai")
    people.pay(sari, reference)

    wati = officer("wati")
    people.take(wati, reference)
    people.judge(wati, reference, only="Kartu Keluarga", reason="DOC_BLUR", note="Foto ulang di tempat terang.")
    wati.press("Kembalikan ke pemohon").fill(note="Foto KK kabur.").send()
    stands(sari, reference, "Perbaiki permohonan")
    people.upload(sari, reference, "KK", people.picture("KK BARU", "#ffffff"))
    sari.go(f"/permohonan/{reference}/periksa/").press(re.compile("Kirim"))
    stands(sari, reference, "Datang untuk wawancara")
    people.take(wati, reference)
    people.judge(wati, reference)
    wati.press("Berkas lengkap").reads("Berkas dinyatakan lengkap")

    people.receive(officer("loket"), stack.behind("the_day_comes", reference=reference)["pass_code"])
    people.interview(officer("rina"), reference)
    stands(sari, reference, "sedang diperiksa")
    people.decide(officer("hadi"), reference)
    stands(sari, reference, "sedang dicetak")
    people.booklet(officer("cetak"), reference, number="X1234567")
    people.booklet(officer("mutu"), reference, result="PASSED")
    serah = officer("serah")
    people.booklet(serah, reference, shelf="A-12")

    until(lambda: "siap" in sari.go("/kotak-masuk/").page.inner_text("main"), "the message that it is ready")
    page = sari.go(f"/permohonan/{reference}/pengambilan/").page.inner_text("main")
    code = re.search(r"kode ini kepada petugas: *(\S+)", page)
    assert code, page
    people.hand_over(serah, reference, code[1])
    stands(sari, reference, "sudah Anda terima")
