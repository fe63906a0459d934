import pytest
from django.template import TemplateSyntaxError, engines
from django.template.loader import get_template
from django.utils import translation

from rantau.ui import components, parts

EXAMPLES = [(name, example) for name in components.names() for example in components.get(name).examples]


def draw(source: str, **context: object) -> str:
    return str(engines["django"].from_string(source).render(context))


def test_an_unknown_argument_stops_the_template_from_compiling() -> None:
    with pytest.raises(TemplateSyntaxError, match="'tag' does not know 'colour'"):
        draw('{% component "tag" text="baru" colour="red" %}{% endcomponent %}')


def test_a_missing_argument_stops_the_template_from_compiling() -> None:
    with pytest.raises(TemplateSyntaxError, match="needs 'text'"):
        draw('{% component "tag" %}{% endcomponent %}')


def test_an_unknown_component_is_answered_with_the_list_of_known_ones() -> None:
    with pytest.raises(TemplateSyntaxError, match=r"No component 'tga'.*timeline"):
        draw('{% component "tga" %}{% endcomponent %}')


def test_an_unknown_slot_stops_the_template_from_compiling() -> None:
    with pytest.raises(TemplateSyntaxError, match="has no slot 'left'"):
        draw('{% component "viewer" src="/a" title="KTP" %}{% slot "left" %}{% endslot %}{% endcomponent %}')


def test_a_slot_outside_of_a_component_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="stands outside"):
        draw('{% slot "answers" %}x{% endslot %}')


def test_a_value_outside_of_its_list_is_refused() -> None:
    with pytest.raises(ValueError, match="tone='red'"):
        draw('{% component "tag" text="baru" tone=tone %}{% endcomponent %}', tone="red")


def test_body_and_slot_stand_where_they_belong() -> None:
    page = draw(
        '{% component "viewer" src="/a" title="KTP" %}body{% slot "answers" %}answer{% endslot %}{% endcomponent %}'
    )
    answers = page[page.index('<div class="answers">') :]
    assert answers.index("answer") < answers.index("body")


def test_text_that_people_typed_is_shown_and_never_run() -> None:
    page = draw('{% component "tag" text=text %}{% endcomponent %}', text="<script>alert(1)</script>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_component_sees_its_arguments_and_nothing_of_the_page() -> None:
    page = draw('{% component "notice" %}isi{% endcomponent %}', title="Judul dari halaman")
    assert "Judul dari halaman" not in page


def test_components_stand_inside_components() -> None:
    page = draw(
        '{% component "card" title="Luar" %}{% component "tag" text="dalam" %}{% endcomponent %}{% endcomponent %}'
    )
    assert page.index("Luar") < page.index("dalam") < page.index("</section>")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda part: getattr(part, "name", part))
def test_every_example_can_be_drawn_in_both_languages(name: str, example: components.Example, language: str) -> None:
    with translation.override(language):
        assert len(components.draw_example(components.get(name), example)) > 20


def test_every_component_has_a_template_and_an_example() -> None:
    for name in components.names():
        get_template(components.get(name).template)
        assert components.get(name).examples, name


def test_a_row_of_plain_words_is_drawn_like_one_of_cells() -> None:
    row = parts.Row(cells=["RTU", 3, parts.Cell("hari ini", tone="warn")])
    assert [cell.text for cell in row.drawn] == ["RTU", "3", "hari ini"]


def test_a_title_is_also_the_heading_and_an_empty_aside_makes_no_column() -> None:
    page = draw('{% extends "ui/layouts/page.html" %}{% block title %}Data & diri{% endblock %}')
    assert "<h1>Data & diri</h1>" in page
    assert "<aside>" not in page
    assert page.count("Data & diri") == 2


def test_an_aside_stands_beside_the_content() -> None:
    page = draw('{% extends "ui/layouts/page.html" %}{% block aside %}<p>Ringkasan</p>{% endblock %}')
    assert '<div class="wrap two">' in page
    assert page.count("Ringkasan") == 1
