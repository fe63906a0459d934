import gzip
import re
from pathlib import Path

import brotli
import pytest

from rantau.ui import components, stylesheet

STATIC = stylesheet.ROOM / "static" / "ui"
TEMPLATES = stylesheet.ROOM / "templates"


def test_the_built_sheets_are_in_step_with_their_parts() -> None:
    for path, text in stylesheet.build().items():
        assert path.read_text(encoding="utf-8") == text, f"run manage.py build_styles for {path.name}"


def test_the_citizen_style_fits_into_six_kilobytes() -> None:
    sheet = (STATIC / "rantau.css").read_bytes()
    assert len(gzip.compress(sheet, 9)) <= 6_000
    assert len(brotli.compress(sheet)) <= 6_000


def test_every_style_of_a_component_is_in_a_sheet_and_layered() -> None:
    sheets = "".join(stylesheet.build().values())
    for name in components.names():
        path = components.FOLDER / name / f"{name}.css"
        if path.exists():
            first = path.read_text(encoding="utf-8").split("{")[0].strip()
            assert stylesheet.minify(first) in sheets, name
    assert re.findall(r"^@layer (\S+)", sheets, re.M)[0] == "tokens,base,layout,components,print;"


def test_squeezing_leaves_quoted_text_alone() -> None:
    squeezed = stylesheet.minify("/* no */ a > b { content: 'x : y;  z' ; margin: 0.5rem calc(1px + 2px) }")
    assert squeezed == "a>b{content:'x : y;  z';margin:.5rem calc(1px + 2px)}"


def test_ornament_stays_small() -> None:
    songket = re.search(r"--songket: url\((.*?)\);", (stylesheet.ROOM / "styles" / "tokens.css").read_text())
    assert songket
    assert len(songket[1]) <= 400
    assert (STATIC / "mark.svg").stat().st_size <= 1_000
    assert (STATIC / "gonjong.svg").stat().st_size <= 1_200


def test_the_sprite_holds_the_icons_that_are_used_and_no_others() -> None:
    drawn = set(re.findall(r'symbol id="([^"]+)"', (STATIC / "icons.svg").read_text()))
    used = {
        name
        for path in TEMPLATES.parent.parent.rglob("templates/**/*.html")
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert drawn == used


@pytest.mark.parametrize(
    "scripts", [("deadline.js", "focus-errors.js"), ("keys.js", "viewer.js"), ("refresh.js",), ("stay.js",)]
)
def test_scripts_of_one_page_fit_into_three_kilobytes(scripts: tuple[str, ...]) -> None:
    assert sum(len(gzip.compress((STATIC / script).read_bytes())) for script in scripts) <= 3_000


def test_no_template_has_an_inline_style_or_script() -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.I)
    offenders = [
        f"{path.name}: {found[0]}" for path in _screens() if (found := inline.search(path.read_text(encoding="utf-8")))
    ]
    assert not offenders


def test_scripts_never_block_the_page() -> None:
    for path in _screens():
        for tag in re.findall(r"<script[^>]*>", path.read_text(encoding="utf-8")):
            assert 'type="module"' in tag, path.name


def _screens() -> list[Path]:
    """The templates of every room; letters are not pages and have no content policy."""
    rooms = stylesheet.ROOM.parent
    return [path for path in rooms.rglob("templates/**/*.html") if "mail" not in path.parts]


def test_what_every_page_of_a_session_loads_is_tiny() -> None:
    assert len(brotli.compress((STATIC / "stay.js").read_bytes())) <= 600
