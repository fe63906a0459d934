"""The pages that no journey comes by: every state, every desk, every error, in both languages, light and dark."""

import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import mishaps
from tests.journeys.addresses import APPLICANTS, ERRORS, OFFICERS, ON_PAPER, PUBLIC, REFUSED, TYPED
from tests.journeys.around import ENDINGS, LANGUAGES, Around, filled
from tests.journeys.looks import Looks, Nothing
from tests.journeys.stack import Stack

pytestmark = [pytest.mark.browser]


@pytest.fixture(scope="module")
def everybody(browser: Browser, stack: Stack) -> Around:
    return filled(browser, stack)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def around(everybody: Around, language: str) -> Iterator[Around]:
    """Everything looked at in a test is judged at its end."""
    looks = everybody.looks = Looks(
        everybody.browser, everybody.stack.url, True, language, everybody.stack.judged, typed=TYPED, sparing=True
    )
    yield everybody
    everybody.looks = Nothing()
    sys.stdout.write(looks.told())
    assert not looks.problems, "\n".join(looks.problems)


def visit(around: Around, language: str, addresses: dict[str, tuple[str, ...]]) -> None:
    for who, paths in addresses.items():
        visitor = around.person(who, language)
        for path in paths:
            visitor.go(around.path(path))


def test_public_pages(around: Around, language: str) -> None:
    visit(around, language, {"": PUBLIC})


def test_pages_of_applicants(around: Around, language: str) -> None:
    visit(around, language, APPLICANTS)
    inbox = around.person("collected", language).go("/kotak-masuk/").page
    visit(around, language, {"collected": (str(inbox.locator("article a").first.get_attribute("href")),)})


def test_every_state_of_an_application(around: Around, language: str) -> None:
    visit(around, language, {ending: (f"/permohonan/{{{ending}}}/",) for ending in ENDINGS})


def test_desks_of_officers(around: Around, language: str) -> None:
    visit(around, language, OFFICERS)


def test_what_is_printed(around: Around, language: str) -> None:
    for who, paths in ON_PAPER.items():
        for path in paths:
            around.looks.on_paper(around.person(who, language).go(around.path(path)).page)


def test_forms_with_errors(around: Around, language: str) -> None:
    for who, mistakes in ERRORS.items():
        visitor = around.person(who, language)
        for path, values in mistakes.items():
            visitor.go(around.path(path)).errs(**values)


@pytest.mark.parametrize(
    "mishap",
    [
        mishaps.signs_up_with_errors,
        mishaps.forgets_the_password,
        mishaps.changes_the_address,
        mishaps.sleeps,
        mishaps.sets_up_a_second_factor,
        mishaps.asks_for_the_status,
    ],
)
def test_ways_around_what_is_in_the_way(around: Around, language: str, mishap: Callable[[Around, str], None]) -> None:
    mishap(around, language)


def test_pages_that_say_no(around: Around, language: str) -> None:
    for who, path, status in REFUSED:
        around.person(who, language).meets(around.path(path), status)
    stranger = around.person("", language)
    for name, html in around.stack.behind("other_pages", language=language).items():
        stranger.shown(f"/{name}/", html)
