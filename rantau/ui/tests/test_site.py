from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from rantau.foundation.actor import Actor
from rantau.ui import context, navigation
from rantau.ui.middleware import PrivatePages


def site_of(path: str = "/", actor: Actor | None = None, name: str = "") -> context.Site:
    request = RequestFactory().get(path)
    request.actor = actor  # type: ignore[attr-defined]
    request.user = SimpleNamespace(full_name=name)  # type: ignore[assignment]
    return context.describe(request)


def test_a_stranger_is_offered_services_help_and_sign_in() -> None:
    page = Client().get("/bahasa/").content.decode()
    assert 'href="/layanan/"' in page
    assert 'href="/bantuan/"' in page
    assert 'href="/masuk/"' in page
    assert "/keluar/" not in page


def test_an_applicant_is_offered_the_own_applications_and_letters() -> None:
    site = site_of("/permohonan/RTU-7KQ4M-2XW9C/", Actor.person("1"), "Sari")
    assert [link.url for link in site.links] == ["/permohonan/", "/kotak-masuk/", "/layanan/", "/bantuan/"]
    assert [link.url for link in site.links if link.here] == ["/permohonan/"]
    assert site.signed_in


def test_an_officer_sees_the_desks_of_the_role_and_no_others() -> None:
    site = site_of("/petugas/cetak/", Actor.staff("1", role="printer", office="PASBAR"), "Wati")
    assert [link.url for link in site.links] == ["/petugas/", "/petugas/cetak/"]
    assert [link.url for link in site.links if link.here] == ["/petugas/cetak/"]
    assert site.role_label == "Petugas cetak"


def test_an_unknown_role_sees_the_desk_only() -> None:
    assert [link.url for link in navigation.for_role("gardener", "/petugas/")] == ["/petugas/"]


def test_every_role_has_a_name() -> None:
    assert set(navigation.ROLE_LINKS) <= set(navigation.ROLE_NAMES)


def test_the_way_to_the_other_language_leads_back_here() -> None:
    assert site_of("/layanan/?q=a&b=c").language_url == "/bahasa/?next=/layanan/%3Fq%3Da%26b%3Dc"


def test_the_pilot_banner_stands_until_the_office_is_official() -> None:
    assert "bukan situs resmi" in Client().get("/bahasa/").content.decode()
    context.register_site_facts(lambda _code: context.SiteFacts("Kantor", official=True))
    assert "bukan situs resmi" not in Client().get("/bahasa/").content.decode()


def test_the_telephone_number_can_be_called() -> None:
    assert 'href="tel:0753123456">(0753) 123-456</a>' in Client().get("/bahasa/").content.decode()


def test_the_office_is_asked_once_for_many_pages() -> None:
    asked: list[str] = []

    def provider(code: str) -> context.SiteFacts:
        asked.append(code)
        return context.SiteFacts("Kantor")

    context.register_site_facts(provider)
    for _turn in range(3):
        site_of()
    assert len(asked) == 1


def test_a_page_stands_without_the_facts_of_the_office() -> None:
    def provider(_code: str) -> context.SiteFacts:
        raise OperationalError("the database is down")

    context.register_site_facts(provider)
    assert site_of().facts.office_name == "Kantor Imigrasi"


def answer(path: str, *, session: bool = False) -> HttpResponse:
    request = RequestFactory().get(path)
    if session:
        request.COOKIES["sesi"] = "x"
    return PrivatePages(lambda _request: HttpResponse(headers={"Cache-Control": "max-age=60"}))(request)


@pytest.mark.parametrize("path", ["/permohonan/", "/akun/profil/", "/kotak-masuk/", "/petugas/", "/masuk/"])
def test_private_paths_are_kept_by_nobody(path: str) -> None:
    assert answer(path)["Cache-Control"] == "no-store"


def test_a_public_page_of_a_signed_in_person_is_kept_by_nobody() -> None:
    assert answer("/layanan/", session=True)["Cache-Control"] == "no-store"


def test_public_pages_and_static_files_keep_their_own_rule() -> None:
    assert answer("/layanan/")["Cache-Control"] == "max-age=60"
    assert answer("/s/ui/rantau.css", session=True)["Cache-Control"] == "max-age=60"


def test_every_answer_belongs_to_this_site_alone() -> None:
    response = answer("/layanan/")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "camera=()" in response["Permissions-Policy"]
