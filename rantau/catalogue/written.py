"""A YAML page that remembers where everything was written, and what of its shape does not fit the structs."""

import difflib
import re
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
import yaml

STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")
Path = tuple[str | int, ...]
NEAR = 0.75
"""From here on a wrong key is taken for the right one that it resembles, and the right one is not missed as well."""
USE = "use"
"""The key that stands for a part which several files share; see `composing`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where. `key` is the path to it: "sections[2].questions[0].label"."""

    file: str
    line: int
    key: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, {self.key or 'whole file'}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Page:
    """`value` is the page as plain values; both are None when `faults` say why it cannot be read."""

    file: str
    root: yaml.Node | None
    value: Any = None
    faults: tuple[Fault, ...] = ()

    def fault(self, path: Path, sentence: str) -> Fault:
        return Fault(*self.place(path), spell(path), sentence)

    def place(self, path: Path) -> tuple[str, int]:
        """File and line of the key at `path`, or of the nearest thing around it that was written."""
        node, place = self.root, (self.file, 1)
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            mark, node = found
            place = (mark.name, mark.line + 1)
        return place


def faults_of_shape(page: Page, struct: type[msgspec.Struct]) -> list[Fault]:
    """Unknown, doubled and missing keys of the whole page, each with its line and the nearest right word."""
    return [page.fault(path, sentence) for path, sentence in _compare(page.root, struct, ())]


def fault_of_type(page: Page, message: str) -> Fault:
    """msgspec's "Expected `int`, got `str` - at `$.fees[0].amount`" with its line."""
    sentence, _at, where = message.partition(" - at `$")
    path = tuple(int(index) if index else name for name, index in STEP.findall(where.rstrip("`")) if name or index)
    return page.fault(path, sentence[:1].lower() + sentence[1:])


def spell(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def nearest(word: str, known: Iterable[str]) -> str:
    """' (do you mean "label"?)', or nothing when no known word is near."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f' (do you mean "{close[0]}"?)' if close else ""


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Mark, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None


def _compare(node: yaml.Node | None, expected: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, yaml.SequenceNode):
        inner = item_type(expected)
        for index, child in enumerate(node.value):
            yield from _compare(child, inner, (*path, index))
    if not isinstance(node, yaml.MappingNode):
        return
    struct, inner = struct_in(expected), value_type(expected)
    fields = fields_of(struct) if struct else {}
    seen: set[str] = set()
    meant: set[str] = set()
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            yield (*path, name), "is written twice"
        seen.add(name)
        if struct and name not in fields:
            meant.update(difflib.get_close_matches(name, fields, 1, NEAR))
            yield (*path, name), f"is not a known key{_hint(name, struct, fields)}"
        yield from _compare(value, fields[name].type if name in fields else inner, (*path, name))
    for name, field in fields.items():
        if field.required and name not in seen | meant:
            yield path, _missing(name, struct)


def _hint(name: str, struct: type, fields: Iterable[str]) -> str:
    if struct.__name__ == "Text":
        return ' (a text with a comma or a colon needs "quotes")'
    return nearest(name, fields)


def _missing(name: str, struct: type | None) -> str:
    if struct is not None and struct.__name__ == "Text":
        return f"has no {'English' if name == 'en' else 'Indonesian'} text ({name})"
    return f'lacks the key "{name}"'


@cache
def fields_of(struct: type) -> dict[str, Any]:
    return {field.encode_name: field for field in msgspec.structs.fields(struct)}


def struct_in(expected: Any) -> type | None:
    for option in _options(expected):
        if isinstance(option, type) and issubclass(option, msgspec.Struct):
            return option
    return None


def item_type(expected: Any) -> Any:
    for option in _options(expected):
        if typing.get_origin(option) in {tuple, list}:
            return typing.get_args(option)[0]
    return None


def value_type(expected: Any) -> Any:
    for option in _options(expected):
        if typing.get_origin(option) is dict:
            return typing.get_args(option)[1]
    return None


def _options(expected: Any) -> tuple[Any, ...]:
    is_union = isinstance(expected, types.UnionType) or typing.get_origin(expected) is typing.Union
    return typing.get_args(expected) if is_union else (expected,)
