"""The rules of docs/map.md that import contracts cannot say. There is no list of exceptions."""

import ast
import re

import pytest
from django.apps import apps

from tests.architecture.house import HEIGHT, HOUSE, LIBRARIES, imports, room_of, rooms, sources, tree, where

DOORS = {"actions", "queries", "events"}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "misc", "manager", "handler", "services"}
TEMPLATE_USE = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")


def test_every_room_has_its_place() -> None:
    assert set(rooms()) == set(HEIGHT)


def test_doors_other_rooms_are_entered_through_actions_queries_and_events_only() -> None:
    broken = []
    for path in sources():
        here = room_of(path)
        if here in {"config", "demo"}:
            continue  # they put the house together and show it
        for name, line in imports(path):
            _rantau, room, *inside = name.split(".")
            if room not in {here, *LIBRARIES} and (not inside or inside[0] not in DOORS):
                broken.append(f"{where(path, line)} imports {name}")
    assert broken == []


def test_tables_foreign_keys_point_to_the_same_room_or_a_lower_one() -> None:
    broken = []
    for model in apps.get_models():
        if not model.__module__.startswith("rantau."):
            continue
        here = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not field.concrete or target is None or not target.__module__.startswith("rantau."):
                continue
            there = target.__module__.split(".")[1]
            if here != there and HEIGHT[there] >= HEIGHT[here]:
                broken.append(f"{model.__name__}.{field.name} points up to {there}")
    assert broken == []


def test_templates_use_the_design_system_and_their_own_room_only() -> None:
    broken = []
    for path in HOUSE.rglob("templates/**/*.html"):
        here = path.relative_to(HOUSE).parts[0]
        # `django` are the widgets of the framework that the fields of `ui` are drawn around.
        broken += [
            f"{path.relative_to(HOUSE)} uses {used}"
            for used in TEMPLATE_USE.findall(path.read_text(encoding="utf-8"))
            if used.split("/")[0] not in {"ui", "django", here}
        ]
    assert broken == []


def test_no_first_party_import_hides_in_a_function() -> None:
    hidden = []
    for path in sources():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for inner in ast.walk(node):
                    names = (
                        [inner.module or ""] if isinstance(inner, ast.ImportFrom)
                        else [alias.name for alias in inner.names] if isinstance(inner, ast.Import)
                        else []
                    )  # fmt: skip
                    hidden += [where(path, inner.lineno) for name in names if name.split(".")[0] == "rantau"]
    assert hidden == []


def test_no_module_is_called_nothing_in_particular() -> None:
    found = [str(path.relative_to(HOUSE)) for path in sources() if path.stem in FORBIDDEN_NAMES]
    found += [
        str(folder.relative_to(HOUSE))
        for folder in HOUSE.rglob("*")
        # A folder of service files is data, not code.
        if folder.is_dir() and folder.name in FORBIDDEN_NAMES and any(folder.glob("*.py"))
    ]
    assert found == []


def test_only_the_vault_reaches_the_storage() -> None:
    """Whatever lies there is sealed on the way in, checked on the way out, and has no address of its own."""
    reaching = [
        where(path, line)
        for path in sources()
        if room_of(path) != "vault"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.core.files.storage")
        for line in [node.lineno]
    ]
    assert reaching == []


def test_views_reach_no_table_themselves() -> None:
    broken = []
    for path in sources():
        if "views" in path.relative_to(HOUSE).parts or path.stem == "views":
            broken += [
                where(path, node.lineno)
                for node in ast.walk(tree(path))
                if isinstance(node, ast.Attribute) and node.attr == "objects"
            ]
    assert broken == []


@pytest.mark.parametrize("room", [room for room in HEIGHT if room not in {"config", "demo"}])
def test_every_room_says_what_it_is_for(room: str) -> None:
    text = (HOUSE / room / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert text.startswith("# ")
