"""Whatever people type: what a page accepts can be shown, put right, read in both languages, and kept as it is."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from rantau.catalogue import loading
from rantau.catalogue.definition import Service
from rantau.foundation.tests.test_mrz import ANNA, SRI
from rantau.offices.tests.factories import first_regions
from rantau.questions import schema, summary
from rantau.questions.forms import SectionForm, form_class
from rantau.questions.schema import CONFIRMED, Kind, Question, Section, with_inner
from rantau.questions.tests.browser import typed
from rantau.vault import seal
from tests.processes.test_random_walks import EXAMPLE, TODAY

pytestmark = pytest.mark.django_db

NASTY = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from([
        "Sari 😀👨‍👩‍👧‍👦", "S" * 300, "محمد بن عبد الله", "\u202eirasS\u202c", "Sri\tWahyuni\r\nbinti Zul", "\x00", " \u00a0 ",
        "31-02-1990", "29/2/2027", "1 Januari 2999", "0000-00-00", "<script>alert(1)</script>", "{{ 7|add:7 }}", "'; --",
        "１３１２", "-1", "1e9", "٣", "z̷̢̛a̸l̷g̶o̴", "?",
    ]),
)  # fmt: skip
USUAL: dict[Kind, st.SearchStrategy[str]] = {
    Kind.TEXT: st.sampled_from(["Jalan Pasar 7", "Lyon"]),
    Kind.LONG_TEXT: st.sampled_from(["satu\r\ndua", "Untuk keluarga."]),
    Kind.NAME: st.sampled_from(["Sari", "Nur'aini St. Mudo", "محمد"]),
    Kind.NUMBER: st.integers(0, 12).map(str),
    Kind.YES_NO: st.sampled_from(["ya", "tidak"]),
    Kind.AGREE: st.just("on"),
    Kind.PHONE: st.sampled_from(["0812-3456-7890", "+33 6 12 34 56 78"]),
    Kind.EMAIL: st.just("Sari@Contoh.ID"),
    Kind.NIK: st.sampled_from(["1312 0345 0790 0001", "1312034203850004"]),
    Kind.KK: st.just("1312030507100003"),
    Kind.PASSPORT: st.sampled_from(["x 1234567", "23AB45678"]),
    Kind.MRZ: st.sampled_from(["\n".join(ANNA), "\n".join(SRI), "".join(SRI)]),
    Kind.REGION: st.sampled_from(["13.12.03.2003", "13.12.01.2001"]),
    Kind.COUNTRY: st.sampled_from(["Malaysia", "FRA", "prancis"]),
}


def services() -> dict[str, Service]:
    example = loading.read(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name).service
    assert example is not None
    return {**loading.services(), example.code: example}


def sent_for(question: Question, draw: Callable[[Any], Any], odd: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    """What a browser sends for the question: something sensible, and anything at all where its code is `odd`."""
    name = prefix + question.code
    if question.kind is Kind.GROUP:
        count = draw(st.integers(question.fewest, min(question.most, question.fewest + 2)))
        yield name, ",".join(map(str, range(count)))
        for index in range(count):
            for inner in question.questions:
                yield from sent_for(inner, draw, odd, f"{name}-{index}-")
    elif question.asks:
        yield name, draw(NASTY if question.code == odd else usual(question))
        yield name + CONFIRMED, "on"


def usual(question: Question) -> st.SearchStrategy[str]:
    if question.choices:
        return st.sampled_from([choice.code for choice in question.choices])
    if question.kind is not Kind.DAY:
        return USUAL[question.kind]
    earliest = schema.day_bound(question.checks.earliest, TODAY) or TODAY.replace(year=1940)
    latest = schema.day_bound(question.checks.latest, TODAY) or TODAY.replace(year=2040)
    return st.dates(earliest, latest).map(lambda day: f"{day:%d-%m-%Y}")


def around(service: Service, page: Section, draw: Callable[[Any], Any]) -> dict[str, Any]:
    """Answers to other pages that decide what is asked on this one."""
    found: dict[str, Any] = {}
    for other, question in schema.questions_of(service.sections):
        if other.code == page.code:
            break
        if question.kind is Kind.CHOICE:
            found[question.code] = draw(st.sampled_from([choice.code for choice in question.choices]))
        elif question.kind is Kind.YES_NO:
            found[question.code] = draw(st.booleans())
        elif question.kind is Kind.DAY:
            found[question.code] = draw(st.sampled_from(["1960-02-29", "1990-07-05", "2018-07-05", "2026-03-01"]))
    return found


def posted(page: Section, known: Mapping[str, Any], data: QueryDict) -> SectionForm:
    """Sent, and sent again as it comes back, as long as it comes back without blame."""
    form = form_class(page, known, TODAY)(data)
    for _again in range(3):
        if not form.comes_back:
            break
        form = form_class(page, known, TODAY)(typed(form))
    return form


def shown(form: SectionForm) -> str:
    html = render_to_string("ui/fields/all.html", {"form": form})
    assert "<script>alert" not in html
    return html


@pytest.mark.parametrize("code", sorted({*loading.services(), "izin-lapak"}))
def test_what_a_page_accepts_can_be_shown_put_right_read_and_kept(code: str) -> None:
    first_regions()
    service = services()[code]
    asked_of: set[str] = set()
    accepted: set[str] = set()

    @settings(max_examples=150, derandomize=True, database=None)
    @given(st.data())
    def walk(data: st.DataObject) -> None:
        nonlocal asked_of
        page = data.draw(st.sampled_from(service.sections))
        known = around(service, page, data.draw)
        codes = [inner.code for question in page.questions for inner in with_inner(question)]
        odd = data.draw(st.sampled_from(codes)) if data.draw(st.integers(0, 2)) == 2 else ""
        sent = QueryDict(mutable=True)
        sent.update({name: value for asked in page.questions for name, value in sent_for(asked, data.draw, odd)})
        form = posted(page, known, sent)
        asked_of |= {page.code} if set(form.fields) & set(codes) else set()
        if form.is_valid():
            accepted.add(page.code)
            keeps_its_promise(page, known, form.cleaned_data)
        elif not form.comes_back:
            assert form.problems
            assert all(problem.message and problem.anchor for problem in form.problems)
        shown(form)

    walk()
    assert len(asked_of - accepted) <= 1, f"never accepted: {asked_of - accepted}"
    assert len(asked_of) >= len(service.sections) - 2, f"hardly anything was asked: {asked_of}"


def keeps_its_promise(page: Section, known: Mapping[str, Any], answers: dict[str, Any]) -> None:
    whole = {**known, **answers}
    # Kept: sealed and opened again, it is what it was.
    frozen = seal.seal(json.dumps(answers, ensure_ascii=False).encode(), bound_to="tests")
    assert json.loads(seal.open(frozen, bound_to="tests")) == answers
    assert "\0" not in str(answers)
    # Shown, and sent as it stands: nothing changes.
    again = form_class(page, whole, TODAY)()
    shown(again)
    resent = posted(page, whole, typed(again))
    assert resent.is_valid(), (answers, resent.errors)
    assert resent.cleaned_data == answers
    # Read in both languages, without a code where words belong.
    codes = {choice.code for question in page.questions for choice in question.choices}
    for language in ("id", "en"):
        with translation.override(language):
            rows = summary.rows(page, whole, TODAY)
        assert all(row.label and row.value for row in rows)
        assert not {row.value for row in rows if row.kind is Kind.CHOICE} & codes
