"""The design system is tested without a database: the facts of the site are given, not looked up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from rantau.ui import context


@pytest.fixture(autouse=True, scope="session")
def static_folder() -> None:
    """WhiteNoise warns when nothing was ever collected."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def facts() -> Iterator[context.SiteFacts]:
    """The office as this test knows it; afterwards the real provider is back."""
    known = context.SiteFacts("Kantor Imigrasi Pasaman Barat", phone="(0753) 123-456")
    before = context._facts.provider
    context.register_site_facts(lambda _code: known)
    yield known
    context._facts.provider = before
    context.forget_site_facts()
