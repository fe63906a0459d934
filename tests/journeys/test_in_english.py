"""Yoga has no e-mail and reads English: from sign-up by phone to the booklet, with officers who work in English too."""

import re
import sys

import pytest
from playwright.sync_api import Browser

from tests.journeys.looks import Looks
from tests.journeys.stack import Stack
from tests.journeys.walking import Applicant, whole_way

pytestmark = [pytest.mark.browser]

NUMBER = "+6281277004433"
YOGA = Applicant(
    "0812 7700 4433",
    name="Yoga Pratama",
    nik="1312031409930004",
    born="14 September 1993",
    sex="M",
    language="en",
    facts={
        "companions": "My sister and her husband",
        "told": "Visiting my sister",
        "note": "The photo of the family card is blurred.",
        "advice": "Please take it again in bright light.",
    },
)


def test_from_sign_up_by_phone_to_collection_in_english(browser: Browser, stack: Stack) -> None:
    looks = Looks(browser, stack.url, script=True, language="en", judged=stack.judged)
    whole_way(browser, stack, YOGA, script=True, looks=looks)
    sys.stdout.write(looks.told())
    assert not looks.problems, "\n".join(looks.problems)


def test_every_message_to_the_phone_was_english(stack: Stack) -> None:
    letters = stack.letters(NUMBER)
    assert {letter["kind"] for letter in letters} == {"SMS"}
    texts = [letter["text"] for letter in letters] + stack.behind("waiting", to=NUMBER)
    assert len(texts) >= 5, texts
    for text in texts:
        assert not re.search(r"\b(Anda|yang|untuk|sampai|kode)\b", text), text
