"""What lies in the outbox, read as its receiver would, and whether a page came back with an error."""

import re
from typing import Any

from django.apps import apps


def letters_to(address: str) -> list[str]:
    """Texts to this address, latest first."""
    rows = apps.get_model("delivery", "OutboxMessage").objects.order_by("-queued_at", "-key")
    return [row.body for row in rows if row.address == address]


def code_to(address: str) -> str:
    """The six digits of the latest letter to this address."""
    found = re.search(r"\b\d{6}\b", letters_to(address)[0])
    assert found, letters_to(address)[0]
    return found[0]


def refused(response: Any) -> bool:
    """The page came back with its error summary and a title that says so."""
    page = response.content.decode()
    return response.status_code in {200, 429} and "<title>Kesalahan:" in page and 'class="summary"' in page
