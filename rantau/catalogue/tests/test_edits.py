"""What the office sets in place of a service file: from its day on, for whoever begins from then on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rantau.accounts.tests.factories import PersonAccount
from rantau.catalogue import actions, queries
from rantau.catalogue.models import Edit, ServiceVersion
from rantau.catalogue.tests.factories import offering, publish, stall
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import queries as journal
from rantau.payments.actions.bills import Line
from rantau.payments.tests.factories import OpenBill

NOW = datetime(2026, 1, 14, 2, tzinfo=UTC)
TODAY, FEBRUARY, MARCH = date(2026, 1, 14), date(2026, 2, 1), date(2026, 3, 1)
IN_FEBRUARY, IN_MARCH = datetime(2026, 2, 1, 2, tzinfo=UTC), datetime(2026, 3, 1, 2, tzinfo=UTC)
LINA = Actor.staff("33333333-3333-3333-3333-333333333333", role="office_admin", office="PASBAR")
CODE = "izin-lapak"
NOTICE = {"id": "Pasar tutup pada 1 Maret.", "en": "The market is closed on 1 March."}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_stall() -> Iterator[None]:
    ServiceVersion.objects.all().delete()
    publish(stall(), NOW)
    with offering(stall()):
        yield


def set_fee(amount: Any = 30_000, day: date = FEBRUARY, **kw: Any) -> Edit:
    told = {"service": CODE, "kind": "FEE", "key": "STALL", "reason": "Perda 2/2026", "actor": LINA, "now": NOW, **kw}
    return actions.enter_edit(value=amount, effective_from=day, **told)


def set_text(text: Any, day: date = FEBRUARY, key: str = "notice", **kw: Any) -> Edit:
    return set_fee(text, day, kind="TEXT", key=key, **kw)


def stall_fee(now: datetime) -> int | None:
    definition = queries.current(CODE, now)
    return next(line.amount for line in queries.tariff(definition, now.date()) if line.code == "STALL")


def test_a_fee_counts_from_its_day_on_and_not_before() -> None:
    set_fee(30_000, FEBRUARY)
    assert [stall_fee(now) for now in (NOW, IN_FEBRUARY)] == [25_000, 30_000]
    assert queries.current(CODE, datetime(2026, 1, 31, 16, 59, tzinfo=UTC)).version == 1
    assert queries.current(CODE, datetime(2026, 1, 31, 17, 0, tzinfo=UTC)).version == 2


def test_what_was_begun_before_keeps_its_fee() -> None:
    begun_with = queries.current(CODE, NOW).version
    set_fee(30_000, TODAY)
    then = queries.definition(CODE, begun_with)
    assert queries.fees_for(then, {"goods": "FOOD"}, MARCH)[0].amount == 25_000
    assert queries.fees_for(queries.current(CODE, NOW), {"goods": "FOOD"}, MARCH)[0].amount == 30_000


def test_changes_are_published_in_the_order_of_their_days_however_they_were_entered() -> None:
    set_text(NOTICE, MARCH)
    set_fee(30_000, FEBRUARY)
    seen = [(stall_fee(now), str(queries.current(CODE, now).notice or "")) for now in (NOW, IN_FEBRUARY, IN_MARCH)]
    assert seen == [(25_000, ""), (30_000, ""), (30_000, NOTICE["id"])]


def test_an_amount_that_nobody_knew_can_be_given_and_reaches_those_who_wait_for_it() -> None:
    unknown = {"old": "amount: 25000\n    effective_from: 2025-01-01", "new": "effective_from: 2025-01-01"}
    publish(stall(**unknown), NOW)
    with offering(stall(**unknown)):
        waiting = queries.current(CODE, NOW)
        assert queries.fees_unknown(waiting, {}, TODAY)
        assert queries.completed(waiting, NOW) == waiting
        set_fee(27_000, TODAY)
        known = queries.completed(waiting, NOW)
        assert [line.amount for line in queries.fees_for(known, {}, TODAY)] == [27_000]
        assert not queries.fees_unknown(known, {}, TODAY)


def test_a_coming_change_is_taken_back_and_stays_in_the_history() -> None:
    edit = set_fee(30_000, FEBRUARY)
    actions.take_back(edit_id=edit.pk, actor=LINA, now=NOW)
    assert [stall_fee(now) for now in (NOW, IN_FEBRUARY)] == [25_000, 25_000]
    [row] = queries.edits()
    assert row.is_withdrawn
    set_fee(31_000, FEBRUARY)
    assert stall_fee(IN_FEBRUARY) == 31_000


def test_taking_back_one_change_leaves_the_others() -> None:
    first = set_fee(30_000, FEBRUARY)
    set_text(NOTICE, MARCH)
    actions.take_back(edit_id=first.pk, actor=LINA, now=NOW)
    assert (stall_fee(IN_MARCH), str(queries.current(CODE, IN_MARCH).notice)) == (25_000, NOTICE["id"])


def test_what_is_in_force_cannot_be_taken_back_and_nothing_twice() -> None:
    edit = set_fee(30_000, TODAY)
    with pytest.raises(actions.AlreadyInForce):
        actions.take_back(edit_id=edit.pk, actor=LINA, now=NOW)
    later = set_fee(32_000, FEBRUARY)
    actions.take_back(edit_id=later.pk, actor=LINA, now=NOW)
    with pytest.raises(actions.NoSuchEdit):
        actions.take_back(edit_id=later.pk, actor=LINA, now=NOW)


def test_two_changes_of_one_thing_on_one_day_are_refused_with_a_sentence() -> None:
    set_fee(30_000, FEBRUARY)
    with pytest.raises(actions.DayTaken) as refused:
        set_fee(31_000, FEBRUARY)
    assert "Sudah ada perubahan untuk tanggal itu" in refused.value.sentence
    set_fee(10_500, FEBRUARY, key="LARGE")


@pytest.mark.parametrize("amount", [-1, 100_000_001, 12.5, "30000", None, True])
def test_an_amount_is_whole_rupiah_within_reason(amount: Any) -> None:
    with pytest.raises(actions.UnsoundValue):
        set_fee(amount)
    assert not Edit.objects.exists()


@pytest.mark.parametrize(
    "text",
    [{"id": "Satu", "en": " "}, {"id": "Satu"}, {"id": "a" * 1001, "en": "a"}, {"id": "a", "en": "b", "ms": "c"}],
)
def test_a_text_needs_both_languages(text: dict[str, str]) -> None:
    with pytest.raises(actions.UnsoundValue):
        set_text(text)


def test_a_bill_can_tell_that_its_tariff_is_not_that_of_the_file_alone() -> None:
    set_fee(30_000, FEBRUARY)
    versions = [queries.current(CODE, now).tariff_version for now in (NOW, IN_FEBRUARY)]
    assert versions == ["Perda 1/2025", "Perda 1/2025 + 2026-02-01"]


def test_the_same_value_again_is_no_change() -> None:
    with pytest.raises(actions.SameValue):
        set_fee(25_000, FEBRUARY)
    set_fee(30_000, FEBRUARY)
    with pytest.raises(actions.SameValue):
        set_fee(30_000, MARCH)


def test_a_past_day_is_refused_once_somebody_was_billed() -> None:
    """The amount was in force since the fifth, and nobody told the site."""
    set_fee(30_000, date(2026, 1, 5))
    assert stall_fee(NOW) == 30_000
    OpenBill(PersonAccount(), datetime(2026, 1, 10, 2, tzinfo=UTC), lines=[Line("STALL", "Retribusi", 25_000)])
    with pytest.raises(actions.BilledSince):
        set_fee(31_000, date(2026, 1, 8))
    set_fee(31_000, date(2026, 1, 12))


def test_a_text_never_changes_in_the_past() -> None:
    with pytest.raises(actions.PastDay):
        set_text(NOTICE, date(2026, 1, 13))


def test_a_fee_from_before_the_tariff_in_force_would_change_nothing_and_is_refused() -> None:
    with pytest.raises(actions.TariffIsNewer) as refused:
        set_fee(30_000, date(2024, 12, 31))
    assert "01-01-2025" in refused.value.sentence


def test_texts_days_and_hints_of_papers_and_questions_change_too() -> None:
    hint = {"id": "Foto yang terang.", "en": "A bright photo."}
    for key in ("papers.KTP.hint", "questions.goods.hint", "cases.FOOD.note", "sections.stall.intro"):
        set_text(hint, TODAY, key)
    set_text({"id": "Ikan di los ikan.", "en": "Fish in its hall."}, TODAY, "advice.RAW_FISH.text")
    set_fee(5, TODAY, kind="DAYS", key="working_days")
    set_fee(3, TODAY, kind="DAYS", key="terms.pay_days")
    now = queries.current(CODE, NOW)
    assert now.papers[0].hint == now.sections[0].questions[0].hint == now.cases[0].note == now.sections[0].intro
    assert str(now.papers[0].hint) == "Foto yang terang."
    assert (str(now.advice[0].text), now.working_days, now.terms.pay_days) == ("Ikan di los ikan.", 5, 3)


def test_a_text_goes_back_to_what_the_file_says() -> None:
    set_text(NOTICE, TODAY)
    set_text(None, FEBRUARY)
    assert queries.current(CODE, NOW).notice is not None
    assert queries.current(CODE, IN_FEBRUARY).notice is None


def test_what_the_office_set_outlives_a_new_file() -> None:
    set_fee(30_000, TODAY)
    longer = {"old": "working_days: 2", "new": "working_days: 4"}
    publish(stall(**longer), IN_FEBRUARY)
    with offering(stall(**longer)):
        now = queries.current(CODE, IN_FEBRUARY)
        assert (now.working_days, stall_fee(IN_FEBRUARY)) == (4, 30_000)


def test_an_edit_does_not_bring_back_the_file_that_an_older_process_still_has() -> None:
    publish(stall(old="working_days: 2", new="working_days: 4"), NOW)
    with offering(stall()):
        set_fee(30_000, TODAY)
        assert queries.current(CODE, NOW).working_days == 4


def test_a_tariff_of_a_new_file_with_a_later_day_takes_over() -> None:
    set_fee(30_000, TODAY)
    tariff = "  - code: STALL\n    label: {id: Retribusi, en: Fee}\n    amount: 40000\n    effective_from: 2026-03-01\n"
    newer = {"old": "  - code: LARGE", "new": tariff + "  - code: LARGE"}
    publish(stall(**newer), NOW)
    with offering(stall(**newer)):
        assert [stall_fee(now) for now in (NOW, IN_MARCH)] == [30_000, 40_000]


def test_a_file_without_the_thing_leaves_the_edit_aside() -> None:
    set_text({"id": "x", "en": "y"}, TODAY, "papers.HYGIENE.hint")
    without = {
        "old": "  - code: HYGIENE\n    title: {id: Surat laik sehat, en: Hygiene letter}\n"
        "    when: {question: goods, equals: FOOD}\n",
        "new": "",
    }
    publish(stall(**without), NOW)
    with offering(stall(**without)):
        assert [paper.code for paper in queries.current(CODE, NOW).papers] == ["KTP", "PHOTO"]


def test_the_journal_knows_codes_and_amounts_and_no_text() -> None:
    set_fee(30_000, FEBRUARY)
    set_text(NOTICE, FEBRUARY)
    told = [entry.payload for entry in journal.entries(code="catalogue.edit_entered")]
    assert {entry["amount"] for entry in told} == {30_000, None}
    assert NOTICE["id"] not in str(told)


@pytest.mark.parametrize(
    "actor",
    [
        Actor.person("11111111-1111-1111-1111-111111111111"),
        Actor.staff("22222222-2222-2222-2222-222222222222", role="head", office="PASBAR"),
        Actor.staff("22222222-2222-2222-2222-222222222222", role="treasurer", office="PASBAR"),
        Actor.staff("22222222-2222-2222-2222-222222222222", role="system_admin", office="PASBAR"),
        Actor.staff("22222222-2222-2222-2222-222222222222", role="office_admin", office="AGAM"),
        Actor.system("catalogue.publish"),
    ],
)
def test_nobody_else_sets_or_takes_back_anything(actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        set_fee(actor=actor)
    edit = set_fee()
    with pytest.raises(NotAllowed):
        actions.take_back(edit_id=edit.pk, actor=actor, now=NOW)
    assert not queries.edits().get().is_withdrawn


def test_there_must_be_such_a_thing() -> None:
    with pytest.raises(actions.NothingThere):
        set_fee(key="TENT")
    with pytest.raises(actions.UnknownService):
        set_fee(service="izin-terbang")
