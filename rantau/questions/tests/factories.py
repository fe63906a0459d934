"""Short ways to write questions in tests."""

from typing import Any

import msgspec

from rantau.offices import spelling
from rantau.offices.models import Region
from rantau.questions.schema import Condition, Question, Section


def words(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def condition(**written: Any) -> Condition:
    return msgspec.convert(written, Condition)


def question(code: str, kind: str = "text", **written: Any) -> Question:
    choices = [{"code": c, "label": words(c.title())} if isinstance(c, str) else c for c in written.pop("choices", [])]
    return msgspec.convert({"code": code, "kind": kind, "label": words(code), "choices": choices, **written}, Question)


def section(*questions: Question, code: str = "page", **written: Any) -> Section:
    return msgspec.convert(
        {"code": code, "title": words(code), "questions": msgspec.to_builtins(questions), **written}, Section
    )


def some_regions() -> None:
    """Enough of the map for one page; loading the whole country takes half a second."""
    kind = Region.Kind
    for code, name, level, also in (
        ("13", "Sumatera Barat", kind.PROVINCE, ""),
        ("13.12", "Pasaman Barat", kind.REGENCY, ""),
        ("13.12.01", "Sungai Beremas", kind.DISTRICT, ""),
        ("13.12.01.2001", "Aia Bangih", kind.VILLAGE, "Air Bangis"),
        ("13.12.03", "Pasaman", kind.DISTRICT, ""),
        ("13.12.03.2003", "Lingkuang Aua", kind.VILLAGE, ""),
        ("13.12.03.2007", "Lingkuang Aua Timur", kind.VILLAGE, ""),
    ):
        form = spelling.search_form([name, *filter(None, [also])])
        parent = code.rpartition(".")[0] or None
        Region.objects.get_or_create(
            code=code, defaults={"name": name, "kind": level, "parent_id": parent, "also": also, "search_form": form}
        )
