"""The six digits that a persona's authenticator app would show now."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from rantau.foundation import clock

STEP = 30
"""Seconds that a code is shown."""


def current(secret: str) -> str:
    """Of the base32 `secret`."""
    return str(format_hotp_value(hotp_value(secret, int(clock.now().timestamp()) // STEP)))


def seconds_left() -> int:
    """Until the next code."""
    return STEP - int(clock.now().timestamp()) % STEP
