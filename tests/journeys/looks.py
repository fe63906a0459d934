"""Every page once in each language: no axe violation and no sideways scrolling at 320 and 1280 px, contrast in the dark,
one heading, one language, and a title that says when something is wrong.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

WIDTHS = ((320, 640), (1280, 800))
EVERYTHING = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SHAPE = {**EVERYTHING, "rules": {"color-contrast": {"enabled": False}}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
AXE = """options => axe.run(options).then(told => told.violations.map(it =>
    `${it.id} (${it.help}): ${it.nodes.slice(0, 3).map(node => node.target.join(" ")).join("; ")}`))"""
NAMES = re.compile(r"RTU-\w{5}-\w{5}|INV-[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/bayar/)[\w-]+(?=/)|#.*")
# Small words that no page can do without. Names and what people typed seldom have them.
TELLTALE = {
    "id": re.compile(r"\b(?i:the|and|your|you|with|please|not|from|has|this|was|for)\b"),
    "en": re.compile(
        r"\b(?:(?i:yang|dan|untuk|dengan|tidak|anda|belum|sudah|dari|pada|akan|kami|atau|oleh|ini|bila|hari)|ke|di)\b"
    ),
}
WRONG = {"id": "Kesalahan: ", "en": "Error: "}
GALLERY = "/simulasi/komponen/"
FACTS = """() => {
    const language = document.documentElement.lang, parts = [], there = document.querySelectorAll("body *");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement, own = parent.closest("[lang]");
        if ((!own || own.lang === language) && !parent.closest("script, style, pre, code")) parts.push(node.data);
    }
    const part = it => `${it.localName}.${it.getAttribute("class") || ""}`;
    for (const each of there)
        for (const name of ["alt", "aria-label", "placeholder", "title"])
            if (each.hasAttribute(name)) parts.push(each.getAttribute(name));
    return {
        language, words: parts.join(" ").replace(/\\s+/g, " "),
        headings: document.querySelectorAll("h1").length,
        wrong: !!document.querySelector(".summary, [aria-invalid=true]"),
        bytes: new Blob([document.documentElement.outerHTML]).size,
        made: [...new Set([...there].map(part))].sort().join(),
        pairs: [...new Set([...there].map(each => `${part(each.parentElement)} > ${part(each)}`))],
    };
}"""


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
    language: str
    judged: set[str]
    """What was judged before, in this journey or in others of the run."""
    problems: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    """Page to bytes of its HTML."""
    typed: tuple[str, ...] = ()
    """What people wrote, in whatever language they liked."""
    sparing: bool = False
    """For a look at the whole site: what differs in its words only is read again, but not measured again."""
    mirror: Page | None = None

    def on_paper(self, page: Page) -> None:
        """As it comes out of the printer: readable, and nothing cut off at the edge of an A4 sheet."""
        before, width = page.viewport_size, 718
        page.emulate_media(media="print")
        page.set_viewport_size({"width": width, "height": 1000})
        page.evaluate(AXE_SCRIPT)
        where = f"{NAMES.sub('*', page.url.removeprefix(self.site))} on paper"
        self._judge(page, where, CONTRAST)
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            self._complain(where, f"is cut off ({wide} px)")
        page.emulate_media(media="screen")
        if before:
            page.set_viewport_size(before)

    def at(self, page: Page) -> None:
        if not page.url.startswith(self.site):
            return
        kind = f"{NAMES.sub('*', page.url.removeprefix(self.site)).partition('?')[0]} {NAMES.sub('*', page.title())}"
        facts = page.evaluate(FACTS)
        # The same address looks different in each state of an application: judged again when made of other parts.
        parts = f"{kind.split(maxsplit=1)[0]} {facts['made']}"
        made = f"{self.language} {kind} {parts}"
        self.seen.setdefault(kind, facts["bytes"])
        if made in self.judged:
            return
        known = self.sparing and parts in self.judged
        self.judged.update((made, parts))
        self._read(page.title(), facts, kind)
        with self.scripted(page) as shown:
            if known:
                self._measure(shown, kind)
            else:
                self._examine(shown, kind, self._is_new(facts["pairs"]))

    def _is_new(self, pairs: list[str]) -> bool:
        """Whether a part lies in another in which none was seen before: only then can contrasts be new."""
        found = set(pairs) - self.judged
        self.judged.update(found)
        return bool(found)

    def _examine(self, page: Page, kind: str, colours: bool) -> None:
        page.evaluate(AXE_SCRIPT)
        self._measure(page, kind, EVERYTHING if colours or not self.sparing else SHAPE)
        if colours:
            page.emulate_media(color_scheme="dark")
            self._judge(page, f"{kind} in the dark", CONTRAST)
            page.emulate_media(color_scheme="light")

    def _measure(self, page: Page, kind: str, options: dict[str, Any] | None = None) -> None:
        for width, height in WIDTHS:
            page.set_viewport_size({"width": width, "height": height})
            if options:
                self._judge(page, f"{kind} at {width}", options)
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                self._complain(f"{kind} at {width}", f"scrolls sideways ({wide} px)")

    @contextmanager
    def scripted(self, page: Page) -> Iterator[Page]:
        if self.script:
            before = page.viewport_size
            yield page
            if before:
                page.set_viewport_size(before)
            return
        html, url = page.content(), page.url.partition("#")[0]
        if self.mirror is None:
            self.mirror = self.browser.new_context(bypass_csp=True).new_page()
        self.mirror.route(url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        self.mirror.goto(url)
        yield self.mirror
        self.mirror.unroute(url)

    def _read(self, title: str, facts: dict[str, Any], kind: str) -> None:
        """What can be told without drawing the page."""
        if facts["language"] != self.language:
            self._complain(kind, f"says it is in {facts['language']!r}")
        if facts["headings"] != 1:
            self._complain(kind, f"has {facts['headings']} h1")
        if GALLERY in kind:
            return
        if facts["wrong"] != title.startswith(WRONG[self.language]):
            self._complain(kind, f"has errors: {facts['wrong']}, title: {title!r}")
        words = facts["words"]
        for typed in self.typed:
            words = words.replace(typed, "")
        if foreign := TELLTALE[self.language].search(words):
            around = words[max(0, foreign.start() - 40) : foreign.end() + 40]
            self._complain(kind, f"not in {self.language}: …{around}…")

    def _judge(self, page: Page, where: str, options: dict[str, Any]) -> None:
        for found in page.evaluate(AXE, options):
            self._complain(where, found)

    def _complain(self, where: str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def told(self) -> str:
        return "\n".join(f"{size:7} B  {kind}" for kind, size in sorted(self.seen.items()))
