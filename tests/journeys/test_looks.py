"""The pages that no journey comes by: every state, every desk, every error, in both languages, light and dark."""

import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.around import ENDINGS, LANGUAGES, Around, filled
from tests.journeys.looks import Looks, Nothing
from tests.journeys.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

TOPICS = (
    "anak", "bayar", "berkas", "data-saya", "hilang-atau-rusak", "jadwal", "mulai", "nama-dan-nik", "orang-asing",
    "pengambilan", "prioritas", "wawancara",
)  # fmt: skip
PUBLIC = (
    "/", "/layanan/", "/layanan/paspor-baru/", "/layanan/paspor-baru/cocok/", "/cek-status/", "/bantuan/", "/kantor/",
    *(f"/bantuan/{topic}/" for topic in TOPICS),
    "/periksa-dokumen/", "/periksa-dokumen/{paper}/", "/daftar/privasi/", "/bahasa/", "/lupa-sandi/", "/keluar/",
    "/papan/SIMPANG-EMPAT/", "/papan/UJUNG-GADING/",
    "/simulasi/", "/simulasi/?to=tidak-ada", "/simulasi/orang/", "/simulasi/komponen/", "/simulasi/komponen/?kesalahan",
    *(f"/simulasi/komponen/{name}/" for name in ("home", "page", "question", "confirm", "desk", "board", "print")),
    "/simulasi/komponen/question/?kesalahan",
)  # fmt: skip
APPLICANTS = {
    "newcomer": ("/permohonan/", "/kotak-masuk/", "/akun/privasi/", "/keluar/"),
    "draft": (
        "/permohonan/", "/permohonan/{draft}/isi/", "/permohonan/{draft}/periksa/", "/permohonan/{draft}/batal/",
    ),
    "sent": ("/permohonan/{sent}/jadwal/?mulai=2090-01-02", "/permohonan/{sent}/jadwal/nasional/"),
    "sent back": (
        "/permohonan/{sent back}/isi/", "/permohonan/{sent back}/isi/identity/", "/permohonan/{sent back}/berkas/",
        "/permohonan/{sent back}/periksa/",
    ),
    "lost the place": ("/permohonan/{lost the place}/bayar/",),
    "to pay": (
        "/permohonan/{to pay}/bayar/", "/permohonan/{to pay}/bayar/{qris}/", "/permohonan/{to pay}/jadwal/",
        "/permohonan/{to pay}/batal/",
    ),
    "pays twice": ("/permohonan/{pays twice}/bayar/", "/permohonan/{pays twice}/bayar/{order}/"),
    "paid and verified": (
        "/permohonan/{paid and verified}/tanda-masuk/", "/permohonan/{paid and verified}/jadwal/",
        "/permohonan/{paid and verified}/bayar/",
    ),
    "checked": ("/permohonan/{checked}/pengambilan/",),
    "collected": (
        "/permohonan/{collected}/kuitansi/", "/permohonan/{collected}/pengambilan/", "/kotak-masuk/", "/akun/",
        "/akun/profil/", "/akun/profil/?diganti", "/akun/profil/ubah/", "/akun/keamanan/", "/akun/keamanan/kata-sandi/",
        "/akun/perangkat/", "/akun/privasi/", "/akun/pemberitahuan/",
    ),
}  # fmt: skip
OFFICERS = {
    "front_desk": ("/petugas/", "/petugas/loket/", "/petugas/loket/{ticket}/", "/petugas/antrean/", "/akun/"),
    "verifier": ("/petugas/", "/petugas/?q=RTU", "/petugas/?q=zzz", "/petugas/permohonan/{sent}/"),
    "interviewer": ("/petugas/", "/petugas/antrean/", "/petugas/antrean/?titik=UJUNG-GADING", "/petugas/kalender/"),
    "examiner": ("/petugas/",),
    "section_head": (
        "/petugas/", "/petugas/kalender/?titik=UJUNG-GADING", "/petugas/kalender/SIMPANG-EMPAT/{day}/",
        "/petugas/kalender/sesi/{session}/", "/petugas/cetak/{on the shelf}/",
    ),
    "head": ("/petugas/", "/petugas/permohonan/{heard}/", "/petugas/permohonan/{refused}/", "/petugas/kasir/"),
    "printer": ("/petugas/", "/petugas/cetak/", "/petugas/cetak/{to print}/", "/petugas/cetak/{collected}/"),
    "qc": ("/petugas/cetak/", "/petugas/cetak/{printed}/"),
    "handover": ("/petugas/cetak/", "/petugas/cetak/{checked}/", "/petugas/serah/", "/petugas/serah/{on the shelf}/"),
    "treasurer": ("/petugas/kasir/", "/petugas/kasir/{review}/"),
    "auditor": ("/petugas/jejak/", "/petugas/jejak/?application={collected}", "/petugas/peringatan/"),
    "office_admin": ("/petugas/peringatan/", "/petugas/kalender/", "/petugas/jejak/"),
}  # fmt: skip
ON_PAPER = {
    "": ("/layanan/paspor-baru/", "/bantuan/berkas/"),
    "paid and verified": ("/permohonan/{paid and verified}/tanda-masuk/",),
    "collected": ("/permohonan/{collected}/kuitansi/",),
    "front_desk": ("/petugas/loket/{ticket}/",),
}
TYPED = ("Nomor KK tidak terbaca. Mohon foto ulang di tempat terang.",)


@pytest.fixture(scope="module")
def everybody(browser: Browser, stack: Stack) -> Around:
    return filled(browser, stack)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def around(everybody: Around, language: str) -> Iterator[Around]:
    """Everything looked at in a test is judged at its end."""
    looks = everybody.looks = Looks(
        everybody.browser, everybody.stack.url, True, language, everybody.stack.judged, typed=TYPED
    )
    yield everybody
    everybody.looks = Nothing()
    sys.stdout.write(looks.told())
    assert not looks.problems, "\n".join(looks.problems)


def visit(around: Around, language: str, addresses: dict[str, tuple[str, ...]]) -> None:
    for who, paths in addresses.items():
        visitor = around.person(who, language)
        for path in paths:
            visitor.go(around.path(path))


def test_public_pages(around: Around, language: str) -> None:
    visit(around, language, {"": PUBLIC})


def test_pages_of_applicants(around: Around, language: str) -> None:
    visit(around, language, APPLICANTS)
    inbox = around.person("collected", language).go("/kotak-masuk/").page
    visit(around, language, {"collected": (str(inbox.locator("article a").first.get_attribute("href")),)})


def test_every_state_of_an_application(around: Around, language: str) -> None:
    visit(around, language, {ending: (f"/permohonan/{{{ending}}}/",) for ending in ENDINGS})


def test_desks_of_officers(around: Around, language: str) -> None:
    visit(around, language, OFFICERS)


def test_what_is_printed(around: Around, language: str) -> None:
    for who, paths in ON_PAPER.items():
        for path in paths:
            around.looks.on_paper(around.person(who, language).go(around.path(path)).page)
