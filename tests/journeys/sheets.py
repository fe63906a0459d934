"""The forms on a page as a browser would send them: every field with what stands in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

OF_EVERY_PAGE = ("/bahasa/", "/keluar/")


@dataclass
class Sheet:
    """One form. `action` is "" when it goes back to its own page."""

    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Also of fields that would not be sent as they stand: boxes without a tick, choices not made, files."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        of = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.sheets.append(Sheet(of.get("action", "").partition("#")[0]))
        if not self.sheets:
            return
        sheet, name = self.sheets[-1], of.get("name", "")
        if tag in {"input", "select", "textarea"} and name:
            sheet.names.add(name)
        if tag == "input" and name and _is_sent(of):
            sheet.fields[name] = of.get("value", "on" if of.get("type") == "checkbox" else "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in of:
            sheet.fields[self.select] = of.get("value", "")
        elif tag == "textarea":
            self.area = name
            sheet.fields[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sheets[-1].fields[self.area] += data


def _is_sent(of: dict[str, str]) -> bool:
    if of.get("type") in {"radio", "checkbox"}:
        return "checked" in of
    return of.get("type") not in {"file", "submit", "button"}


def on(html: str) -> list[Sheet]:
    reader = _Reader()
    reader.feed(html)
    return reader.sheets


def with_fields(html: str, names: set[str], to: str = "", **known: str) -> Sheet | None:
    """The first form for this page's own matter that has all these fields, and `known` ones filled in like this.

    `to` is where the form leads, when it is not the page itself or several lead to other places.
    """
    own = (sheet for sheet in on(html) if not sheet.action.startswith(OF_EVERY_PAGE))
    fitting = (sheet for sheet in own if names <= sheet.names and (not to or sheet.action == to))
    return next((sheet for sheet in fitting if known.items() <= sheet.fields.items()), None)
