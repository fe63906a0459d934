from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command

from rantau.catalogue import actions, loading, queries
from rantau.catalogue.models import ServiceVersion
from rantau.catalogue.tests.factories import SYSTEM, offering, publish, stall
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import queries as journal

NOW = datetime(2026, 1, 14, 2, tzinfo=UTC)
DEARER = {"old": "amount: 25000", "new": "amount: 30000"}
FROM_MARCH = {
    "old": "effective_from: 2025-01-01\ntariff_version",
    "new": "effective_from: 2026-03-01\ntariff_version",
}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_published() -> None:
    ServiceVersion.objects.all().delete()
    queries.forget()


def test_publishing_freezes_the_file_as_version_1_and_is_recorded() -> None:
    row = publish(stall(), NOW)
    assert (row.code, row.version, row.definition["code"]) == ("izin-lapak", 1, "izin-lapak")
    [entry] = journal.entries(code="catalogue.service_published")
    assert entry.payload == {"service": "izin-lapak", "version": 1, "digest": row.digest}


def test_publishing_the_same_file_again_changes_nothing() -> None:
    first = publish(stall(), NOW)
    assert publish(stall(), NOW) == first
    assert ServiceVersion.objects.filter(code="izin-lapak").count() == 1


def test_a_changed_file_becomes_the_next_version_and_the_old_one_stays_as_it_was() -> None:
    publish(stall(), NOW)
    row = publish(stall(**DEARER), NOW)
    assert row.version == 2
    with offering(stall(**DEARER)):
        assert queries.current("izin-lapak", NOW).fees[1].amount == 30000
        assert queries.definition("izin-lapak", 1).fees[1].amount == 25000


def test_a_version_of_a_coming_day_waits_for_it() -> None:
    publish(stall(), NOW)
    publish(stall(**FROM_MARCH), NOW)
    with offering(stall()):
        assert queries.current("izin-lapak", NOW).version == 1
        assert queries.current("izin-lapak", datetime(2026, 2, 28, 17, tzinfo=UTC)).version == 2
        assert queries.current("izin-lapak", datetime(2026, 2, 28, 16, 59, tzinfo=UTC)).version == 1


def test_what_is_read_back_is_what_was_written() -> None:
    publish(stall(), NOW)
    with offering(stall()):
        read = queries.definition("izin-lapak", 1)
    written = stall()
    assert all(getattr(read, name) == getattr(written, name) for name in written.__struct_fields__)
    assert read.version == 1


def test_before_the_first_publication_the_file_stands_for_version_1() -> None:
    with offering(stall()):
        assert queries.current("izin-lapak", NOW).version == 1
        assert queries.definition("izin-lapak", 1).fees[1].amount == 25000
        with pytest.raises(LookupError):
            queries.definition("izin-lapak", 2)


def test_an_unknown_service_is_a_lookup_error() -> None:
    with offering(stall()), pytest.raises(LookupError):
        queries.current("izin-terbang", NOW)
    with offering(stall()), pytest.raises(actions.UnknownService):
        actions.publish(code="izin-terbang", actor=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    "actor",
    [
        Actor.person("11111111-1111-1111-1111-111111111111"),
        Actor.staff("22222222-2222-2222-2222-222222222222", role="head", office="PASBAR"),
    ],
)
def test_neither_applicants_nor_officers_publish(actor: Actor) -> None:
    with offering(stall()), pytest.raises(NotAllowed):
        actions.publish(code="izin-lapak", actor=actor, now=NOW)
    assert not ServiceVersion.objects.exists()


def test_services_come_family_by_family() -> None:
    with offering(stall()):
        assert list(queries.families(NOW)) == ["other"]
        assert [service.code for service in queries.services(NOW)] == ["izin-lapak"]


def test_a_version_is_read_from_the_database_once(django_assert_num_queries: Any) -> None:
    publish(stall(), NOW)
    with offering(stall()):
        with django_assert_num_queries(1):
            queries.definition("izin-lapak", 1)
        with django_assert_num_queries(0):
            queries.definition("izin-lapak", 1)
        with django_assert_num_queries(1):
            queries.current("izin-lapak", NOW)


def test_the_command_publishes_every_service(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("catalogue", "publish")
    call_command("catalogue", "publish")
    assert capsys.readouterr().out.splitlines() == [f"{code}: version 1" for code in loading.services()] * 2
    assert queries.definition("paspor-baru", 1).title.en == "New passport"
