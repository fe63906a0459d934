"""Typst in, PDF out. Data travels as one JSON input and is never part of the source."""

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.template.utils import get_app_template_dirs

from rantau.foundation import clock

LAYOUT = "issuing/pdf/layout.typ"


def pdf(template: str, data: dict[str, Any], *, qr_svg: str, at: datetime) -> bytes:
    """The PDF of `template` ("payments/pdf/receipt.typ"). Raises LookupError when no room has it."""
    moment = clock.local(at)
    told = {**data, "date": [moment.year, moment.month, moment.day]}
    with tempfile.TemporaryDirectory(prefix="rantau-pdf-") as folder:
        desk = Path(folder)
        (desk / "layout.typ").write_bytes(find(LAYOUT).read_bytes())
        (desk / "qr.svg").write_text(qr_svg, encoding="utf-8")
        (desk / "paper.typ").write_bytes(find(template).read_bytes())
        rendered = typst.compile(
            str(desk / "paper.typ"),
            format="pdf",
            sys_inputs={"d": json.dumps(told, ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"],
            ignore_system_fonts=True,
        )
    return bytes(rendered)


def find(template: str) -> Path:
    for folder in get_app_template_dirs("templates"):
        path = Path(folder) / template
        if path.is_file():
            return path
    raise LookupError(f"no room has the template {template}")
