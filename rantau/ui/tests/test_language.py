import pytest
from django.test import Client


def test_the_page_offers_both_languages_and_changes_nothing() -> None:
    response = Client().get("/bahasa/?next=/layanan/")
    assert response.status_code == 200
    assert b'value="en"' in response.content
    assert b'value="id"' in response.content
    assert b'name="next" value="/layanan/"' in response.content
    assert "bahasa" not in response.cookies


def test_choosing_sets_the_cookie_and_leads_back() -> None:
    response = Client().post("/bahasa/", {"bahasa": "en", "next": "/layanan/?q=1"})
    assert response.status_code == 303
    assert response["Location"] == "/layanan/?q=1"
    assert response.cookies["bahasa"].value == "en"
    assert response.cookies["bahasa"]["samesite"] == "Lax"


def test_the_choice_is_followed() -> None:
    client = Client(headers={"accept-language": "id"})
    client.post("/bahasa/", {"bahasa": "en"})
    assert b'<html lang="en">' in client.get("/bahasa/").content


@pytest.mark.parametrize(
    "foreign",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example",
        "javascript:alert(1)",
        "jahat",
        "\t//jahat.example",
        "http:///jahat",
    ],
)
def test_a_foreign_address_leads_to_the_front_page(foreign: str) -> None:
    assert Client().post("/bahasa/", {"bahasa": "en", "next": foreign})["Location"] == "/"


def test_an_unknown_language_asks_again() -> None:
    response = Client().post("/bahasa/", {"bahasa": "xx"})
    assert response.status_code == 200
    assert "bahasa" not in response.cookies


def test_a_form_of_another_site_cannot_choose() -> None:
    response = Client(enforce_csrf_checks=True).post("/bahasa/", {"bahasa": "en"})
    assert response.status_code == 403


def test_a_phone_set_to_english_still_gets_indonesian_until_somebody_chooses(client):
    page = client.get("/bahasa/", headers={"accept-language": "en-US,en;q=0.9"})
    assert page.headers["Content-Language"] == "id"
    client.cookies["bahasa"] = "en"
    assert client.get("/bahasa/").headers["Content-Language"] == "en"


def test_a_language_nobody_offers_is_indonesian(client):
    client.cookies["bahasa"] = "xx"
    assert client.get("/bahasa/").headers["Content-Language"] == "id"
