"""What the pages of `/petugas/pengaturan/` print about fees, texts and days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rantau.accounts import queries as accounts
from rantau.catalogue import queries
from rantau.catalogue.queries import Edit, Spot
from rantau.foundation.money import rupiah
from rantau.questions.schema import Text
from rantau.ui import formats
from rantau.ui.parts import Cell, HistoryLine, Row, Tone

Words = str | Promise
PLACES = {"FEE": "biaya", "TEXT": "teks", "DAYS": "tenggat"}
TITLES: dict[str, Words] = {
    "FEE": gettext_lazy("Biaya"),
    "TEXT": gettext_lazy("Teks"),
    "DAYS": gettext_lazy("Tenggat"),
}
TEXTS: dict[str, Words] = {
    "FEE": gettext_lazy("Berapa biaya setiap layanan, sejak kapan."),
    "TEXT": gettext_lazy("Pemberitahuan, kalimat pembuka, catatan, dan petunjuk, dalam dua bahasa."),
    "DAYS": gettext_lazy("Lama proses dan batas bayar."),
}
PAGE_TEXTS: dict[str, Words] = {
    "notice": gettext_lazy("Pemberitahuan di atas halaman layanan"),
    "summary": gettext_lazy("Kalimat pembuka"),
    "for_whom": gettext_lazy("Untuk siapa"),
    "forfeiture": gettext_lazy("Kapan uang tidak kembali"),
    "working_days": gettext_lazy("Lama proses, hari kerja"),
    "terms.pay_days": gettext_lazy("Batas bayar tagihan tanpa jadwal, hari"),
}
GROUPS: dict[str, Words] = {
    "": gettext_lazy("Seluruh layanan"),
    "cases": gettext_lazy("Catatan keadaan"),
    "sections": gettext_lazy("Pengantar bagian"),
    "papers": gettext_lazy("Petunjuk berkas"),
    "advice": gettext_lazy("Nasihat sebelum membayar"),
    "wizard": gettext_lazy("Petunjuk pertanyaan pemandu"),
    "questions": gettext_lazy("Petunjuk pertanyaan"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    columns: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Setting:
    title: str
    rows: Sequence[tuple[str, str, None]]
    back_url: str
    entered: Sequence[HistoryLine]


@dataclass(frozen=True, slots=True)
class SectionCard:
    title: str
    text: str
    coming: str
    url: str


def sections(today: date, *, of_files: bool) -> list[SectionCard]:
    """What can be set here; `of_files` is what belongs to the office whose site this is."""
    counted = queries.coming(today)
    own = [
        SectionCard(str(TITLES[kind]), str(TEXTS[kind]), coming_words(counted.get(kind, 0)),
            reverse(f"catalogue:settings_{place}"))
        for kind, place in PLACES.items()
    ]  # fmt: skip
    return own if of_files else []


def tabs(kind: str, here: str, titles: dict[str, str]) -> list[Tab]:
    url = reverse(f"catalogue:settings_{PLACES[kind]}")
    return [Tab(title, f"{url}?{urlencode({'layanan': code})}", code == here) for code, title in titles.items()]


def groups(service: str, spots: Sequence[Spot], coming: Iterable[Edit]) -> list[Group]:
    """What can be set in one service, by what it belongs to, with what is still to come."""
    later: dict[str, Edit] = {edit.key: edit for edit in coming}
    columns = [_("Apa"), _("Sekarang"), _("Akan berlaku")]
    by_place: dict[str, list[Row]] = {}
    for spot in spots:
        by_place.setdefault(_place(spot), []).append(_row(service, spot, later.get(spot.key)))
    return [Group(str(GROUPS[place]), columns, rows) for place, rows in by_place.items()]


def _row(service: str, spot: Spot, coming: Edit | None) -> Row:
    told = Cell(value_words(spot.kind, coming.value), note=_since(coming.effective_from)) if coming else Cell("–")
    url = reverse(f"catalogue:setting_{PLACES[spot.kind]}", args=[service, spot.key])
    return Row([name_of(spot), value_words(spot.kind, spot.value), told], url=url)


def setting(service: str, title: str, spot: Spot, edits: Sequence[Edit], today: date) -> Setting:
    live = [edit for edit in edits if not edit.is_withdrawn]
    now = next((edit for edit in live if edit.effective_from <= today), None)
    source = _since(now.effective_from) if now and now.value is not None else _("dari berkas layanan")
    names = accounts.names_of(
        [*(edit.author for edit in edits), *(edit.withdrawal.author for edit in edits if edit.is_withdrawn)]
    )
    url = reverse(f"catalogue:settings_{PLACES[spot.kind]}")
    return Setting(
        title=name_of(spot),
        rows=[
            (_("Layanan"), title, None),
            (_("Sekarang"), value_words(spot.kind, spot.value), None),
            (_("Asal"), source, None),
        ],
        back_url=f"{url}?{urlencode({'layanan': service})}",
        entered=[_entered(edit, names, now, today) for edit in edits],
    )


def _entered(edit: Edit, names: dict[str, str], now: Edit | None, today: date) -> HistoryLine:
    coming = not edit.is_withdrawn and edit.effective_from > today
    tone: Tone = "plain"
    state = _("sudah diganti")
    if edit.is_withdrawn:
        state, tone = _("dibatalkan"), "stop"
    elif coming:
        state, tone = _("akan berlaku"), "info"
    elif edit == now:
        state, tone = _("berlaku"), "ok"
    return HistoryLine(
        value=value_words(edit.kind, edit.value),
        since=_since(edit.effective_from),
        state=state,
        tone=tone,
        who=_("%(who)s, %(when)s") % {"who": names.get(edit.author, ""), "when": formats.wib(edit.at)},
        reason=edit.reason,
        undo_url=reverse("catalogue:take_back", args=[edit.pk]) if coming else "",
        undone=_undone(edit, names),
    )


def _undone(edit: Edit, names: dict[str, str]) -> str:
    if not edit.is_withdrawn:
        return ""
    told = {"who": names.get(edit.withdrawal.author, ""), "when": formats.wib(edit.withdrawal.at)}
    return _("Dibatalkan %(who)s, %(when)s") % told


def name_of(spot: Spot) -> str:
    return str(spot.about) if spot.about else str(PAGE_TEXTS[spot.key])


def value_words(kind: str, value: Any) -> str:
    """A value of a spot or of an edit, as people read it."""
    if kind == "TEXT":
        text = Text(**value) if isinstance(value, dict) else value
        return str(text) if text else _("tidak ada")
    if value is None:
        return _("tanyakan kantor")
    return rupiah(value) if kind == "FEE" else ngettext("%(n)d hari", "%(n)d hari", value) % {"n": value}


def coming_words(count: int) -> str:
    if not count:
        return _("Tidak ada perubahan yang menunggu.")
    told = ngettext("%(n)d perubahan menunggu tanggalnya.", "%(n)d perubahan menunggu tanggalnya.", count)
    return told % {"n": count}


def _place(spot: Spot) -> str:
    return spot.key.split(".")[0] if spot.kind == "TEXT" and "." in spot.key else ""


def _since(day: date) -> str:
    return _("mulai %(day)s") % {"day": formats.day(day)}
