"""The whole way, from sign-up to the booklet in the hand, with every officer at a browser of their own."""

import re
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from playwright.sync_api import Browser

from tests.journeys import people
from tests.journeys.looks import Nothing
from tests.journeys.people import Visitor, arrive, sign_in_officer, stands
from tests.journeys.stack import Stack, until
from tests.journeys.words import said

# Values that occur nowhere else: whoever finds one in the open has found a leak.
PLANTED = {
    "nik": "1312035708917346",
    "kk": "1312031902087465",
    "born": "17 Agustus 1991",
    "birth_place": "Sukamenantiujung",
    "street": "Jorong Kampung Tandikekunci No. 4419",
    "phone": "0813 7746 5522",
    "mother_name": "Zubaidahwati",
    "father_name": "Marzukiansyahrudin",
    "emergency_name": "Halimatussakdiahwati",
    "emergency_phone": "0821 6644 9917",
    "companions": "Bersama bibi Fatimahzahratul",
    "told": "Menengok nenek Rohanimunawar",
    "note": "Kartu keluarga Uni kabur di sudut Tigabelasari",
}


@dataclass
class Applicant:
    address: str
    """An e-mail address or a mobile number, as typed."""
    name: str = "Sari Wahyuni"
    nik: str = "1312034507900001"
    born: str = "5 Juli 1990"
    sex: str = "F"
    language: str = "id"
    facts: dict[str, str] = field(default_factory=dict)


@dataclass
class Walked:
    """A finished journey: who went it, and in which browser."""

    applicant: Visitor
    reference: str


def whole_way(browser: Browser, stack: Stack, who: Applicant, *, script: bool, looks: Any) -> Walked:
    sari = arrive(browser, stack, looks, script=script, email=who.address, language=who.language)
    sari.facts = who.facts
    people.sign_up(sari, who.address, name=who.name, nik=who.nik, born=who.born, sex=who.sex)
    reference = people.begin(sari)
    people.answer_everything(sari, reference)
    people.upload_all(sari, reference)
    people.submit(sari, reference)
    stands(sari, reference, "Pilih jadwal datang")
    people.choose_place(sari, reference)
    stands(sari, reference, "disimpan sampai")
    people.pay(sari, reference)
    through_the_office(browser, sari, reference, script=script)
    return Walked(sari, reference)


def through_the_office(browser: Browser, sari: Visitor, reference: str, *, script: bool) -> None:
    officers: list[Visitor] = []

    def officer(name: str) -> Visitor:
        email = f"{name}@contoh.id"
        found = arrive(browser, sari.stack, sari.looks, script=script, email=email, language=sari.language)
        found.facts = sari.facts
        officers.append(sign_in_officer(found, email))
        return found

    verify(officer("wati"), sari, reference)
    people.receive(officer("loket"), sari.stack.behind("the_day_comes", reference=reference)["pass_code"])
    people.interview(officer("rina"), reference)
    stands(sari, reference, "menunggu keputusan")
    people.decide(officer("hadi"), reference)
    stands(sari, reference, "sedang dicetak")
    people.booklet(officer("cetak"), reference, number=f"X{crc32(reference.encode()) % 10_000_000:07d}")
    people.booklet(officer("mutu"), reference, result="PASSED")
    serah = officer("serah")
    people.booklet(serah, reference, shelf="A-12")
    people.hand_over(serah, reference, pickup_code(sari, reference))
    stands(sari, reference, "sudah Anda terima")
    for each in officers:
        each.page.context.close()


def verify(wati: Visitor, sari: Visitor, reference: str) -> None:
    """One paper is blurred and goes back; Sari sends a better one."""
    people.take(wati, reference)
    advice = sari.facts.get("advice", "Foto ulang di tempat terang.")
    people.judge(wati, reference, only="Kartu Keluarga", reason="DOC_BLUR", note=advice)
    wati.press("Kembalikan ke pemohon").fill(note=sari.facts.get("note", "Foto KK kabur.")).send()
    stands(sari, reference, "Perbaiki permohonan")
    people.upload(sari, reference, "KK", people.picture("KK BARU", "#ffffff"))
    sari.go(f"/permohonan/{reference}/periksa/").press("Kirim")
    stands(sari, reference, "Datang untuk wawancara")
    people.take(wati, reference)
    people.judge(wati, reference)
    wati.press("Berkas lengkap").reads("Berkas dinyatakan lengkap")


def pickup_code(sari: Visitor, reference: str) -> str:
    """The message that the booklet is ready leads to the page with the code."""
    until(lambda: sari.go("/kotak-masuk/").sees("siap"), "the message that it is ready")
    text = sari.go(f"/permohonan/{reference}/pengambilan/").page.inner_text("main")
    code = re.search(said("kode ini kepada petugas", sari.language) + r": *(\S+)", text)
    assert code, text
    return code[1]


def planted_way(browser: Browser, stack: Stack) -> str:
    """The reference of a finished journey full of planted values; walked once for all tests that need one."""
    assert stack.kept.get("planted") != "failed", "the journey that this test builds on has failed"
    if "planted" not in stack.kept:
        stack.kept["planted"] = "failed"
        who = Applicant("rahmi@contoh.id", "Rahmi Tertanam", PLANTED["nik"], PLANTED["born"], facts=PLANTED)
        walked = whole_way(browser, stack, who, script=False, looks=Nothing())
        walked.applicant.page.context.close()
        stack.kept["planted"] = walked.reference
    return stack.kept["planted"]
