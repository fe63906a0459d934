"""Both languages complete: whatever a screen can say is in the English catalogue, with the same placeholders."""

import ast
import re

import polib
import pytest

from rantau.config.extracting import CATALOGUE, FUNCTIONS, wanted
from tests.architecture.house import ROOT

PLACES = re.compile(r"%\([a-z_]+\)[sd]|%[sd%]|</?[a-z]+[^>]*>")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def test_every_string_of_the_sources_is_in_the_catalogue_and_no_other(catalogue: polib.POFile) -> None:
    listed = {(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "") for entry in catalogue}
    assert set(wanted()) - listed == set(), "run `make messages` and translate what is new"
    assert listed - set(wanted()) == set(), "run `make messages`"


def test_no_string_hides_in_an_f_string() -> None:
    """Extraction does not look there, and the page would stay Indonesian."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "rantau").rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in FUNCTIONS
    ]
    assert hidden == []


def test_every_entry_is_translated(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []


def test_translations_keep_placeholders_and_tags(catalogue: polib.POFile) -> None:
    broken = [
        f"{entry.msgid} -> {text}"
        for entry in catalogue
        for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
        if sorted(PLACES.findall(entry.msgid)) != sorted(PLACES.findall(text))
    ]
    assert broken == []
