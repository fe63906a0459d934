"""A service of a hundred questions costs the database no more than one of ten."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rantau.accounts import queries as accounts
from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications import actions, queries
from rantau.applications.tests.factories import me
from rantau.catalogue import loading
from rantau.catalogue import queries as catalogue
from rantau.catalogue.tests.factories import publish
from rantau.foundation import clock
from rantau.offices.tests.factories import first_data

pytestmark = pytest.mark.django_db
# Kind to an answer of that kind.
KINDS: dict[str, Any] = {
    "text": "Jalan Pasar 7", "region": "13.12.03.2003", "country": "MYS", "nik": "1312034507900001",
    "choice": "A", "day": "1990-07-05", "number": 3, "phone": "+6281234567890", "yes_no": True, "group": [],
}  # fmt: skip
WORDS = {"id": "Contoh", "en": "Example"}
Page = dict[str, Any]


def question(number: int, kind: str) -> dict[str, Any]:
    """Every fourth hangs on the first answer of all."""
    asked: dict[str, Any] = {"code": f"q{number}", "kind": kind, "label": WORDS}
    if kind == "choice":
        asked["choices"] = [{"code": code, "label": WORDS} for code in ("A", "B")]
    if kind == "group":
        asked |= {"entry": WORDS, "questions": [{"code": f"inner{number}", "kind": "region", "label": WORDS}]}
    if number % 4 == 3:
        asked["when"] = {"question": "q0", "answered": True}
    return asked


def pages_of(size: int, per_page: int) -> list[Page]:
    asked = [question(number, kind) for number, kind in enumerate(islice(cycle(KINDS), size))]
    return [
        {"code": f"page{begin}", "title": WORDS, "questions": asked[begin : begin + per_page]}
        for begin in range(0, size, per_page)
    ]


def answers_of(page: Page) -> dict[str, Any]:
    """Groups with entries, so that their places must be named too."""
    found = {asked["code"]: KINDS[asked["kind"]] for asked in page["questions"]}
    groups = [asked for asked in page["questions"] if asked["kind"] == "group"]
    return found | {g["code"]: [{g["questions"][0]["code"]: "13.12.03.2003"}] * 3 for g in groups}


@pytest.fixture
def sari(db: None) -> Iterator[User]:
    first_data()
    yield PersonAccount()
    catalogue.forget()


def begun(owner: User, code: str, pages: Sequence[Page]) -> str:
    """The reference of a draft with every page answered."""
    written = {
        "code": code, "family": "other", "title": WORDS, "summary": WORDS, "for_whom": WORDS,
        "effective_from": "2025-01-01", "cases": [{"code": "ONLY", "title": WORDS}], "papers": [], "sections": pages,
        "process": ["FILL", "SUBMIT", "DECISION"], "lanes": ["REGULAR"],
    }  # fmt: skip
    reading = loading.read(yaml.safe_dump(written), f"{code}.yaml")
    assert reading.service is not None
    assert reading.faults == ()
    now = clock.now()
    publish(reading.service, now)
    person = accounts.self_person(owner.pk)
    reference = actions.begin(service_code=code, person_id=person.pk, actor=me(owner), now=now).reference
    for page in pages:
        actions.save_section(
            reference=reference, section=page["code"], answers=answers_of(page), actor=me(owner), now=now
        )
    return reference


def queries_of(owner: User, path: str) -> list[str]:
    """The statements of a page, when everything that a process keeps is known."""
    client = client_for(owner)
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in seen.captured_queries]


def test_the_task_list_of_a_hundred_questions_takes_twelve_queries_at_most(sari: User) -> None:
    reference = begun(sari, "izin-panjang", pages_of(100, 10))
    seen = queries_of(sari, f"/permohonan/{reference}/isi/")
    assert len(seen) <= 12, "\n".join(seen)


def test_a_page_of_a_hundred_questions_takes_as_many_queries_as_one_of_ten(sari: User) -> None:
    counts = {}
    for size in (10, 100):
        reference = begun(sari, f"izin-{size}", pages_of(size, size))
        seen = queries_of(sari, f"/permohonan/{reference}/isi/page0/")
        counts[size] = len(seen)
    assert counts[10] == counts[100] <= 14, counts


def test_the_page_to_check_takes_as_many_queries_for_a_hundred_as_for_ten(sari: User) -> None:
    counts = {}
    for size in (10, 100):
        reference = begun(sari, f"izin-{size}", pages_of(size, 10))
        assert queries.answers(queries.by_reference(reference))
        counts[size] = len(queries_of(sari, f"/permohonan/{reference}/periksa/"))
    assert counts[10] == counts[100], counts


def test_saving_a_page_of_a_hundred_takes_as_many_queries_as_one_of_ten(sari: User) -> None:
    counts = {}
    for size in (10, 100):
        [page] = pages_of(size, size)
        reference = begun(sari, f"izin-{size}", [page])
        client, path = client_for(sari), f"/permohonan/{reference}/isi/page0/"
        sent = {code: typed(value) for code, value in answers_of(page).items() if not isinstance(value, list)}
        assert client.post(path, sent).status_code == 303
        with CaptureQueriesContext(connection) as seen:
            assert client.post(path, sent).status_code == 303
        counts[size] = len(seen.captured_queries)
    assert counts[10] == counts[100], counts


def typed(value: Any) -> str:
    return "ya" if value is True else str(value)
