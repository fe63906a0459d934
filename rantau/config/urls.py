"""One include per room; paths are those of the site map."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from rantau.config import health

ROOMS_WITH_SCREENS = (
    "ui",
    "offices",
    "accounts",
    "issuing",
    "documents",
    "payments",
    "appointments",
    "visits",
    "catalogue",
    "applications",
    "casework",
    "collection",
    "notifications",
    "audit",
    "portal",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("", include("rantau.accounts.allauth_urls")),
    *(path("", include(f"rantau.{room}.urls")) for room in ROOMS_WITH_SCREENS),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("", include("rantau.demo.urls")))

handler404 = "rantau.ui.errors.not_found"
handler403 = "rantau.ui.errors.not_allowed"
handler500 = "rantau.ui.errors.broken"
handler400 = "rantau.ui.errors.bad_request"
