"""Sari gets her first passport: from sign-up to the booklet in her hand."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.looks import Nothing
from tests.journeys.stack import Stack
from tests.journeys.walking import Applicant, whole_way

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]


@pytest.mark.parametrize("script", [False], ids=["without-script"])
def test_from_sign_up_to_collection(browser: Browser, stack: Stack, script: bool) -> None:
    whole_way(browser, stack, Applicant("sari.tanpa@contoh.id"), script=script, looks=Nothing())
