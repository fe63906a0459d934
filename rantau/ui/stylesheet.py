"""Puts the style sheets together from `styles/` and the components: no Node, one request, ordered by cascade layers."""

import re
from pathlib import Path

from rantau.ui import components

ROOM = Path(__file__).parent
LAYERS = "@layer tokens,base,layout,components,print;"
SHEETS: dict[str, tuple[tuple[str, str], ...]] = {
    # layer, file in styles/; the components of the sheet follow in the layer of that name
    "rantau": (
        ("tokens", "tokens"),
        ("base", "base"),
        ("layout", "layout"),
        ("layout", "sheet"),
        ("components", "forms"),
        ("print", "print"),
    ),
    "desk": (("components", "desk"),),
}
STRING = re.compile(r"""("[^"]*"|'[^']*')""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def build() -> dict[Path, str]:
    """Every built sheet: path -> text."""
    return {ROOM / "static" / "ui" / f"{sheet}.css": _sheet(sheet) for sheet in SHEETS}


def _sheet(sheet: str) -> str:
    layers = [LAYERS]
    for layer, file in SHEETS[sheet]:
        layers.append(_layer(layer, (ROOM / "styles" / f"{file}.css").read_text(encoding="utf-8")))
    parts = [
        components.FOLDER / name / f"{name}.css" for name in components.names() if components.get(name).sheet == sheet
    ]
    layers.append(_layer("components", "".join(part.read_text(encoding="utf-8") for part in parts if part.exists())))
    return "\n".join(layers) + "\n"


def _layer(name: str, css: str) -> str:
    return f"@layer {name}{{{minify(css)}}}"


def minify(css: str) -> str:
    """Without comments and idle spaces; what stands in quotes is left alone."""
    pieces = STRING.split(COMMENT.sub("", css))
    return "".join(piece if piece[:1] in {'"', "'"} else _squeeze(piece) for piece in pieces).strip()


def _squeeze(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r"(?<=[\w)-]): ", ":", css)
    css = re.sub(r"(?<![\w.])0\.(?=\d)", ".", css)
    return css.replace(";}", "}")
