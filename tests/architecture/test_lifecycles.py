"""The diagrams in docs/lifecycles are drawn from the tables that decide; `make lifecycles` writes them anew."""

import pytest

from rantau.config.diagrams import FOLDER, lifecycles


@pytest.mark.parametrize("name", sorted(lifecycles()))
def test_the_diagram_shows_the_table(name: str) -> None:
    drawn = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert lifecycles()[name].diagram() in drawn


def test_no_diagram_is_left_of_a_table_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(lifecycles())
