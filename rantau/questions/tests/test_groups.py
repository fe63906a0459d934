"""Children, journeys, companions: the same questions once for each, on one page, without script."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from rantau.questions import schema, summary
from rantau.questions.forms import SectionForm, form_class
from rantau.questions.tests.browser import drawn, typed
from rantau.questions.tests.factories import condition, question, section, some_regions, words

TODAY = date(2026, 1, 14)
INNER = [
    {"code": "child_name", "kind": "name", "label": words("Nama")},
    {"code": "child_birth", "kind": "day", "label": words("Tanggal lahir"), "checks": {"latest": "today"}},
    {
        "code": "child_school",
        "kind": "text",
        "label": words("Sekolah"),
        "required": False,
        "when": {"question": "child_birth", "at_least": 6},
    },
]
CHILDREN = question("children", "group", questions=INNER, entry=words("anak"), required=False, checks={"maximum": 3})
PAGE = section(
    question("has_children", "yes_no"),
    question(
        "children", "group", questions=INNER, entry=words("anak"), checks={"maximum": 3},
        when={"question": "has_children", "equals": True},
    ),
    question("helper", "name", required=False, when={"question": "children", "at_least": 2}),
)  # fmt: skip
ANI = {"child_name": "Ani", "child_birth": "2020-03-01"}
BUDI = {"child_name": "Budi", "child_birth": "2015-03-01", "child_school": "SD 1"}


def page(answers: dict[str, Any] | None = None) -> SectionForm:
    return form_class(section(CHILDREN), answers or {}, TODAY)()


def sent(data: Any, answers: dict[str, Any] | None = None, of: schema.Section | None = None) -> SectionForm:
    return form_class(of or section(CHILDREN), answers or {}, TODAY)(data)


def test_an_optional_group_begins_without_entries_and_a_required_one_with_an_empty_one() -> None:
    assert "children-0-child_name" not in drawn(page()).sent
    required = section(question("children", "group", questions=INNER, entry=words("anak")))
    assert "children-0-child_name" in drawn(form_class(required, {}, TODAY)()).sent


def test_add_brings_the_page_back_with_one_more_block_and_all_that_was_typed() -> None:
    first = sent(typed(page(), ("children-tambah", "1")))
    assert not first.is_valid()
    assert (first.errors, list(first.problems)) == ({}, [])
    second = sent(typed(first, ("children-tambah", "1"), **{"children-0-child_name": "Ani"}))
    fields = drawn(second)
    assert fields.sent["children-0-child_name"] == "Ani"
    assert fields.sent["children"] == "0,1"
    assert fields.buttons["children-hapus"] == ["0", "1"]


def test_entries_are_kept_as_a_list_of_answers() -> None:
    first = sent(typed(page(), ("children-tambah", "1")))
    done = sent(typed(first, **{"children-0-child_name": "Ani", "children-0-child_birth": "1-3-2020"}))
    assert done.is_valid(), done.errors
    assert done.cleaned_data == {"children": [ANI]}


def test_entries_come_back_as_they_were_and_can_be_changed() -> None:
    known = {"children": [ANI, BUDI]}
    done = sent(typed(page(known)), known)
    assert done.is_valid(), done.errors
    assert done.cleaned_data == known
    changed = sent(typed(page(known), **{"children-1-child_name": "Budiman"}), known)
    assert changed.is_valid()
    assert changed.cleaned_data["children"][1]["child_name"] == "Budiman"


def test_delete_takes_one_block_away_and_leaves_the_others_as_they_were_typed() -> None:
    known = {"children": [ANI, BUDI]}
    form = sent(typed(page(known), ("children-hapus", "0"), **{"children-1-child_name": "Budiman"}), known)
    assert not form.is_valid()
    assert form.errors == {}
    done = sent(typed(form), known)
    assert done.is_valid(), done.errors
    assert done.cleaned_data == {"children": [{**BUDI, "child_name": "Budiman"}]}


def test_a_block_left_empty_does_not_count() -> None:
    form = sent(typed(page(), ("children-tambah", "1")))
    done = sent(typed(form))
    assert done.is_valid(), done.errors
    assert done.cleaned_data == {"children": []}


def test_the_fewest_entries_are_needed_wherever_they_stand() -> None:
    two = section(question("children", "group", questions=INNER, entry=words("anak"), checks={"minimum": 2}))
    form = form_class(two, {}, TODAY)()
    more = sent(typed(form, ("children-tambah", "1")), of=two)
    filled = {"children-1-child_name": "Ani", "children-1-child_birth": "1-3-2020"}
    filled |= {"children-2-child_name": "Budi", "children-2-child_birth": "1-3-2021"}
    assert sent(typed(more, **filled), of=two).is_valid()
    less = sent(typed(form, **{"children-0-child_name": "Ani", "children-0-child_birth": "1-3-2020"}), of=two)
    assert [problem.anchor for problem in less.problems] == ["id_children-1-child_name", "id_children-1-child_birth"]
    none = sent(typed(form, ("children-hapus", "0")), of=two)
    dropped = sent(typed(none, **{"children-1-child_name": "Ani", "children-1-child_birth": "1-3-2020"}), of=two)
    assert dropped.errors["children"] == ["Isi paling sedikit 2."]


def test_no_more_entries_than_the_most_are_offered_or_taken() -> None:
    known = {"children": [ANI, {**ANI, "child_name": "Beni"}, {**ANI, "child_name": "Cici"}]}
    full = page(known)
    assert "children-tambah" not in drawn(full).buttons
    assert drawn(sent(typed(full, ("children-tambah", "1")), known)).sent["children"] == "0,1,2"
    smuggled = {"children": "0,1,2,7", "children-7-child_name": "Dedi", "children-7-child_birth": "1-3-2020"}
    assert sent(typed(full, **smuggled), known).errors["children"] == ["Paling banyak 3."]


@pytest.mark.parametrize(
    "listed", ["", "x", "-1", "0,0,0", "99999999999999999999", "١", ",".join(map(str, range(9000)))]
)
def test_a_list_of_blocks_that_no_page_made_does_no_harm(listed: str) -> None:
    form = sent(typed(page({"children": [ANI]}), children=listed))
    form.is_valid()
    assert drawn(form).sent["children"].count(",") <= 3


def test_errors_lead_to_the_field_inside_of_the_block() -> None:
    form = sent(typed(page({"children": [ANI, BUDI]}), **{"children-1-child_birth": "31-2-2015"}))
    [problem] = form.problems
    assert problem.anchor == "id_children-1-child_birth"
    assert problem.message.startswith("Anak 2, Tanggal lahir: ")
    assert f'id="{problem.anchor}"' in drawn(form).html


def test_a_question_inside_of_a_block_appears_with_the_answers_of_that_block() -> None:
    form = sent(typed(page({"children": [ANI]}), **{"children-0-child_birth": "1-3-2015"}))
    assert not form.is_valid()
    assert [problem.anchor for problem in form.problems] == ["id_children-0-child_school"]
    done = sent(typed(form, **{"children-0-child_school": "SD 1"}))
    assert done.is_valid(), done.errors
    assert done.cleaned_data == {"children": [{**ANI, "child_birth": "2015-03-01", "child_school": "SD 1"}]}


def test_a_group_appears_with_an_empty_block_and_without_blame_for_its_fields() -> None:
    form = sent(typed(form_class(PAGE, {}, TODAY)(), has_children="ya"), of=PAGE)
    assert list(form.errors) == ["children"]
    assert "muncul karena jawaban Anda" in form.errors["children"][0]
    assert len(list(form.problems)) == 1
    assert "children-0-child_name" in drawn(form).sent
    blank = sent(typed(form), of=PAGE)
    assert [problem.anchor for problem in blank.problems] == ["id_children-0-child_name", "id_children-0-child_birth"]


def test_conditions_count_the_entries() -> None:
    count = condition(question="children", at_least=2)
    assert not schema.holds(count, {"children": [ANI]}, TODAY)
    assert schema.holds(count, {"children": [ANI, BUDI]}, TODAY)
    assert not schema.holds(count, {"children": []}, TODAY)
    known = {"has_children": True, "children": [ANI, BUDI]}
    assert "helper" in form_class(PAGE, known, TODAY)().fields
    assert "helper" not in form_class(PAGE, {**known, "children": [ANI]}, TODAY)().fields


def test_a_group_that_no_longer_applies_leaves_nothing_behind() -> None:
    answers = {"has_children": False, "children": [ANI], "helper": "Wati"}
    assert schema.settle([PAGE], answers, TODAY) == {"has_children": False}


def test_answers_inside_of_an_entry_that_do_not_count_are_left_out() -> None:
    answers = {"children": [{**ANI, "child_school": "SD 1", "strange": 1}, "no entry"]}
    assert schema.settle([section(CHILDREN)], answers, TODAY) == {"children": [ANI]}


def test_missing_looks_into_every_entry() -> None:
    pages = [section(CHILDREN)]
    assert schema.missing(pages, {}, TODAY) == []
    assert schema.missing(pages, {"children": [ANI]}, TODAY) == []
    assert schema.missing(pages, {"children": [ANI, {"child_name": "Budi"}]}, TODAY) == [("page", "children")]
    needed = [section(question("children", "group", questions=INNER, entry=words("anak")))]
    assert schema.missing(needed, {"children": []}, TODAY) == [("page", "children")]


def test_entries_are_read_back_one_by_one_in_both_languages() -> None:
    rows = summary.rows(section(CHILDREN), {"children": [ANI, BUDI]}, TODAY)
    assert [(row.code, row.label, row.value) for row in rows][:3] == [
        ("children.0.child_name", "Anak 1: Nama", "Ani"),
        ("children.0.child_birth", "Anak 1: Tanggal lahir", "1 Maret 2020"),
        ("children.1.child_name", "Anak 2: Nama", "Budi"),
    ]
    with translation.override("en"):
        assert summary.rows(section(CHILDREN), {"children": [ANI]}, TODAY)[1].value == "1 March 2020"
    [empty] = summary.rows(section(CHILDREN), {}, TODAY)
    assert (empty.value, empty.answered) == ("–", False)


def test_enter_in_a_text_box_saves_the_page_and_deletes_nobody() -> None:
    """The first button of the form is the one that Enter presses."""
    html = drawn(page({"children": [ANI]})).html
    assert html.index('<button class="vh"') < html.index('name="children-hapus"')


def test_regions_in_many_entries_cost_one_query(db: None, django_assert_num_queries: Any) -> None:
    some_regions()
    inner = [{"code": "where", "kind": "region", "label": words("Di mana")}]
    stays = section(question("stays", "group", questions=inner, entry=words("tempat")))
    known = {"stays": [{"where": "13.12.01.2001"}, {"where": "13.12.03.2003"}, {"where": "13.12.03.2007"}]}
    form_class(stays, known, TODAY)().as_p()  # the process has read the list of regions
    with django_assert_num_queries(1):
        data = typed(form_class(stays, known, TODAY)())
    with django_assert_num_queries(1):
        done = form_class(stays, {}, TODAY)(data)
        assert done.is_valid(), done.errors
    assert done.cleaned_data == known
