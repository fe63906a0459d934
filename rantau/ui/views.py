"""The language of the pages: a cookie, set by the person's own form."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from rantau.ui import pages

ONE_YEAR = 365 * 24 * 3600


def _way_back(request: HttpRequest) -> str:
    """Where the person came from: a path of ours, else the front page."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None, require_https=request.is_secure())
    return asked if ours and asked.startswith("/") else "/"


@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("bahasa", "")
    way_back = _way_back(request)
    if chosen not in dict(settings.LANGUAGES):
        return pages.render(request, "ui/language.html", next=way_back)
    response = pages.see(way_back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=ONE_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
