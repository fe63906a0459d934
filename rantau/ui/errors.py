"""Pages for what went wrong. They help, carry strict headers by themselves, and need no database."""

import logging
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from rantau.foundation.outages import database_is_away
from rantau.ui import context
from rantau.ui.middleware import NO_POWERS

log = logging.getLogger(__name__)
STRICT = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": NO_POWERS,
    "Cache-Control": "no-store",
}
LAST_WORDS = (
    '<!doctype html><html lang="id"><meta charset="utf-8"><title>Gangguan - Rantau</title>'
    "<h1>Maaf, ada gangguan</h1><p>Coba lagi beberapa menit lagi. Data yang sudah tersimpan tidak hilang.</p>"
    '<p lang="en">Sorry, something broke. Please try again in a few minutes.</p></html>'
)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "not_found", 404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "not_allowed", 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(None, "bad_request", 400)


def unread(request: HttpRequest, sentence: str, *, passing: bool) -> HttpResponse:
    """A stored file that cannot be shown, now (`passing`) or any more; `sentence` says what to do."""
    text = render_to_string("ui/errors/unread.html", {"sentence": sentence}, request)
    response = HttpResponse(text, status=503 if passing else 410, headers={"Cache-Control": "no-store"})
    if passing:
        response.headers["Retry-After"] = "60"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Called by Django while it handles what was raised: a database that is away is no mistake, and soon over."""
    if not database_is_away(sys.exc_info()[1]):
        return _page(None, "broken", 500)
    response = _page(None, "away", 503)
    response.headers["Retry-After"] = "10"
    return response


def _page(request: HttpRequest | None, name: str, status: int) -> HttpResponse:
    """With the person's own header when that works, as for a stranger when it does not, at last as plain text."""
    template = f"ui/errors/{name}.html"
    for known in [request, None] if request else [None]:
        try:
            text: str = render_to_string(template, None if known else {"site": context.describe(None)}, known)
            break
        except Exception:  # an error page must not fail, whatever is broken
            log.exception("error page %s could not be drawn", name)
    else:
        text = LAST_WORDS
    return HttpResponse(text, status=status, headers=STRICT)
