"""A page as if its wrong keys were right, so that what else is wrong with it is found in the same look.

What is made of it is looked at and thrown away: a page with a fault is never used.
"""

import difflib
from datetime import date
from typing import Any

import msgspec

from rantau.catalogue.written import NEAR, Path, fields_of, item_type, struct_in, value_type
from rantau.questions.schema import Text

FILLING = "…"


class Mending:
    """`touched` are the places of which nothing more should be told."""

    def __init__(self) -> None:
        self.touched: set[Path] = set()

    def whole(self, value: Any, expected: Any, path: Path = ()) -> Any:
        if isinstance(value, list):
            return [self.whole(item, item_type(expected), (*path, index)) for index, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        struct = struct_in(expected)
        if struct is None:
            return {key: self.whole(item, value_type(expected), (*path, key)) for key, item in value.items()}
        fields = fields_of(struct)
        named = self._named(value, fields, path)
        mended = {name: self.whole(item, fields[name].type, (*path, name)) for name, item in named.items()}
        for name, field in fields.items():
            if field.required and name not in mended:
                self._add(name, field.type, mended, struct, path)
        return mended

    def _named(self, value: dict[Any, Any], fields: dict[str, Any], path: Path) -> dict[str, Any]:
        """Known keys; one that is nearly right counts as the right one."""
        known = {key: item for key, item in value.items() if key in fields}
        for key, item in value.items():
            if key in fields:
                continue
            near = difflib.get_close_matches(str(key), [name for name in fields if name not in known], 1, NEAR)
            if near:
                known[near[0]] = item
            self.touched |= {path, (*path, *near)}
        return known

    def _add(self, name: str, kind: Any, mended: dict[str, Any], struct: type, path: Path) -> None:
        """Texts and days that are missing. What else is missing shows when the page is read."""
        if struct is Text:
            mended[name] = next(iter(mended.values()), FILLING)
        elif struct_in(kind) is Text:
            mended[name] = {"id": FILLING, "en": FILLING}
        elif kind is date:
            mended[name] = date.fromordinal(len(self.touched) + 1)
        self.touched.add((*path, name))


def mended(value: Any, struct: type[msgspec.Struct]) -> tuple[Any, set[Path]]:
    mending = Mending()
    return mending.whole(value, struct), mending.touched
