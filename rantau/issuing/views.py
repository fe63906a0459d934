"""`/periksa-dokumen/`: is this receipt, letter or pass genuine?"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rantau.issuing import presenters, queries
from rantau.issuing.forms import Check
from rantau.ui import pages

LARGEST = 2_000_000


def check(request: HttpRequest) -> HttpResponse:
    form = Check(request.POST or None, request.FILES or None)
    found = None
    if request.method == "POST" and form.is_valid():
        code, file = form.cleaned_data["code"], form.cleaned_data["file"]
        if code:
            found = presenters.verdict(queries.by_code(code))
        elif file:
            found = presenters.verdict(queries.by_content(file.read(LARGEST)))
        else:
            form.add_error("code", _("Isi kode atau pilih PDF."))
    return pages.render(request, "issuing/check.html", form=form, found=found, submit_label=_("Periksa"))


def checked(request: HttpRequest, code: str) -> HttpResponse:
    found = presenters.verdict(queries.by_code(code))
    status = 200 if found.number else 404
    return pages.render(
        request, "issuing/check.html", status=status, form=Check(), found=found, submit_label=_("Periksa")
    )
