"""Budgets: small files, small functions, small templates."""

import ast
from statistics import median

from tests.architecture.house import HOUSE, ROOT, sources, tree, where


def share(values: list[int], part: float) -> int:
    return sorted(values)[int(len(values) * part) - 1]


def test_source_files_stay_small() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    full = [count for count in lines.values() if count]
    assert [str(path.relative_to(ROOT)) for path, count in lines.items() if count > 400] == []
    assert median(full) <= 60
    assert share(full, 0.9) <= 200


def test_functions_stay_small() -> None:
    sizes: list[int] = []
    long = []
    for path in sources():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                sizes.append(size)
                if size > 50:
                    long.append(f"{where(path, node.lineno)} {node.name}: {size}")
    assert long == []
    assert share(sizes, 0.9) <= 25


def test_templates_stay_small() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in HOUSE.rglob("templates/**/*.html")
        if len(path.read_text(encoding="utf-8").splitlines()) > 120
    ]
    assert long == []
