from datetime import UTC, datetime, timedelta

import pytest

from rantau.foundation.paging import page_by_key
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db


def entries(count: int) -> None:
    start = datetime(2026, 1, 14, tzinfo=UTC)
    for number in range(count):
        # Pairs share a moment, so that the second key decides.
        at = start + timedelta(minutes=number // 2)
        Entry.objects.create(at=at, code="x", actor_kind="SYSTEM", actor_id="test", payload={})


def test_pages_by_key_show_every_row_once() -> None:
    entries(25)
    seen: list[int] = []
    after = ""
    while True:
        page = page_by_key(Entry.objects.all(), key=("-at", "-id"), after=after, size=4)
        seen += [entry.pk for entry in page.rows]
        after = page.after
        if not after:
            break
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == len(set(seen)) == 25


@pytest.mark.parametrize("token", ["%%nonsense", "WyJ4Il0", "e30", "WyJ4IiwieSJd"])
@pytest.mark.parametrize("key", ["id", "at"])
def test_a_broken_token_gives_the_first_page(token: str, key: str) -> None:
    entries(3)
    page = page_by_key(Entry.objects.all(), key=(key,), after=token, size=2)
    assert len(page.rows) == 2
