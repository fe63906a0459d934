"""Every page once: no axe violation and no sideways scrolling, at 320 and 1280 px; and how many bytes it took."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

WIDTHS = ((320, 640), (1280, 800))
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
NAMES = re.compile(r"RTU-\w{5}-\w{5}|INV-[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/bayar/)[\w-]+(?=/)")


class Nothing:
    """For journeys whose pages another journey has looked at."""

    def at(self, page: object) -> None:
        return


@dataclass
class Looks:
    """Judges every new page it is shown. Pages made without script are shown again in a browser that has it."""

    browser: Browser
    site: str
    script: bool
    problems: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    """Page to bytes of its HTML on the wire."""

    def at(self, page: Page) -> None:
        kind = f"{NAMES.sub('*', page.url.removeprefix(self.site)).partition('?')[0]} {NAMES.sub('*', page.title())}"
        if kind in self.seen or not page.url.startswith(self.site):
            return
        self.seen[kind] = len(page.content().encode())
        with self.scripted(page) as judged:
            for width, height in WIDTHS:
                judged.set_viewport_size({"width": width, "height": height})
                self._judge(judged, kind, width)

    @contextmanager
    def scripted(self, page: Page) -> Iterator[Page]:
        if self.script:
            before = page.viewport_size
            yield page
            if before:
                page.set_viewport_size(before)
            return
        html = page.content()
        context = self.browser.new_context(bypass_csp=True)
        again = context.new_page()
        again.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        again.goto(page.url)
        yield again
        context.close()

    def _judge(self, page: Page, kind: str, width: int) -> None:
        for found in Axe().run(page, options=OPTIONS).response["violations"]:
            where = "; ".join(str(node["target"]) for node in found["nodes"][:3])
            self.problems.append(f"{kind} at {width}: {found['id']} ({found['help']}): {where}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            self.problems.append(f"{kind} at {width}: scrolls sideways ({wide} px)")

    def told(self) -> str:
        return "\n".join(f"{size:7} B  {kind}" for kind, size in sorted(self.seen.items()))
