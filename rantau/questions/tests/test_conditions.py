from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.questions.conditions import COMPARE, Condition, asked_about, full_years, holds
from rantau.questions.tests.factories import condition

TODAY = date(2026, 1, 14)
CODES = st.sampled_from(["a", "b", "c"])
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 200), st.sampled_from(["", "X", "Y", "1990-07-05", "2026-02-30"]),
    st.dates().map(date.isoformat), st.lists(st.sampled_from(["X", "Y"]), max_size=2),
)  # fmt: skip
ANSWERS = st.dictionaries(CODES, VALUES, max_size=3)
SINGLE = st.one_of(
    st.builds(Condition, question=CODES, equals=st.one_of(st.booleans(), st.sampled_from(["X", "Y"]))),
    st.builds(Condition, question=CODES, one_of=st.just(("X", "Y"))),
    st.builds(Condition, question=CODES, includes=st.just("X")),
    st.builds(Condition, question=CODES, at_least=st.integers(0, 120)),
    st.builds(Condition, question=CODES, below=st.integers(0, 120)),
    st.builds(Condition, question=CODES, since=CODES, at_least=st.integers(0, 200)),
    st.builds(Condition, question=CODES, days_left_below=st.integers(-5, 400)),
    st.builds(Condition, question=CODES, months_left_below=st.integers(-5, 30)),
    st.builds(Condition, question=CODES, on_or_after=st.dates()),
    st.builds(Condition, question=CODES, answered=st.booleans()),
)
ANY = st.recursive(
    SINGLE,
    lambda parts: st.one_of(
        st.builds(Condition, every=st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(Condition, some=st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(Condition, unless=parts),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("written", "answer", "expected"),
    [
        ({"equals": True}, True, True),
        ({"equals": True}, False, False),
        ({"equals": True}, 1, False),
        ({"equals": False}, False, True),
        ({"equals": False}, None, False),
        ({"equals": "UMRAH"}, "UMRAH", True),
        ({"one_of": ["UMRAH", "HAJJ"]}, "HAJJ", True),
        ({"one_of": ["UMRAH", "HAJJ"]}, "WORK", False),
        ({"includes": "TORN"}, ["WET", "TORN"], True),
        ({"includes": "TORN"}, "TORN", False),
        ({"at_least": 20}, 20, True),
        ({"at_least": 20}, 19, False),
        ({"at_least": 1}, True, False),
        ({"at_least": 17}, "2009-01-14", True),
        ({"at_least": 17}, "2009-01-15", False),
        ({"below": 5}, "2021-01-15", True),
        ({"below": 5}, "2021-01-14", False),
        ({"below": 5}, "kemarin", False),
        ({"days_left_below": 7}, "2026-01-20", True),
        ({"days_left_below": 7}, "2026-01-21", False),
        ({"days_left_below": 0}, "2026-01-13", True),
        ({"days_left_below": 0}, "2026-01-14", False),
        ({"months_left_below": 6}, "2026-07-13", True),
        ({"months_left_below": 6}, "2026-07-14", False),
        ({"months_left_below": 6}, "2020-01-01", True),
        ({"on_or_after": "2009-01-01"}, "2009-01-01", True),
        ({"on_or_after": "2009-01-01"}, "2008-12-31", False),
        ({"answered": True}, "x", True),
        ({"answered": True}, False, True),
        ({"answered": True}, "", False),
        ({"answered": False}, None, True),
        ({"answered": False}, [], True),
    ],
)
def test_comparisons(written: dict[str, Any], answer: Any, expected: bool) -> None:
    assert holds(condition(question="q", **written), {"q": answer}, TODAY) is expected


def test_no_condition_always_applies() -> None:
    assert holds(None, {}, TODAY)


def test_an_age_counts_from_the_birthday_on() -> None:
    assert full_years(date(2008, 2, 29), date(2025, 2, 28)) == 16
    assert full_years(date(2008, 2, 29), date(2025, 3, 1)) == 17


@given(rule=ANY, answers=ANSWERS)
def test_every_condition_is_decided_for_any_answers_and_never_fails(rule: Condition, answers: dict[str, Any]) -> None:
    assert holds(rule, answers, TODAY) in {True, False}


@given(rule=ANY, answers=ANSWERS)
def test_not_turns_every_decision_round(rule: Condition, answers: dict[str, Any]) -> None:
    assert holds(Condition(unless=rule), answers, TODAY) is not holds(rule, answers, TODAY)


@given(rules=st.lists(ANY, min_size=1, max_size=4), answers=ANSWERS)
def test_all_and_any_are_what_they_say(rules: list[Condition], answers: dict[str, Any]) -> None:
    each = [holds(rule, answers, TODAY) for rule in rules]
    assert holds(Condition(every=tuple(rules)), answers, TODAY) is all(each)
    assert holds(Condition(some=tuple(rules)), answers, TODAY) is any(each)


@given(rule=ANY, answers=ANSWERS)
def test_only_the_questions_it_names_decide(rule: Condition, answers: dict[str, Any]) -> None:
    named = set(asked_about(rule))
    relevant = {code: value for code, value in answers.items() if code in named}
    assert holds(rule, relevant, TODAY) is holds(rule, answers, TODAY)


@given(rule=ANY, answers=ANSWERS)
def test_a_condition_decides_the_same_after_it_was_written_and_read(rule: Condition, answers: dict[str, Any]) -> None:
    again = msgspec.json.decode(msgspec.json.encode(rule), type=Condition)
    assert again == rule
    assert holds(again, answers, TODAY) is holds(rule, answers, TODAY)


@given(born=st.dates(date(1900, 1, 1), TODAY), years=st.integers(0, 130))
def test_at_least_and_below_never_agree_on_an_age(born: date, years: int) -> None:
    answers = {"born": born.isoformat()}
    assert holds(Condition(question="born", at_least=years), answers, TODAY) is not holds(
        Condition(question="born", below=years), answers, TODAY
    )


@given(left=st.integers(-400, 400), limit=st.integers(-30, 300))
def test_days_left_are_counted_exactly(left: int, limit: int) -> None:
    answers = {"until": (TODAY + timedelta(days=left)).isoformat()}
    assert holds(Condition(question="until", days_left_below=limit), answers, TODAY) is (left < limit)


def test_misspelt_words_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="equal"):
        condition(question="q", equal=True)


def test_a_combination_has_no_comparison_and_a_comparison_has_one() -> None:
    assert condition(**{"not": {"question": "q", "equals": True}}).comparisons() == []
    assert condition(question="q", below=3).comparisons() == ["below"]
    assert len(COMPARE) == 10


@pytest.mark.parametrize(
    ("entered", "until", "expected"),
    [
        ("2026-01-01", "2026-03-02", True),
        ("2026-01-01", "2026-03-01", False),
        ("2026-03-02", "2026-01-01", False),
        (None, "2026-03-02", False),
        ("2026-01-01", None, False),
        ("2026-01-01", "soon", False),
    ],
)
def test_days_between_two_answers(entered: Any, until: Any, expected: bool) -> None:
    stayed = condition(question="until", since="entered", at_least=60)
    assert holds(stayed, {"entered": entered, "until": until}, TODAY) is expected
    assert set(asked_about(stayed)) == {"until", "entered"}
