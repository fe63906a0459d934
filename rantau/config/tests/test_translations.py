"""Translations and static files are made when their sources changed, and only then."""

import gettext
import os
from pathlib import Path

from rantau.config import translations
from rantau.config.start import freshness

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Permohonan saya"
msgstr "My applications"

#, fuzzy
msgid "Kirim"
msgstr "Throw"
"""


def catalogue(root: Path) -> Path:
    path = root / "locale" / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def test_a_catalogue_is_compiled_once(tmp_path: Path) -> None:
    catalogue(tmp_path)
    assert translations.compile_stale(tmp_path) == 1
    assert translations.compile_stale(tmp_path) == 0


def test_a_changed_catalogue_is_compiled_again(tmp_path: Path) -> None:
    path = catalogue(tmp_path)
    translations.compile_stale(tmp_path)
    later = path.with_suffix(".mo").stat().st_mtime + 5
    os.utime(path, (later, later))
    assert translations.stale(tmp_path) == [path]


def test_doubtful_translations_stay_out(tmp_path: Path) -> None:
    catalogue(tmp_path)
    translations.compile_stale(tmp_path)
    english = gettext.translation("django", tmp_path / "locale", ["en"])
    assert english.gettext("Permohonan saya") == "My applications"
    assert english.gettext("Kirim") == "Kirim"


def test_static_files_are_collected_again_after_a_change(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("django==5.2.19\n")
    sheet = tmp_path / "rantau" / "ui" / "static" / "ui" / "a.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("a{}")
    collected = tmp_path / "var" / "static"
    assert not freshness.fresh(collected, tmp_path)
    freshness.stamp(collected, tmp_path)
    assert freshness.fresh(collected, tmp_path)
    sheet.write_text("a{b:c}")
    assert not freshness.fresh(collected, tmp_path)
