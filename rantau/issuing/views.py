"""`/periksa-dokumen/`: is this receipt, letter or pass genuine?"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rantau.foundation.network import network_of
from rantau.foundation.refusals import Refusal
from rantau.issuing import presenters, queries
from rantau.issuing.forms import Check
from rantau.issuing.presenters import Verdict
from rantau.ui import pages
from rantau.vault import tries

CERTIFICATE = "application/pkix-cert"

TRIES, WINDOW = 30, 600
"""So many unknown codes and files from one network within so many seconds; a genuine paper is always told."""


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
    return _by_file(request, form, file.read())


@require_safe
def checked(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code leads."""
    return _told(request, Check(), presenters.verdict(queries.by_code(code)), unknown=404)


@require_safe
def signature(request: HttpRequest) -> HttpResponse:
    """What the signature in our PDFs is worth, and the certificates to check it with."""
    certificates = presenters.certificates(queries.keys(settings.OFFICE))
    return pages.render(request, "issuing/signature.html", certificates=certificates)


@require_safe
def certificate(request: HttpRequest, fingerprint: str) -> HttpResponse:
    """A certificate as readers take it in (DER)."""
    key = queries.key_with(fingerprint)
    if key is None:
        raise Http404
    return pages.file_response(bytes(key.certificate), CERTIFICATE, f"{key.fingerprint[:16]}.cer", inline=False)


def _by_file(request: HttpRequest, form: Check, content: bytes) -> HttpResponse:
    """The register first; a file that it does not know is opened, so seldom that nobody can keep us busy with it."""
    if paper := queries.by_content(content):
        return _page(request, form, presenters.verdict(paper, by_file=True))
    if _asks_too_often(request):
        return _page(request, form, presenters.too_often(), status=429)
    try:
        found = queries.trace(content)
    except Refusal as refusal:
        return _page(request, form, presenters.not_looked_at(refusal), status=429)
    return _page(request, form, presenters.verdict_of_stranger(found))


def _told(request: HttpRequest, form: Check, found: Verdict, *, unknown: int) -> HttpResponse:
    if found.known:
        return _page(request, form, found)
    if _asks_too_often(request):
        return _page(request, form, presenters.too_often(), status=429)
    return _page(request, form, found, status=unknown)


def _page(request: HttpRequest, form: Check, found: Verdict | None = None, status: int = 200) -> HttpResponse:
    return pages.render(request, "issuing/check.html", status=status, form=form, found=found, submit_label=_("Periksa"))


def _asks_too_often(request: HttpRequest) -> bool:
    return tries.take("issuing.unknown", network_of(request), TRIES, WINDOW) is None
