"""A changed file is tried on applications that were sent."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from rantau.accounts.tests.factories import PersonAccount
from rantau.applications import queries as applications
from rantau.applications.tests.factories import ANSWERS, a_draft, a_sent
from rantau.catalogue import loading, queries
from rantau.catalogue.models import ServiceVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def unpublished() -> Iterator[None]:
    ServiceVersion.objects.all().delete()
    queries.forget()
    yield
    queries.forget()


def said(*words: str) -> list[str]:
    out = StringIO()
    call_command("catalogue", *words, stdout=out)
    return out.getvalue().splitlines()


def test_preview_names_references_codes_and_amounts_and_no_person(tmp_path: Path, unpublished: None) -> None:
    sari = PersonAccount(full_name="Sari Rangkayo Anggun")
    application = a_sent(sari, full_name="Sari Rangkayo Anggun")
    path = tmp_path / "paspor-baru.yaml"
    text = (loading.FOLDER / "paspor-baru.yaml").read_text(encoding="utf-8")
    parts = tmp_path / "_parts"
    parts.mkdir()
    fees = (loading.FOLDER / "_parts" / "fees-booklet.yaml").read_text(encoding="utf-8")
    assert "amount: 650000" in fees
    (parts / "fees-booklet.yaml").write_text(fees.replace("amount: 650000", "amount: 700000"), encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    lines = said("preview", str(path))
    assert lines == [
        f"{application.reference}: biaya Rp650.000 menjadi Rp700.000",
        "paspor-baru: 1 of 1 application(s) would go another way",
    ]
    assert not any(
        str(answer) in "\n".join(lines) for answer in ANSWERS.values() if isinstance(answer, str) and len(answer) > 6
    )


def test_only_what_was_sent_is_tried_and_no_more_than_asked_for(django_assert_num_queries) -> None:
    a_draft(PersonAccount(full_name="Budi Hartono"))
    first, second = a_sent(PersonAccount()), a_sent(PersonAccount(), nik="1312034507900002")
    assert {case.reference for case in queries.past_cases("paspor-baru")} == {first.reference, second.reference}
    with django_assert_num_queries(2):
        [case] = applications.recently_sent("paspor-baru", 1)
    assert case.answers["product"] == "E5"
    assert queries.past_cases("visa") == []


def test_an_office_tries_a_change_on_its_own_applications_only() -> None:
    sent = a_sent(PersonAccount())
    assert [case.reference for case in queries.past_cases("paspor-baru", office="PASBAR")] == [sent.reference]
    assert queries.past_cases("paspor-baru", office="AGAM") == []
