"""A room's template, our layout and the data in, PDF out. Data travels as one JSON input and is never part of the source."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.utils import get_app_template_dirs

from rantau.foundation import clock
from rantau.issuing.engines.glyphs import printable
from rantau.issuing.engines.typesetter import typeset

LAYOUT = "issuing/pdf/layout.typ"
MARK = "ui/mark.svg"


def pdf(template: str, data: dict[str, Any], *, qr_svg: str, at: datetime) -> bytes:
    """The PDF of `template` ("payments/pdf/receipt.typ"). Raises LookupError when no room has it."""
    moment = clock.local(at)
    told = printable({**data, "date": [moment.year, moment.month, moment.day]})
    sources = {
        "main.typ": find(template).read_bytes(),
        "layout.typ": find(LAYOUT).read_bytes(),
        "mark.svg": Path(str(finders.find(MARK))).read_bytes(),
        "qr.svg": qr_svg.encode(),
    }
    return typeset(sources, data=json.dumps(told, ensure_ascii=False), at=at)


def find(template: str) -> Path:
    for folder in get_app_template_dirs("templates"):
        path = Path(folder) / template
        if path.is_file():
            return path
    raise LookupError(f"no room has the template {template}")
