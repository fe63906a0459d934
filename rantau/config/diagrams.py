"""`make lifecycles`: write docs/lifecycles from the tables of the rooms."""

import importlib
from pathlib import Path

from rantau.foundation.lifecycle import Lifecycle

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "docs" / "lifecycles"


def lifecycles() -> dict[str, Lifecycle]:  # type: ignore[type-arg]  # of any states
    """By room and name, e.g. "payments-bill"."""
    found = {}
    for path in sorted((ROOT / "rantau").glob("*/lifecycle.py")):
        room = path.parent.name
        if room == "foundation":
            continue
        module = importlib.import_module(f"rantau.{room}.lifecycle")
        for table in vars(module).values():
            if isinstance(table, Lifecycle):
                found[f"{room}-{table.name}"] = table
    return found


def write() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, table in lifecycles().items():
        room, what = name.split("-", 1)
        text = f"# {what} ({room})\n\nDrawn from `rantau/{room}/lifecycle.py` by `make lifecycles`.\n\n```mermaid\n{table.diagram()}```\n"
        (FOLDER / f"{name}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
