"""The regency drops one file into the running site, and somebody gets a market stall licence from it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys import people
from tests.journeys.looks import Looks, Nothing
from tests.journeys.people import Visitor, arrive, sign_in_officer, stands
from tests.journeys.stack import Stack, until

pytestmark = [pytest.mark.browser]

FILE = Path(__file__).resolve().parent.parent / "agency" / "izin-lapak.yaml"
SERVICE = "/layanan/izin-lapak/"
ANSWERS: dict[str, dict[str, str]] = {
    "trader": {"full_name": "Nurhayati", "sex": "F", "birth_date": "2 Maret 1985", "nik": "1312034203850004"},
    "stall": {"goods": "FOOD", "metres": "7", "cooks": "ya", "fuel": "Gas"},
}
FEE = "Rp35.000" if date.today() < date(2027, 1, 1) else "Rp40.000"  # noqa: DTZ011 - the tariff of the file


@pytest.fixture(scope="module")
def dropped(stack: Stack) -> Iterator[Path]:
    """The file in the folder of the installation; taken away afterwards."""
    path = stack.var / "services" / FILE.name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(FILE.read_bytes())
    said, complaints = stack.manage("catalogue", "publish")
    assert "izin-lapak: version 1" in said, complaints
    yield path
    path.unlink()


def test_from_the_dropped_file_to_the_licence(browser: Browser, stack: Stack, dropped: Path) -> None:
    looks = Looks(browser, stack.url, False, "id", stack.judged, sparing=True)
    nur = arrive(browser, stack, Nothing(), script=False, email="nur@contoh.id")
    people.sign_up(nur, "nur@contoh.id", name="Nurhayati", nik="1312034203850004", born="2 Maret 1985")
    nur.looks = looks
    reference = find_and_begin(nur)
    fill_in(nur, reference)
    nur.looks = Nothing()
    assert not looks.problems, "\n".join(looks.problems)
    a_broken_change_stops_nobody(stack, dropped)
    people.submit(nur, reference)
    stands(nur, reference, "Pilih jadwal datang")
    people.choose_place(nur, reference)
    nur.go(f"/permohonan/{reference}/bayar/").reads(FEE)
    people.pay(nur, reference)
    through_the_office(browser, nur, reference)
    fetch_the_licence(nur, reference)
    nur.page.context.close()


def find_and_begin(nur: Visitor) -> str:
    """From the list of services by way of the wizard."""
    nur.go("/layanan/").press("Izin lapak pasar").reads("berdagang di pasar")
    nur.press("Apakah ini layanan saya?").fill(goods="FOOD").send()
    nur.reads("Lapak makanan").reads("Bukti laik sehat").reads("Ikan mentah dijual di los ikan")
    nur.press("Mulai permohonan").press(re.compile("Mulai|Lanjutkan"))
    found = re.search(r"RTU-\w{5}-\w{5}", nur.page.url)
    assert found, nur.told()
    return found[0]


def fill_in(nur: Visitor, reference: str) -> None:
    """Without script the page comes back with the question that an answer has brought up."""
    for section, answers in ANSWERS.items():
        nur.go(f"/permohonan/{reference}/isi/{section}/")
        for code, value in answers.items():
            if not nur.page.locator(f'[name="{code}"]').count():
                nur.send()
            nur.fill(**{code: value})
        nur.send()
        assert not nur.page.title().startswith("Kesalahan"), nur.told()
    for slot in ("KTP", "HEALTH"):
        people.upload(nur, reference, slot, people.picture(f"CONTOH {slot}"))
    nur.go(f"/permohonan/{reference}/periksa/").reads("Panjang lapak dalam meter").reads(FEE)


def a_broken_change_stops_nobody(stack: Stack, dropped: Path) -> None:
    dropped.write_text(FILE.read_text(encoding="utf-8").replace("kind: number", "kind: numbr"), encoding="utf-8")
    said, complaints = stack.manage("catalogue", "publish")
    assert "izin-lapak" not in said
    assert re.search(r"izin-lapak\.yaml, line \d+, sections\[1\]\.questions\[1\]\.kind", complaints), complaints


def through_the_office(browser: Browser, nur: Visitor, reference: str) -> None:
    def officer(name: str) -> Visitor:
        email = f"{name}@contoh.id"
        return sign_in_officer(arrive(browser, nur.stack, Nothing(), script=True, email=email), email)

    pasar = officer("pasar")
    people.take(pasar, reference)
    people.judge(pasar.reads("Izin lapak pasar"), reference)
    pasar.press("Berkas lengkap").reads("Berkas dinyatakan lengkap")
    people.receive(officer("pintu"), nur.stack.behind("the_day_comes", reference=reference)["pass_code"])
    lapak = officer("lapak")
    people.take(lapak, reference)
    lapak.press("Mulai wawancara").fill(originals_match="ya", remarks="Lapak bersih.")
    lapak.fill(**{"hasil-outcome": "OK", "hasil-data_confirmed": "on"}).send().reads("Wawancara selesai")
    stands(nur, reference, "menunggu keputusan")
    people.decide(officer("camat"), reference)


def the_letter(nur: Visitor, reference: str) -> bytes:
    """The PDF, once there is one; until then the page asks to come back in a moment."""
    body = nur.page.context.request.get(f"{nur.stack.url}/permohonan/{reference}/surat/").body()
    return body if body.startswith(b"%PDF") else b""


def fetch_the_licence(nur: Visitor, reference: str) -> None:
    """A message, the letter, and anybody can see that it is genuine."""
    stands(nur, reference, "Unduh surat")
    until(lambda: the_letter(nur, reference), "the letter to be written and signed")
    until(lambda: f"Unduh surat untuk {reference}" in nur.go("/kotak-masuk/").page.inner_text("main"), "the message")
    until(
        lambda: any("untuk Izin lapak pasar disetujui" in mail["text"] for mail in nur.stack.letters(nur.email)), "mail"
    )
    row = nur.stack.row("SELECT verify_code FROM issuing_issuedpaper WHERE holder = %s AND kind = 'LETTER'", reference)
    assert row
    nur.go(f"/periksa-dokumen/{row[0]}/").reads("Kertas ini asli")
