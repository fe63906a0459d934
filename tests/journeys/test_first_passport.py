"""Sari gets her first passport: from sign-up to the booklet in her hand, on pages that everybody can use."""

import sys

import pytest
from playwright.sync_api import Browser

from tests.journeys.looks import Looks
from tests.journeys.stack import Stack
from tests.journeys.walking import Applicant, whole_way

pytestmark = [pytest.mark.browser]

SARI = {
    False: Applicant("sari.tanpa@contoh.id"),
    True: Applicant("sari.dengan@contoh.id", nik="1312034507900003"),
}


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
def test_from_sign_up_to_collection(browser: Browser, stack: Stack, script: bool) -> None:
    looks = Looks(browser, stack.url, script, "id", stack.judged)
    whole_way(browser, stack, SARI[script], script=script, looks=looks)
    sys.stdout.write(looks.told())
    assert not looks.problems, "\n".join(looks.problems)
