"""What a browser without script would send: the fields of a page as they stand in its HTML."""

from html.parser import HTMLParser
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string

from rantau.questions.forms import SectionForm


class Fields(HTMLParser):
    """The successful controls of a form, by name, and its buttons by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent = QueryDict(mutable=True)
        self.buttons: dict[str, list[str]] = {}
        self.html = html
        self._area = self._select = ""
        self._text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found: dict[str, Any] = dict(attrs)
        name = found.get("name", "")
        if tag == "button" and name:
            self.buttons.setdefault(name, []).append(found.get("value", ""))
        elif tag == "textarea":
            self._area, self._text = name, []
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.sent.appendlist(self._select, found.get("value", ""))
        elif tag == "input" and name:
            is_box = found.get("type") in {"radio", "checkbox"}
            if not is_box or "checked" in found:
                self.sent.appendlist(name, found.get("value", "on" if is_box else ""))

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.sent.appendlist(self._area, "".join(self._text).removeprefix("\n").replace("\n", "\r\n"))
            self._area = ""


def drawn(form: SectionForm) -> Fields:
    return Fields(render_to_string("ui/fields/all.html", {"form": form}))


def typed(form: SectionForm, press: tuple[str, str] | None = None, **changes: str | list[str] | None) -> QueryDict:
    """The page sent as it stands, with some fields changed (None: nothing is sent) and a button pressed."""
    data = drawn(form).sent.copy()
    for name, value in changes.items():
        if value is None:
            data.pop(name, None)
        else:
            data.setlist(name, value if isinstance(value, list) else [value])
    if press:
        data.setlist(press[0], [press[1]])
    return data
