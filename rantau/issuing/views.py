"""`/periksa-dokumen/`: is this receipt, letter or pass genuine?"""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rantau.foundation.network import network_of
from rantau.issuing import presenters, queries
from rantau.issuing.forms import Check
from rantau.issuing.presenters import Verdict
from rantau.ui import pages
from rantau.vault import lookup

LARGEST = 5_000_000
TRIES, WINDOW = 30, 600
"""So many unknown codes from one network within so many seconds; a genuine paper is always told."""


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    form = Check(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    code, file = form.cleaned_data["code"], form.cleaned_data["file"]
    if code:
        return _told(request, form, presenters.verdict(queries.by_code(code)), unknown=200)
    found = queries.by_content(file.read(LARGEST))
    return _told(request, form, presenters.verdict(found, by_file=True), unknown=200)


@require_safe
def checked(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code leads."""
    return _told(request, Check(), presenters.verdict(queries.by_code(code)), unknown=404)


def _told(request: HttpRequest, form: Check, found: Verdict, *, unknown: int) -> HttpResponse:
    if found.known:
        return _page(request, form, found)
    if _asks_too_often(request):
        return _page(request, form, presenters.too_often(), status=429)
    return _page(request, form, found, status=unknown)


def _page(request: HttpRequest, form: Check, found: Verdict | None = None, status: int = 200) -> HttpResponse:
    return pages.render(request, "issuing/check.html", status=status, form=form, found=found, submit_label=_("Periksa"))


def _asks_too_often(request: HttpRequest) -> bool:
    key = f"issuing.unknown.{lookup.hash_of('issuing.network', network_of(request)).hex()}"
    count = (cache.get(key) or 0) + 1
    cache.set(key, count, WINDOW)
    return count > TRIES
