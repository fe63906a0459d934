"""The timeline of one application: the stations of its service's process, each with what is known of it."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.applications.queries import ends_with_letter
from rantau.casework import queries as casework
from rantau.portal.presenters.forecast import expected_words
from rantau.portal.presenters.stages import visit_words
from rantau.portal.presenters.states import OUTSIDE, STOPPED, THEIRS, YOURS, stand
from rantau.portal.queries import Facts
from rantau.ui.formats import day, wib
from rantau.ui.parts import Step, StepState

# Several stages make one station; its name is that of the first.
STATION_OF = {"UPLOAD": "FILL", "SUBMIT": "FILL", "INTERVIEW": "VISIT", "BIOMETRICS": "VISIT", "QUALITY": "PRINT"}
LETTER = "LETTER"
TITLES: dict[str, Promise] = {
    "FILL": gettext_lazy("Formulir dan berkas"),
    "GUARANTOR": gettext_lazy("Penjamin"),
    "PRE_CHECK": gettext_lazy("Berkas diperiksa"),
    "PLACE": gettext_lazy("Jadwal"),
    "PAY": gettext_lazy("Pembayaran"),
    "BAP": gettext_lazy("Pemeriksaan (BAP)"),
    "FIELD_CHECK": gettext_lazy("Pemeriksaan lapangan"),
    "DECISION": gettext_lazy("Keputusan"),
    "ADJUDICATION": gettext_lazy("Persetujuan pusat"),
    "HAND_OFF": gettext_lazy("Lanjut di situs nasional"),
    "PRINT": gettext_lazy("Pencetakan"),
    "COLLECT": gettext_lazy("Pengambilan"),
    LETTER: gettext_lazy("Surat"),
}
PAPERS: dict[str, Promise] = {
    "TO_VERIFY": gettext_lazy("Berkas sedang diperiksa petugas."),
    "RETURNED": gettext_lazy("Petugas meminta perbaikan."),
}


def stations(process: Sequence[str]) -> list[str]:
    """In the order of the process; a letter at the end where nothing is fetched."""
    found = list(dict.fromkeys(STATION_OF.get(stage, stage) for stage in process))
    return [*found, LETTER] if ends_with_letter(process) else found


def steps(facts: Facts) -> list[Step]:
    places = stations(facts.process)
    here, stopped, notes = _here(facts, places), facts.phase in STOPPED, _notes(facts, places)
    found = []
    for number, station in enumerate(places):
        state: StepState = "done" if number < here else "ahead"
        if number == here:
            state = "stopped" if stopped else "here"
        found.append(Step(_title(station, facts), notes.get(station, ""), state, _tag(facts) if number == here else ""))
    return found


def _here(facts: Facts, places: list[str]) -> int:
    """The number of the station where it stands; one more than there are when all is done."""
    stage = stand(facts).stage
    if stage == "SENT":
        return 1
    station = STATION_OF.get(stage, stage)
    return places.index(station) if station in places else len(places)


def _title(station: str, facts: Facts) -> str:
    if station == "VISIT":
        return str(visit_words(facts.process, station).title)
    if station == "HAND_OFF" and facts.elsewhere:
        return facts.elsewhere
    if station == "PLACE" and "INTERVIEW" in facts.process:
        return _("Jadwal wawancara")
    return str(TITLES[station])


def _tag(facts: Facts) -> str:
    where = stand(facts)
    if facts.phase in STOPPED:
        return str(where.short)
    if where.whose is THEIRS:
        return _("menunggu penjamin")
    if where.whose is OUTSIDE:
        return _("menunggu instansi lain")
    return _("menunggu Anda") if where.whose is YOURS else _("giliran kantor")


def _notes(facts: Facts, places: list[str]) -> dict[str, str]:
    """Of stations behind what came of them, of those ahead what to expect."""
    here = _here(facts, places)
    ahead = {station for number, station in enumerate(places) if number >= here}
    papers = str(PAPERS.get(facts.case, _("Berkas diterima.") if facts.case else ""))
    sent = [_("Dikirim %(when)s.") % {"when": wib(facts.sent_at)}] if facts.sent_at else []
    where_papers = "PRE_CHECK" if "PRE_CHECK" in places else "FILL"
    ways = _("Bank, kantor pos, QRIS, dompet digital, atau kartu.") if "PAY" in ahead else ""
    bring = _("Bawa berkas asli dan tanda masuk. Sekitar 25 menit.") if "VISIT" in ahead else ""
    place = ", ".join(part for part in (wib(facts.place) if facts.place else "", facts.point) if part)
    notes = {
        "FILL": " ".join(sent),
        "BAP": place if facts.stage == "BAP" else "",
        "PLACE": "" if facts.stage == "BAP" else place,
        "PAY": _("Sudah dibayar.") if facts.paid else ways,
        "VISIT": bring,
        "DECISION": _decision(facts),
        "COLLECT": _collection(facts),
        LETTER: _("Bisa diunduh di sini, dengan kode QR yang dapat diperiksa siapa pun."),
    }
    notes[where_papers] = f"{notes.get(where_papers, '')} {papers}".strip()
    making = "PRINT" if "PRINT" in places else places[-1]
    notes[making] = " ".join(part for part in (expected_words(facts.expected), notes.get(making, "")) if part)
    return notes


def _decision(facts: Facts) -> str:
    if facts.phase in {"APPROVED", "COMPLETED"}:
        return _("Disetujui.")
    reason = casework.REASON_SENTENCES.get(facts.reason, "")
    return str(reason) or _("Diputuskan oleh petugas lain dari yang memeriksa.")


def _collection(facts: Facts) -> str:
    if facts.booklet == "READY" and facts.collect_until:
        return _("Siap diambil sampai %(day)s.") % {"day": day(facts.collect_until)}
    return _("Di kantor, dengan kode sekali pakai yang kami kirim.")
