from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection

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


def test_a_database_that_goes_away_while_a_session_is_kept_is_an_outage_and_no_bad_request() -> None:
    """The thread has a connection of its own, so it can be cut without ours."""
    session = SessionStore()
    session["street"] = "Jalan Pasar 7"
    session.save()

    def own_line() -> int:
        connection.ensure_connection()
        return int(connection.connection.info.backend_pid)

    def keep() -> None:
        try:
            session.save()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as elsewhere:
        pid = elsewhere.submit(own_line).result()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        with pytest.raises(OperationalError):
            elsewhere.submit(keep).result()


def test_a_session_that_was_ended_elsewhere_is_not_begun_again() -> None:
    session = SessionStore()
    session["street"] = "Jalan Pasar 7"
    session.save()
    Session.objects.filter(pk=session.session_key).delete()
    with pytest.raises(UpdateError):
        session.save()
