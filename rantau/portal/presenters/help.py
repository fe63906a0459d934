"""The topics of the guides. The words of each stand in its template `portal/help/<slug>.html`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Topic:
    slug: str
    title: Promise
    summary: Promise

    @property
    def url(self) -> str:
        return f"/bantuan/{self.slug}/"

    @property
    def template(self) -> str:
        return f"portal/help/{self.slug}.html"


TOPICS = (
    Topic("mulai", _("Membuat akun dan mengisi"), _("Akun, kata sandi, berhenti dan melanjutkan, tanpa sinyal.")),
    Topic("berkas", _("Berkas yang diperlukan"), _("KTP, KK, bukti lahir, dan cara memfotonya.")),
    Topic("nama-dan-nik", _("Nama dan NIK"), _("NIK ditolak, alamat berbeda, nama satu kata.")),
    Topic("jadwal", _("Jadwal dan mengganti hari"), _("Kuota penuh, ganti jadwal, tidak bisa datang.")),
    Topic("bayar", _("Biaya dan pembayaran"), _("Berapa, ke mana, dan bila sudah bayar tetapi belum tercatat.")),
    Topic("wawancara", _("Wawancara dan foto"), _("Pakaian, pertanyaan petugas, alasan ditolak.")),
    Topic("pengambilan", _("Lama proses dan pengambilan"), _("Kapan jadi, siapa boleh mengambil, batas waktunya.")),
    Topic("prioritas", _("Lansia, sakit, hamil, difabel"), _("Datang tanpa memesan jam, atau petugas yang datang.")),
    Topic("anak", _("Paspor untuk anak"), _("Kedua orang tua, orang tua di luar negeri, sudah bercerai.")),
    Topic("hilang-atau-rusak", _("Paspor habis, hilang, atau rusak"), _("Laporan polisi, denda, bencana.")),
    Topic("data-saya", _("Data saya dan penipuan"), _("Siapa melihat data Anda, situs palsu, perantara.")),
    Topic("orang-asing", _("Visa dan izin tinggal"), _("Untuk warga negara asing di Pasaman Barat.")),
)


def topic(slug: str) -> Topic | None:
    return next((found for found in TOPICS if found.slug == slug), None)


def others(slug: str) -> list[Topic]:
    """The neighbours of a topic, to read on."""
    at = [found.slug for found in TOPICS].index(slug)
    return [TOPICS[(at + step) % len(TOPICS)] for step in (1, 2, 3)]
