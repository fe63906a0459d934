"""The people of the demo: invented, with sign-in names, passwords and secrets that everybody may know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

APPLICANT_PASSWORD = "nagari-biru-laut"  # noqa: S105 - printed for everybody
CROWD_PASSWORD = "ramai-ramai-pagi"  # noqa: S105
STAFF_PASSWORD = "rangkiang-teduh-senja"  # noqa: S105
CROWD = 24


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who asks for a passport. `sex` is "F" or "M"."""

    email: str
    full_name: str
    password: str
    nik: str
    born: date
    sex: str
    phone: str
    region_code: str
    street: str
    about: str | Promise


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who serves at Pasaman Barat. `secret` (base32) is that of their authenticator app."""

    email: str
    full_name: str
    role: str
    secret: str
    about: str | Promise
    password: str = STAFF_PASSWORD


FIRST = Applicant(
    "pemohon@contoh.id", "Sari Wahyuni", APPLICANT_PASSWORD, "1312034507900001", date(1990, 7, 5), "F",
    "+6281200000001", "13.12.03.2003", "Jorong Pasaman Baru No. 7", _("pemohon, satu tagihan belum dibayar, satu dibatalkan"),
)  # fmt: skip
SECOND = Applicant(
    "pemohon2@contoh.id", "Budi", APPLICANT_PASSWORD, "1312011708850002", date(1985, 8, 17), "M",
    "+6281200000002", "13.12.01.2001", "Jorong Pasar Satu No. 12", _("pemohon lain, satu draf"),
)  # fmt: skip
THIRD = Applicant(
    "pemohon3@contoh.id", "Rahmat Hidayat", APPLICANT_PASSWORD, "1312031203780003", date(1978, 3, 12), "M",
    "+6281200000003", "13.12.03.2003", "Jorong Batang Lingkin No. 4", _("pemohon lain, paspornya sudah diambil"),
)  # fmt: skip
NAMED = (FIRST, SECOND, THIRD)

OFFICERS = (
    Officer("loket@contoh.id", "Lenggo Geni", "front_desk", "447GH5W6DTCP6IAUAMSO3MBP7KBOVG4Z", _("petugas loket")),
    Officer("verifikator@contoh.id", "Wati Kurnia", "verifier", "STUCEGTVWBW4EMWIHZ6ACR56LFAWJZ26", _("verifikator")),
    Officer("pewawancara@contoh.id", "Dewi Lubis", "interviewer", "IHX5XMEQANNSYWPPFKJQBXZG7MMHN2RR", _("pewawancara")),
    Officer("kepala@contoh.id", "Hadi Prasetyo", "head", "NQU36FWDVZYT5IZ2ZDDPU4ONBIIH3HJX", _("kepala kantor")),
    Officer("pemeriksa@contoh.id", "Ilham Nasution", "examiner", "4XA2VSOIEOD23T3XWMVSU7Z2FWSM6P6J", _("pemeriksa")),
    Officer("kasi@contoh.id", "Ratna Juwita", "section_head", "OMPME7HBW3PGOYEYTH7ADSCJDFPOK47C", _("kepala seksi")),
    Officer("cetak@contoh.id", "Yusuf Koto", "printer", "POWEQ24VVRXVBGE5JORTZGNKZSUL2F6C", _("pencetak buku")),
    Officer("mutu@contoh.id", "Mutia Hasibuan", "qc", "VQ5OR4G2KFT33JTZIRS5DPA2EVCLWREG", _("pemeriksa mutu")),
    Officer("serah@contoh.id", "Slamet Riyadi", "handover", "WFCGHKYYJN7GW52WDZHGGXFCN4OVKHV5", _("penyerahan")),
    Officer("bendahara@contoh.id", "Nurhayati", "treasurer", "JZOUVXKCHC3YX7DKGDG3DLX76UIBYE3V", _("bendahara")),
    Officer("auditor@contoh.id", "Togar Siregar", "auditor", "Y6PEK2YYVEYDGKEV63VL4BTWHPQKL4LU", _("auditor")),
    Officer("admin@contoh.id", "Fitri Handayani", "office_admin", "C52AH2UYRCKROQEPWA54KYNNLE23N6SX", _("admin kantor")),
)  # fmt: skip


def crowd() -> Iterator[Applicant]:
    """u01@contoh.id to u24@contoh.id, who share one password: for trying what happens when many come at once."""
    for number in range(1, CROWD + 1):
        yield Applicant(
            email=f"u{number:02d}@contoh.id",
            full_name=f"Uji Ramai {number:02d}",
            password=CROWD_PASSWORD,
            nik=f"131210{number + 40:02d}0195{number:04d}",
            born=date(1995, 1, number),
            sex="F",
            phone=f"+62812000001{number:02d}",
            region_code="13.12.10.2001",
            street=f"Jorong Simpang Tigo No. {number}",
            about=_("pemohon untuk uji ramai"),
        )


def applicants() -> Iterator[Applicant]:
    yield from NAMED
    yield from crowd()


def officer(email: str) -> Officer | None:
    return next((person for person in OFFICERS if person.email == email.strip().lower()), None)
