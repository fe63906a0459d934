"""The gallery is where the design system is judged: every component and layout, narrow and wide, light and dark."""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route, sync_playwright

from rantau.demo import gallery
from rantau.ui import context

SITE = "http://localhost"
ROOT = "/simulasi/komponen/"
PATHS = [ROOT, f"{ROOT}?kesalahan", "/bahasa/", "/tidak-ada/", f"{ROOT}question/?kesalahan"]
PATHS += [f"{ROOT}{name}/" for name in gallery.LAYOUTS]
TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript"}


@pytest.fixture(autouse=True)
def facts() -> Iterator[None]:
    """The gallery needs no database: the office is given."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    before = context._facts.provider
    context.register_site_facts(lambda _code: context.SiteFacts("Kantor Imigrasi Pasaman Barat", phone="0753 123456"))
    yield
    context._facts.provider = before
    context.forget_site_facts()


@pytest.fixture
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is needed: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


def fetch(language: str) -> dict[str, tuple[bytes, dict[str, str]]]:
    """Every page with its headers, asked for before the browser starts."""
    client = Client(headers={"accept-language": language})
    answers = {path: client.get(path) for path in PATHS}
    return {path: (answer.content, dict(answer.headers)) for path, answer in answers.items()}


def replay(page: Page, pages: dict[str, tuple[bytes, dict[str, str]]]) -> None:
    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path in pages:
            body, headers = pages[path]
            route.fulfill(body=body, headers=headers)
        else:
            found = finders.find(path.removeprefix(settings.STATIC_URL))
            assert found, path
            route.fulfill(body=Path(found).read_bytes(), content_type=TYPES[Path(found).suffix])

    page.route("**/*", answer)


# Every two of width, scheme and language together once.
@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(320, "light", "id"), (320, "dark", "en"), (1280, "dark", "id"), (1280, "light", "en")],
)
def test_everyone_can_use_every_component_and_layout(chromium: Browser, width: int, scheme: str, language: str) -> None:
    pages = fetch(language)
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
    replay(page, pages)
    for path in pages:
        page.goto(SITE + path)
        violations = Axe().run(page).response["violations"]
        complaints += [f"{path} {found['id']}: {found['nodes'][0]['html']}" for found in violations]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            complaints.append(f"{path} scrolls sideways")
    assert not complaints


def test_after_a_mistake_the_summary_has_the_focus_and_leads_to_the_field(chromium: Browser) -> None:
    page = chromium.new_page()
    replay(page, fetch("id"))
    page.goto(f"{SITE}{ROOT}question/?kesalahan")
    assert page.evaluate("document.activeElement.id") == "kesalahan"
    page.get_by_role("link", name="Tanggal lahir").click()
    assert page.evaluate("document.activeElement.id") == "id_birth_date"


def test_without_script_the_summary_has_the_focus_too(chromium: Browser) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    replay(page, fetch("id"))
    page.goto(f"{SITE}{ROOT}question/?kesalahan")
    assert page.locator("#kesalahan:focus").count() == 1


def test_an_officer_moves_through_the_table_by_keyboard_and_can_switch_it_off(chromium: Browser) -> None:
    page = chromium.new_page()
    replay(page, fetch("id"))
    page.goto(f"{SITE}{ROOT}desk/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "RTU-3HD8P-0VN5T"
    page.get_by_role("button", name="pintasan papan ketik").click()
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


@pytest.mark.parametrize("name", ["home", "page", "question", "confirm"])
def test_a_first_visit_to_a_citizen_page_fits_into_fourteen_kilobytes(name: str) -> None:
    page = Client().get(f"{ROOT}{name}/").content
    sheets = gzip.decompress(gzip.compress(page)).decode()
    wanted = set(re.findall(rf'{settings.STATIC_URL}([^"#]+)', sheets)) | {"ui/gonjong.svg"}
    parts = [Path(found).read_bytes() for part in wanted if (found := finders.find(part))]
    assert len(parts) == len(wanted)
    assert sum(len(gzip.compress(part, 9)) for part in [page, *parts]) <= 14_000


def test_an_unknown_layout_is_not_found() -> None:
    assert Client().get(f"{ROOT}nothing/").status_code == 404
