"""`make messages`: bring locale/en in step with the sources. Needs the development packages (babel), no gettext.

Known translations stay, new strings arrive empty, strings nobody uses leave. The tests refuse empty ones.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
FUNCTIONS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "_n": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
Key = tuple[str, str, str]
"""Context, message, plural ("" when there is none)."""


def wanted() -> dict[Key, set[str]]:
    """Every string to translate, with the files that use it."""
    found: dict[Key, set[str]] = {}
    for path, text in _texts():
        messages = extract("python", io.BytesIO(text.encode()), keywords=FUNCTIONS)
        for _line, message, _comments, context in messages:
            single, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, "")
            if single:
                found.setdefault((context or "", single, plural), set()).add(str(path.relative_to(ROOT)))
    return found


def _texts() -> Iterator[tuple[Path, str]]:
    for path in sorted((ROOT / "rantau").rglob("*")):
        if {"tests", "migrations"} & set(path.parts) or not path.is_file():
            continue
        if path.suffix == ".py":
            yield path, path.read_text(encoding="utf-8")
        elif "templates" in path.parts and path.suffix in {".html", ".txt"}:
            # Django makes calls out of the tags and noise out of the rest; only the indentation confuses Python.
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield path, "\n".join(line.strip() for line in code.splitlines())


def update() -> int:
    """Write the catalogue; returns how many strings have no translation yet."""
    known = {}
    if CATALOGUE.exists():
        known = {
            (entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""): entry
            for entry in polib.pofile(str(CATALOGUE))
        }
    catalogue = polib.POFile(wrapwidth=120)
    catalogue.metadata = {
        "Language": "en",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for (context, single, plural), files in sorted(wanted().items()):
        old = known.get((context, single, plural))
        entry = polib.POEntry(msgid=single, msgctxt=context or None, occurrences=[(file, "") for file in sorted(files)])
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = dict(old.msgstr_plural) if old else {0: "", 1: ""}
        elif old:
            entry.msgstr = old.msgstr
        if "%(" in single:
            entry.flags = ["python-format"]
        catalogue.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    return len(catalogue.untranslated_entries())


if __name__ == "__main__":
    left = update()
    sys.stdout.write(f"{CATALOGUE.relative_to(ROOT)}: {left} strings without a translation\n")
