from collections.abc import Iterator
from typing import Any

import pytest

from rantau.delivery.tests.factories import Mailbox, Phone, mail_server, sms_server


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    with mail_server() as (box, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = False
        yield box


@pytest.fixture
def phone(settings: Any) -> Iterator[Phone]:
    with sms_server() as (phone, url):
        settings.SMS_URL, settings.SMS_TOKEN = url, "kunci-sms"
        yield phone
