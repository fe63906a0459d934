"""Parts of a service in words, for those who compare two versions of it. In the language that is active now."""

from datetime import date
from typing import Any

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.foundation.money import rupiah
from rantau.questions.schema import Condition, Text

Words = str | Promise
ASPECTS: dict[str, Words] = {
    "accept": gettext_lazy("jenis berkas"),
    "alternatives": gettext_lazy("pilihan berkas"),
    "amount": gettext_lazy("jumlah"),
    "blocks": gettext_lazy("menahan pengiriman"),
    "bring": gettext_lazy("yang dibawa"),
    "checks": gettext_lazy("batas isian"),
    "come": gettext_lazy("yang harus datang"),
    "effective_from": gettext_lazy("berlaku sejak"),
    "effective_until": gettext_lazy("berlaku sampai"),
    "examination": gettext_lazy("pemeriksaan (BAP)"),
    "excused": gettext_lazy("yang tidak perlu datang"),
    "for_whom": gettext_lazy("untuk siapa"),
    "forfeiture": gettext_lazy("kapan uang tidak kembali"),
    "hand_off": gettext_lazy("lanjutan di instansi lain"),
    "help": gettext_lazy("penjelasan"),
    "hint": gettext_lazy("petunjuk"),
    "intro": gettext_lazy("pengantar"),
    "kind": gettext_lazy("jenis isian"),
    "label": gettext_lazy("tulisan"),
    "lanes": gettext_lazy("jalur"),
    "max_pages": gettext_lazy("halaman paling banyak"),
    "note": gettext_lazy("catatan"),
    "notice": gettext_lazy("pemberitahuan"),
    "order": gettext_lazy("urutan pertanyaan"),
    "page": gettext_lazy("bagian"),
    "process": gettext_lazy("tahap"),
    "required": gettext_lazy("wajib"),
    "standard": gettext_lazy("standar pelayanan"),
    "summary": gettext_lazy("ringkasan"),
    "tariff_version": gettext_lazy("dasar tarif"),
    "terms": gettext_lazy("tenggat"),
    "text": gettext_lazy("teks"),
    "title": gettext_lazy("judul"),
    "when": gettext_lazy("syarat"),
    "who": gettext_lazy("untuk siapa"),
    "whose": gettext_lazy("milik siapa"),
    "working_days": gettext_lazy("hari kerja"),
}
SIGNS = {"equals": "=", "at_least": "≥", "below": "<", "on_or_after": "≥", "matches": "~"}


def aspect(name: str) -> str:
    """What a key of the file is called; the key itself where it has no other name."""
    return str(ASPECTS.get(name, name))


def words(name: str, value: Any) -> str:
    """A value of that aspect; structures without words of their own as the file has them."""
    if value is None or value in ((), "", {}):
        return _("tanyakan kantor") if name in {"amount", "working_days"} else _("tidak ada")
    if isinstance(value, tuple):
        return (" > " if name == "process" else ", ").join(words("", item) for item in value)
    return rupiah(value) if name == "amount" else _one(value)


def _one(value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, Condition):
        return condition(value)
    return _structure(value) if isinstance(value, msgspec.Struct) and not isinstance(value, Text) else str(value)


def condition(asked: Condition) -> str:
    """ "(goods = FOOD dan metres ≥ 6)": when something applies, by the codes of the file."""
    if asked.every:
        return "(" + _(" dan ").join(map(condition, asked.every)) + ")"
    if asked.some:
        return "(" + _(" atau ").join(map(condition, asked.some)) + ")"
    if asked.unless:
        return _("bukan %(condition)s") % {"condition": condition(asked.unless)}
    about = f"{asked.since}..{asked.question}" if asked.since else asked.question
    told = [_comparison(name, getattr(asked, name)) for name in asked.comparisons()]
    return f"{about} {' '.join(told)}"


def _comparison(name: str, wanted: Any) -> str:
    if name in SIGNS:
        return f"{SIGNS[name]} {words('', wanted)}"
    if name in {"one_of", "includes"}:
        return f"∋ {wanted}" if name == "includes" else f"∈ {'/'.join(wanted)}"
    if name == "answered":
        return _("dijawab") if wanted else _("tidak dijawab")
    unit = _("hari") if name == "days_left_below" else _("bulan")
    return _("sisa < %(n)d %(unit)s") % {"n": wanted, "unit": unit}


def _structure(value: msgspec.Struct) -> str:
    given = {
        field.name: getattr(value, field.name)
        for field in msgspec.structs.fields(value)
        if getattr(value, field.name) != field.default
    }
    return ", ".join(f"{aspect(name)}: {words(name, inner)}" for name, inner in given.items())
