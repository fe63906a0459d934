"""What the rules look at: the source files and rooms of this repository."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "rantau"
LIBRARIES = {"foundation", "vault", "ui", "journal", "questions"}
# From bottom to top; the same order as in pyproject.toml.
LINES = (
    "foundation", "vault", "journal ui", "offices", "delivery", "accounts", "issuing",
    "appointments documents payments questions", "visits", "catalogue", "applications", "casework collection",
    "notifications", "audit portal", "demo", "config",
)  # fmt: skip
HEIGHT = {room: height for height, line in enumerate(LINES) for room in line.split()}


def rooms() -> list[str]:
    return sorted(path.name for path in HOUSE.iterdir() if (path / "__init__.py").exists())


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]


@cache
def sources() -> tuple[Path, ...]:
    """First-party Python without tests and migrations."""
    return tuple(
        path for path in sorted(HOUSE.rglob("*.py")) if not {"tests", "migrations"} & set(path.relative_to(HOUSE).parts)
    )


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every first-party module (or name) that a file imports, as dotted words, with its line.

    Imports for the type checker alone are left out, as in the import contracts.
    """
    for node in ast.walk(tree(path)):
        if id(node) in _for_types_only(path):
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "rantau":
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "rantau":
                    yield alias.name, node.lineno


@cache
def _for_types_only(path: Path) -> frozenset[int]:
    blocks = [
        node for node in ast.walk(tree(path)) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
    ]
    return frozenset(id(inner) for block in blocks for inner in ast.walk(block))


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"
