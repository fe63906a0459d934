"""Headers of every answer: private pages are kept by nobody, pages belong to no other site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

PRIVATE_PATHS = (
    "/permohonan/",
    "/akun/",
    "/kotak-masuk/",
    "/petugas/",
    "/penjamin/",
    "/unggah/",
    "/masuk/",
    "/daftar/",
)
NO_POWERS = ", ".join(
    f"{power}=()"
    for power in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
        "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    )
)  # fmt: skip


class PrivatePages:
    """`no-store` for whoever has a session and for private paths (promise P15), and our page headers (P13)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", NO_POWERS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        if _is_private(request, response):
            response.headers["Cache-Control"] = "no-store"
        return response


def _is_private(request: HttpRequest, response: HttpResponse) -> bool:
    """Decided by the cookie, not by loading the account: static files and public pages must cost no query."""
    if request.path.startswith(str(settings.STATIC_URL)):
        return False
    cookie = settings.SESSION_COOKIE_NAME
    return request.path.startswith(PRIVATE_PATHS) or cookie in request.COOKIES or cookie in response.cookies


class ChosenLanguage:
    """Indonesian until somebody chooses otherwise.

    The browser's own wish is not asked: most phones here are sold set to English, to people who do not read it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
