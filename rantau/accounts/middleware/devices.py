"""Devices a person has signed in on: one signed cookie that lives for a year and names nobody.

A mark is an HMAC over account and password hash, so that a new password makes every device unknown again.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from rantau.accounts.models import User

COOKIE, SALT = "perangkat", "accounts.device"
YEAR = int(timedelta(days=365).total_seconds())
# A family shares a phone, a nagari office a computer.
MOST_PEOPLE = 8


def is_known(request: HttpRequest, user: User) -> bool:
    return _mark(user) in _marks(request)


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    mark = _mark(user)
    marks = [mark, *(other for other in _marks(request) if other != mark)][:MOST_PEOPLE]
    response.set_cookie(
        COOKIE,
        signing.dumps(marks, salt=SALT),
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _marks(request: HttpRequest) -> list[str]:
    try:
        marks: list[str] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=YEAR)
    except signing.BadSignature:
        return []
    return marks


def _mark(user: User) -> str:
    return salted_hmac(SALT, f"{user.pk}:{user.password}", algorithm="sha256").hexdigest()[:24]
