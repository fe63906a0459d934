"""Logs never carry a secret or an identity number (promise P30)."""

from typing import Any

import pytest

from rantau.config.logging import hide_secrets


@pytest.mark.parametrize("key", ["password", "csrf_token", "Set-Cookie", "session_key", "nik", "one_time_code",
                                 "birth_date", "phone", "request_body"])  # fmt: skip
def test_values_under_telling_names_are_hidden(key: str) -> None:
    assert hide_secrets(None, "info", {"event": "x", key: "sangat rahasia"})[key] == "[hidden]"


@pytest.mark.parametrize("number", ["1312034507900001", "820261124000123"])
def test_long_numbers_are_hidden_wherever_they_stand(number: str) -> None:
    event: dict[str, Any] = {"event": f"refused {number} twice", "path": f"/x/{number}/"}
    hidden = hide_secrets(None, "info", event)
    assert number not in str(hidden)
    assert hidden["event"] == "refused [number] twice"


def test_what_helps_to_find_a_fault_stays() -> None:
    event = {"event": "payments.settled", "status_code": 200, "application": "RTU-7KQ4M-2XW9C", "amount": 350000}
    assert hide_secrets(None, "info", dict(event)) == event
