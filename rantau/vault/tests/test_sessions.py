import pytest
from django.contrib.sessions.models import Session

from rantau.vault.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_what_a_session_holds_cannot_be_read_in_the_database() -> None:
    session = SessionStore()
    session["street"] = "Jalan Pasar 7"
    session.save()
    row = Session.objects.get(pk=session.session_key)
    assert "Jalan" not in row.session_data
    assert SessionStore(session.session_key)["street"] == "Jalan Pasar 7"


def test_a_session_copied_under_another_key_is_empty() -> None:
    session = SessionStore()
    session["street"] = "Jalan Pasar 7"
    session.save()
    Session.objects.filter(pk=session.session_key).update(session_key="b" * 32)
    assert "street" not in SessionStore("b" * 32)
