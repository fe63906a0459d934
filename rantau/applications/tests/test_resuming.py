"""Promise P10: answers sent after the session had ended are kept sealed and given back to whoever typed them."""

import html
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PASSWORD, PersonAccount, client_for
from rantau.applications import queries
from rantau.applications.models import Application
from rantau.applications.tests.factories import a_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
TYPED = {"mother_name": "Rohana", "father_name": "Zulkifli", "name_changed": "tidak", "naturalised": "tidak"}


@pytest.fixture
def sari() -> User:
    return PersonAccount()


@pytest.fixture
def draft(sari: User) -> Application:
    return a_draft(sari, timezone.now())


def typed_too_late(traveller: time_machine.Traveller, user: User, path: str) -> Client:
    client = client_for(user)
    assert client.get(path).status_code == 200
    traveller.shift(timedelta(minutes=31))
    assert client.post(path, TYPED)["Location"].startswith("/masuk/")
    return client


def sign_in(client: Client, user: User) -> str:
    return client.post("/masuk/", {"address": user.address, "password": PASSWORD})["Location"]


def test_p10_answers_typed_after_the_end_are_saved_by_one_click_after_sign_in(sari: User, draft: Application) -> None:
    path = f"/permohonan/{draft.reference}/isi/family/"
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        client = typed_too_late(traveller, sari, path)
        assert queries.answers(draft).get("mother_name") is None
        page = client.get(sign_in(client, sari)).content.decode()
        given_back = dict(re.findall(r'type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', html.unescape(page)))
        assert given_back == TYPED
        assert f'action="{path}"' in page
        assert client.post(path, given_back).status_code == 303
    assert queries.answers(draft)["mother_name"] == "Rohana"


def test_p10_what_waits_cannot_be_read_in_the_table(sari: User, draft: Application) -> None:
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        typed_too_late(traveller, sari, f"/permohonan/{draft.reference}/isi/family/")
        assert "Rohana" not in "".join(Session.objects.values_list("session_data", flat=True))


def test_p10_budi_on_the_same_phone_gets_nothing_of_it(sari: User, draft: Application) -> None:
    budi = PersonAccount(full_name="Budi")
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        client = typed_too_late(traveller, sari, f"/permohonan/{draft.reference}/isi/family/")
        assert sign_in(client, budi) == "/permohonan/"
        assert "Rohana" not in client.get("/masuk/lanjut/", follow=True).content.decode()
