from collections.abc import Callable

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from rantau.ui import errors

PAGES = [
    (errors.not_found, 404),
    (errors.not_allowed, 403),
    (errors.bad_request, 400),
    (errors.broken, 500),
]


@pytest.mark.parametrize(("handler", "status"), PAGES)
def test_an_error_page_helps_and_carries_strict_headers(
    handler: Callable[[HttpRequest], HttpResponse], status: int
) -> None:
    response = handler(RequestFactory().get("/salah/"))
    assert response.status_code == status
    assert b"/bantuan/" in response.content
    assert "'unsafe" not in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("handler", "status"), PAGES)
def test_an_error_page_that_cannot_be_drawn_is_plain_text(
    handler: Callable[[HttpRequest], HttpResponse], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> str:
        raise RuntimeError("templates are gone")

    monkeypatch.setattr(errors, "render_to_string", fail)
    response = handler(RequestFactory().get("/"))
    assert response.status_code == status
    assert b"Data yang sudah tersimpan tidak hilang" in response.content


def test_a_wrong_address_is_answered_with_the_way_to_my_applications() -> None:
    response = Client().get("/tidak-ada/")
    assert response.status_code == 404
    assert b'href="/permohonan/"' in response.content
    assert response["Permissions-Policy"]


def test_the_page_of_a_crash_does_not_look_at_the_person() -> None:
    request = RequestFactory().get("/")
    request.actor = property(lambda _self: 1 / 0)  # type: ignore[attr-defined]
    assert errors.broken(request).status_code == 500


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (OperationalError("connection refused"), 503),
        (InterfaceError("the connection is closed"), 503),
        (ValueError("a mistake of ours"), 500),
    ],
)
def test_a_database_that_is_away_is_told_as_soon_over(problem: Exception, status: int) -> None:
    try:
        raise problem  # noqa: TRY301 - raised to be handled here
    except Exception:  # noqa: BLE001 - as Django calls it: while the problem is being handled
        response = errors.broken(RequestFactory().get("/permohonan/"))
    assert response.status_code == status
    assert ("Retry-After" in response) == (status == 503)
    assert response["Cache-Control"] == "no-store"
    assert b"/bantuan/" in response.content
