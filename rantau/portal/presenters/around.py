"""What stands beside the journey: the summary, what else can be done, and who looked at the data."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rantau.casework import queries as casework
from rantau.foundation.money import rupiah
from rantau.journal.queries import Entry
from rantau.portal.presenters.states import code_of
from rantau.portal.queries import Facts
from rantau.ui.formats import wib
from rantau.ui.navigation import ROLE_NAMES

BEFORE_THE_VISIT = (
    "DRAFT",
    "AWAITING_GUARANTOR",
    "CORRECT",
    "SUBMITTED",
    "AWAITING_PAYMENT",
    "CONFIRMED",
    "HANDED_OFF",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One look of an officer, without a name."""

    role: str
    purpose: str
    at: str


def summary(facts: Facts, title: str) -> list[tuple[str, str, None]]:
    rows = [(_("Nomor"), facts.reference), (_("Jenis layanan"), title)]
    if facts.place:
        rows.append((_("Jadwal"), wib(facts.place)))
    if facts.point:
        rows.append((_("Tempat"), facts.point))
    if facts.amount:
        rows.append((_("Tagihan"), rupiah(facts.amount)))
    return [(label, value, None) for label, value in rows]


def doors(facts: Facts) -> list[tuple[str, str]]:
    """(label, address) of what the person may do beside the next step."""
    home, code = f"/permohonan/{facts.reference}/", code_of(facts)
    found = []
    if code in {"CONFIRMED", "BAP_BOOKED", "PHOTO_BOOKED"} and facts.place:
        found += [(_("Simpan ke kalender"), f"{home}jadwal.ics"), (_("Ubah jadwal"), f"{home}jadwal/")]
    if code == "CORRECT" and facts.place and facts.phase == "CONFIRMED":
        found += [(_("Simpan ke kalender"), f"{home}jadwal.ics"), (_("Ubah jadwal"), f"{home}jadwal/")]
    if code == "CORRECT" and facts.place and facts.phase == "CONFIRMED":
        found.append((_("Tanda masuk"), f"{home}tanda-masuk/"))
    if code == "AWAITING_GUARANTOR":
        found.append((_("Lihat atau perbaiki penjamin"), f"{home}penjamin/"))
    if code == "AWAITING_PAYMENT" and facts.place:
        found.append((_("Ubah jadwal"), f"{home}jadwal/"))
    if facts.letter and facts.phase == "REJECTED":
        found.append((_("Unduh surat"), f"{home}surat/"))
    if facts.paid:
        found.append((_("Kuitansi"), f"{home}kuitansi/"))
    if facts.phase in BEFORE_THE_VISIT:
        found.append((_("Bersama keluarga"), f"{home}keluarga/"))
    if facts.phase in BEFORE_THE_VISIT or (facts.phase == "APPROVED" and facts.stage in {"PLACE", "VISIT", "PAY"}):
        found.append((_("Batalkan permohonan"), f"{home}batal/"))
    return found


def seen(entries: Sequence[Entry]) -> list[Seen]:
    return [
        Seen(
            str(ROLE_NAMES.get(entry.actor_role, _("Petugas"))),
            str(casework.PURPOSE_WORDS.get(entry.payload.get("purpose", ""), _("Mengerjakan permohonan"))),
            wib(entry.at),
        )
        for entry in entries
    ]
