"""Limits hold with the cache of the real site, a table that throws entries away when it is full."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from rantau.casework.tests.factories import an_application
from rantau.config import settings as site
from rantau.offices.tests.factories import first_data
from rantau.portal.views import status


def ask(reference: str, **extra: Any) -> int:
    return Client().post("/cek-status/", {"reference": reference, "born": "01-01-1980"}, **extra).status_code


@pytest.mark.django_db
def test_p12_counts_of_wrong_tries_are_not_pushed_out_by_making_others(settings: Any) -> None:
    settings.CACHES = site.CACHES
    call_command("createcachetable")
    first_data()
    application = an_application(at=timezone.now(), phase="UNDER_EXAMINATION")
    for guess in range(status.TRIES):
        assert ask(application.reference, REMOTE_ADDR=f"10.0.0.{guess}") != 429
    cache.set_many({f"zz.other.{number}": 1 for number in range(400)})
    assert ask(application.reference, REMOTE_ADDR="10.0.1.1") == 429
