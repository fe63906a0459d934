"""Which links stand in the header: for a stranger, an applicant, and each role of the staff."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PATHS = {
    "home": "/",
    "services": "/layanan/",
    "status": "/cek-status/",
    "help": "/bantuan/",
    "office": "/kantor/",
    "mine": "/permohonan/",
    "inbox": "/kotak-masuk/",
    "sign_in": "/masuk/",
    "sign_out": "/keluar/",
    "stay": "/akun/tetap-masuk/",
    "desk": "/petugas/",
}
"""Addresses of rooms above this one, as the site map fixes them."""

DESK = ("/petugas/", _("Meja"))
ARRIVALS = ("/petugas/loket/", _("Loket"))
LINE = ("/petugas/antrean/", _("Antrean"))
PRINTING = ("/petugas/cetak/", _("Cetak"))
HANDOVER = ("/petugas/serah/", _("Serah"))
MONEY = ("/petugas/kasir/", _("Kasir"))
CALENDAR = ("/petugas/kalender/", _("Kalender"))
COLLECTIVE = ("/petugas/kolektif/", _("Kolektif"))
JOURNAL = ("/petugas/jejak/", _("Jejak"))
SETTINGS = ("/petugas/pengaturan/", _("Pengaturan"))
ALERTS = ("/petugas/peringatan/", _("Peringatan"))

ROLE_NAMES: dict[str, str | Promise] = {
    "front_desk": _("Petugas loket"),
    "verifier": _("Verifikator"),
    "interviewer": _("Pewawancara"),
    "examiner": _("Pemeriksa"),
    "section_head": _("Kepala seksi"),
    "head": _("Kepala kantor"),
    "printer": _("Petugas cetak"),
    "qc": _("Pengendali mutu"),
    "handover": _("Petugas penyerahan"),
    "treasurer": _("Bendahara penerimaan"),
    "complaint_officer": _("Petugas pengaduan"),
    "content_editor": _("Penyunting isi"),
    "trainer": _("Pelatih"),
    "dpo": _("Pejabat pelindungan data"),
    "auditor": _("Auditor"),
    "office_admin": _("Admin kantor"),
    "system_admin": _("Admin sistem"),
}
ROLE_LINKS = {
    "front_desk": (DESK, ARRIVALS, LINE, CALENDAR, COLLECTIVE),
    "verifier": (DESK, LINE),
    "interviewer": (DESK, LINE, CALENDAR),
    "examiner": (DESK, LINE),
    "section_head": (DESK, LINE, CALENDAR, PRINTING),
    "head": (DESK, LINE, CALENDAR, PRINTING, JOURNAL, ALERTS),
    "printer": (DESK, PRINTING),
    "qc": (DESK, PRINTING),
    "handover": (DESK, HANDOVER, LINE),
    "treasurer": (DESK, MONEY),
    "dpo": (DESK, JOURNAL),
    "auditor": (DESK, JOURNAL, ALERTS),
    "office_admin": (DESK, LINE, CALENDAR, COLLECTIVE, SETTINGS, ALERTS),
    "system_admin": (DESK, ALERTS),
}
STRANGER = (("/layanan/", _("Layanan")), ("/cek-status/", _("Cek status")), ("/bantuan/", _("Bantuan")))
APPLICANT = (
    ("/permohonan/", _("Permohonan saya")),
    ("/kotak-masuk/", _("Kotak masuk")),
    ("/layanan/", _("Layanan")),
    ("/bantuan/", _("Bantuan")),
)


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    label: str | Promise
    here: bool
    new: int = 0
    """How much of what is there has not been looked at."""


def for_stranger(path: str) -> tuple[Link, ...]:
    return _mark(STRANGER, path)


def for_applicant(path: str, unread: int = 0) -> tuple[Link, ...]:
    links = _mark(APPLICANT, path)
    return tuple(replace(link, new=unread) if link.url == PATHS["inbox"] else link for link in links)


def for_role(role: str, path: str) -> tuple[Link, ...]:
    return _mark(ROLE_LINKS.get(role, (DESK,)), path)


def _mark(entries: tuple[tuple[str, str | Promise], ...], path: str) -> tuple[Link, ...]:
    """The longest address that `path` begins with is where we are."""
    here = max((url for url, _label in entries if path.startswith(url)), key=len, default="")
    return tuple(Link(url, label, url == here) for url, label in entries)
