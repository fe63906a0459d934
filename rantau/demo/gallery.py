"""The component gallery: every example of every component, the fields, and each layout with invented content."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rantau.ui import components, fields, pages
from rantau.ui.forms import Form

LAYOUTS = ("home", "page", "question", "confirm", "desk", "board", "print")
PROVINCES = ("Aceh", "Bengkulu", "Jambi", "Lampung", "Riau", "Sumatera Barat", "Sumatera Selatan", "Sumatera Utara")


class EveryField(Form):
    """One field of each kind, as a person meets them."""

    full_name = fields.Text(
        _("Nama lengkap"), hint=_("Seperti di KTP, tanpa gelar."), autocomplete="name", width="medium"
    )
    birth_date = fields.Day(_("Tanggal lahir"), autocomplete="bday", latest=date(2026, 1, 14))
    phone = fields.Phone(_("Nomor telepon"), hint=_("Kami mengirim kode ke nomor ini."))
    email = fields.Email(_("Alamat surel"), required=False)
    purpose = fields.Choice(
        _("Untuk apa paspor ini?"),
        choices=[("trip", _("Wisata atau keluarga")), ("pilgrimage", _("Umrah atau haji")), ("work", _("Bekerja"))],
        hints={"work": _("Kami menanyakan dokumen penempatan.")},
    )
    province = fields.Choice(_("Provinsi"), choices=[(name.lower(), name) for name in PROVINCES])
    papers = fields.MultiChoice(_("Dokumen yang Anda punya"), choices=[("ktp", _("KTP")), ("kk", _("Kartu keluarga"))])
    married = fields.YesNo(_("Apakah Anda sudah menikah?"))
    children = fields.Number(_("Jumlah anak"), required=False)
    reason = fields.LongText(_("Ceritakan singkat"), required=False)
    scan = fields.Upload(_("Foto KTP"), hint=_("JPG, PNG, HEIC, atau PDF. Paling besar 10 MB."))
    code = fields.Code(_("Kode dari pesan"))
    password = fields.Password(_("Kata sandi"), hint=_("Paling sedikit 8 huruf. Kalimat panjang lebih aman."))
    agree = fields.Tick(_("Data yang saya tulis benar."))


@dataclass(frozen=True, slots=True)
class Drawn:
    name: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Shelf:
    """One component with its examples, drawn."""

    name: str
    about: str
    args: str
    examples: list[Drawn]


def _shelf(name: str) -> Shelf:
    component = components.get(name)
    drawn = [Drawn(example.name, components.draw_example(component, example)) for example in component.examples]
    return Shelf(name, component.about, ", ".join(component.args), drawn)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """`?kesalahan` shows the fields as they look after a mistake."""
    form = EveryField({"phone": "0812", "birth_date": "31 Pebruary"}) if "kesalahan" in request.GET else EveryField()
    shelves = [_shelf(name) for name in components.names()]
    return pages.render(request, "demo/gallery.html", shelves=shelves, form=form, layouts=LAYOUTS)


def _example_args(component: str, example: int = 0) -> dict[str, Any]:
    return dict(components.get(component).examples[example].args)


@require_safe
def layout(request: HttpRequest, name: str) -> HttpResponse:
    """One layout with invented content; the records are those of the component examples."""
    if name not in LAYOUTS:
        raise Http404
    form = EveryField({"phone": "0812"}) if "kesalahan" in request.GET else EveryField()
    table = _example_args("desk_table")
    return pages.render(
        request,
        f"demo/layouts/{name}.html",
        form=form if name == "question" else None,
        crumbs=_example_args("breadcrumb")["items"],
        steps=_example_args("timeline")["steps"],
        rows=_example_args("summary_list", 1)["rows"],
        lines=_example_args("bill")["lines"][:1],
        table=table["rows"],
        columns=table["columns"],
        **_example_args("deadline"),
    )
