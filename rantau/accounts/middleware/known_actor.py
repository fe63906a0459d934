from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from rantau.accounts import actions, queries
from rantau.accounts.middleware import keeping, stamps
from rantau.accounts.models import StaffPost, User
from rantau.foundation import clock
from rantau.foundation.actor import Actor

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
TYPED = [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]
# Open to staff who have not shown their second factor: where they show it, or leave. Nothing here tells or changes it.
TO_SHOW_IT = ("/akun/keamanan/ulang/kode/", "/akun/keamanan/ulang/kunci/", "/keluar/", "/bahasa/")
# Open besides to staff who have none to show: where they set one up.
TO_SET_IT_UP = (
    "/akun/keamanan/",
    "/akun/keamanan/ulang/",
    "/akun/keamanan/aplikasi/",
    "/akun/keamanan/kunci/",
    "/akun/keamanan/kunci/tambah/",
)


class KnownActor:
    """Sets `request.actor` (None for strangers) and `request.session_ends_at` (None for strangers)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = request.session_ends_at = None  # type: ignore[attr-defined]  # this is where they come from
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        if detour := self._recognise(request, clock.now()):
            return detour
        response = self.get_response(request)
        keeping.keep(request, response, settings.LOGIN_URL)
        return response

    def _recognise(self, request: HttpRequest, now: datetime) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User):
            return None
        if not stamps.is_stamped(request):
            stamps.begin(request, user, None, now)
        if reason := stamps.ended(request, now):
            _end(request, user, reason)
            return None
        post = queries.active_post(user) if stamps.is_staff(request) else None
        if stamps.is_staff(request) and post is None:
            _end(request, user, stamps.Ended.NO_POST)
            return None
        if stamps.touch(request, now) and request.session.get(stamps.OPEN):
            actions.note_session_seen(session_id=request.session[stamps.OPEN], actor=Actor.person(user.pk), now=now)
        request.session_ends_at = stamps.ends_at(request)  # type: ignore[attr-defined]
        request.actor = _actor(user, post)  # type: ignore[attr-defined]
        return _ask_second_factor(request, user) if post else None


def _actor(user: User, post: StaffPost | None) -> Actor:
    return Actor.staff(user.pk, role=post.role, office=post.office_id) if post else Actor.person(user.pk)


def _end(request: HttpRequest, user: User, reason: stamps.Ended) -> None:
    if opened := request.session.get(stamps.OPEN):
        actor = Actor.system("accounts.session_limits")
        actions.end_session(account_id=user.pk, session_id=UUID(opened), actor=actor, now=clock.now())
    logout(request)
    keeping.note_end(request, user, reason)


def _ask_second_factor(request: HttpRequest, user: User) -> HttpResponse | None:
    """Staff without a second factor get nowhere else (promise P7)."""
    if request.path in TO_SHOW_IT or any(r["method"] == "mfa" for r in get_authentication_records(request, user)):
        return None
    if is_mfa_enabled(user, FACTORS):
        with_code = is_mfa_enabled(user, TYPED)
        return _to("mfa_reauthenticate" if with_code else "mfa_reauthenticate_webauthn", request)
    return None if request.path in TO_SET_IT_UP else _to("mfa_activate_totp", request)


def _to(name: str, request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': request.path})}")
