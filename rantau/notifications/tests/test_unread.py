"""The number beside the inbox in the header."""

import pytest
from django.db import OperationalError
from django.test import Client

from rantau.accounts.tests.factories import StaffAccount, client_for
from rantau.foundation.actor import Actor
from rantau.notifications.models import InboxItem
from rantau.notifications.tests.factories import sari
from rantau.notifications.tests.test_inbox import told
from rantau.ui import context

pytestmark = pytest.mark.django_db
BADGE = '<b class="new">'


def header(client: Client, path: str = "/akun/") -> str:
    return client.get(path).content.decode().partition("</header>")[0]


def test_sari_sees_how_many_letters_wait_and_budi_does_not() -> None:
    owner = sari()
    for number in (1, 2):
        told(owner, number)
    assert f'{BADGE}2<span class="vh"> belum dibaca</span></b>' in header(client_for(owner))
    assert BADGE not in header(client_for(sari()))


def test_when_all_is_read_there_is_no_number() -> None:
    owner = sari()
    told(owner)
    InboxItem.objects.update(read_at="2026-01-12T02:00:00Z")
    assert BADGE not in header(client_for(owner))


def test_it_costs_one_query_and_strangers_and_staff_none(django_assert_num_queries, client: Client) -> None:
    owner = sari()
    told(owner)
    with django_assert_num_queries(1) as seen:
        assert context._letters(Actor.person(owner.pk)) == 1
    assert "COUNT" in seen.captured_queries[0]["sql"]
    client.get("/bahasa/")
    with django_assert_num_queries(0):
        client.get("/bahasa/")
    assert BADGE not in header(client_for(StaffAccount()))


def test_a_header_without_its_number_is_better_than_no_page(monkeypatch) -> None:
    def broken(_account: object) -> int:
        raise OperationalError

    monkeypatch.setattr(context, "_unread", [broken])
    assert client_for(sari()).get("/akun/").status_code == 200
