"""`/penjamin/<token>/`, and what strangers find there."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from rantau.accounts.models import User
from rantau.accounts.tests.factories import client_for
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.applications.tests.guarantors import an_asked, guaranteed_service, lucas, the_guarantee
from rantau.applications.views import guaranteeing
from rantau.appointments.tests.factories import NOW
from rantau.foundation.actor import Actor
from rantau.journal.models import Entry
from rantau.offices.tests.factories import first_data

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
SARI = {"name": "Sari Wahyuni", "nik": "1312034507900001", "willing": "on"}
NOBODYS = "/penjamin/abcdefghijklmnopqrstuvwx/"


@pytest.fixture(autouse=True)
def _on_offer(db: None) -> Iterator[None]:
    first_data()
    cache.clear()
    with guaranteed_service(), time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def owner() -> User:
    return lucas()


@pytest.fixture
def application(owner: User) -> Application:
    return an_asked(owner)


def link(application: Application) -> str:
    return f"/penjamin/{the_guarantee(application).token}/"


def phase(application: Application) -> str:
    return queries.by_reference(application.reference).phase


def at(moment: datetime) -> Any:
    return time_machine.travel(moment, tick=False)


def plain(response: Any) -> str:
    """Without what differs from visit to visit."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    return re.sub(r"/penjamin/[\w-]+/(tolak/)?|%2Fpenjamin%2F[\w-]+%2F(tolak%2F)?", "", text)


def test_the_guarantor_sees_who_asks_and_what_for_and_nothing_else(client: Client, application: Application) -> None:
    response = client.get(link(application))
    page = response.content.decode()
    for words in ("Lucas Moreau", "Prancis", "Lainnya", application.reference, "Kamis, 15 Januari 2026, 09.00 WIB"):
        assert words in page, words
    for secret in ("23AB45678", "1312034507900001", "Sari Wahyuni", "sari@contoh.id", "/berkas/", "/unggah"):
        assert secret not in page, secret
    assert "no-store" in response["Cache-Control"]


def test_looking_changes_nothing(client: Client, application: Application) -> None:
    before = Entry.objects.count()
    client.get(link(application))
    client.get(f"{link(application)}tolak/")
    assert (phase(application), Entry.objects.count()) == ("AWAITING_GUARANTOR", before)


def test_the_page_is_complete_in_english(client: Client, application: Application) -> None:
    client.cookies["bahasa"] = "en"
    page = client.get(link(application)).content.decode()
    assert "Do you vouch for this person?" in page
    assert "France" in page
    assert "menjamin" not in page


def test_with_name_and_nik_the_guarantor_vouches_once(client: Client, application: Application) -> None:
    address = link(application)
    answer = client.post(address, SARI)
    assert (answer.status_code, answer["Location"]) == (303, "/penjamin/selesai/ya/")
    assert phase(application) == "SUBMITTED"
    assert "jawaban Anda sudah kami catat" in client.get(answer["Location"]).content.decode()
    assert client.post(address, SARI).status_code == 404


@pytest.mark.parametrize(
    "change",
    [{"name": "Budi Santoso"}, {"nik": "1312011708850002"}, {"nik": "123"}, {"name": ""}, {"willing": ""}],
)
def test_a_wrong_answer_comes_back_with_what_was_typed(
    client: Client, application: Application, change: dict[str, str]
) -> None:
    response = client.post(link(application), {**SARI, **change})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Kesalahan:" in page
    assert change.get("name", "Sari Wahyuni") in page
    assert phase(application) == "AWAITING_GUARANTOR"


def test_guessing_the_nik_ends_after_ten_tries(client: Client, application: Application) -> None:
    for guess in range(guaranteeing.NAME_TRIES):
        answer = client.post(link(application), {**SARI, "nik": f"131203450790{guess + 100:04}"})
        assert answer.status_code == 422
    stopped = client.post(link(application), SARI)
    assert stopped.status_code == 429
    assert "Terlalu sering mencoba" in stopped.content.decode()
    assert phase(application) == "AWAITING_GUARANTOR"


def test_whoever_got_the_link_by_mistake_can_say_so(client: Client, application: Application, owner: User) -> None:
    page = client.get(f"{link(application)}tolak/").content.decode()
    assert "Saya tidak mengenal orang ini" in page
    assert client.post(f"{link(application)}tolak/", {}).status_code == 422
    answer = client.post(f"{link(application)}tolak/", {"reason": "UNKNOWN"})
    assert answer["Location"] == "/penjamin/selesai/tidak/"
    assert phase(application) == "DRAFT"
    told = client_for(owner).get(f"/permohonan/{application.reference}/isi/").content.decode()
    assert "Penerima tautan tidak mengenal Anda" in told


def test_used_expired_and_made_up_links_get_one_answer(client: Client, owner: User) -> None:
    used = an_asked(owner)
    address = link(used)
    client.post(address, SARI)
    other = an_asked(lucas(), passport_number="99ZZ11111")
    late = link(other)
    answers = [client.get(address), client.get(NOBODYS), client.post(NOBODYS, SARI), client.get(f"{NOBODYS}tolak/")]
    with at(NOW + timedelta(days=3)):
        answers += [client.get(late), client.post(late, SARI), client.post(f"{late}tolak/", {"reason": "WRONG"})]
    assert {answer.status_code for answer in answers} == {404}
    assert len({plain(answer) for answer in answers}) == 1
    assert "Lucas" not in plain(answers[0])
    assert phase(other) == "AWAITING_GUARANTOR"


def test_one_network_cannot_try_many_links_and_the_right_one_still_opens(
    client: Client, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guaranteeing, "NETWORK_TRIES", 3)
    assert [client.get(f"/penjamin/guess{number}/").status_code for number in range(5)] == [404] * 3 + [429] * 2
    assert client.get("/penjamin/guess9/", REMOTE_ADDR="10.0.0.9").status_code == 404
    assert client.get(link(application)).status_code == 200


def test_answers_need_a_form_of_this_site(application: Application) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link(application), SARI).status_code == 403
    assert phase(application) == "AWAITING_GUARANTOR"


def test_the_applicant_sees_whose_turn_it_is(application: Application, owner: User) -> None:
    page = client_for(owner).get(f"/permohonan/{application.reference}/").content.decode()
    assert "Penjamin Anda perlu membenarkan" in page
    assert the_guarantee(application).token not in page


def test_silence_is_told_where_it_can_be_put_right(application: Application, owner: User) -> None:
    guarantee = the_guarantee(application)
    actions.lapse_guarantee(guarantee_id=guarantee.pk, actor=Actor.system("tests"), now=guarantee.expires_at)
    page = client_for(owner).get(f"/permohonan/{application.reference}/isi/").content.decode()
    assert "Penjamin tidak menjawab dalam tiga hari" in page


def test_the_applicant_sees_whom_they_named_and_takes_it_back_to_correct(application: Application, owner: User) -> None:
    client, path = client_for(owner), f"/permohonan/{application.reference}/penjamin/"
    page = client.get(path).content.decode()
    for words in ("Sari Wahyuni", "+6281298765432", "sari@contoh.id", "Kamis, 15 Januari 2026, 09.00 WIB"):
        assert words in page, words
    assert the_guarantee(application).token not in page
    assert client_for(lucas()).get(path).status_code == 404
    assert client_for(lucas()).post(path).status_code == 404
    assert client.post(path)["Location"].endswith("/isi/")
    assert phase(application) == "DRAFT"
    assert client.get(path)["Location"] == f"/permohonan/{application.reference}/"
