"""The account side of django-allauth: our addresses, our limits, our landing pages."""

import time
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from rantau.accounts import actions, queries
from rantau.accounts.middleware import devices, keeping, stamps
from rantau.accounts.models import User
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.network import network_of
from rantau.ui.pages import see

STAFF_HOME = "/petugas/"


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": _("Kata sandi tidak cocok."),
        "too_many_login_attempts": _("Terlalu banyak percobaan yang salah. Coba lagi 15 menit lagi."),
        "rate_limited": _("Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi."),
    }

    # --- Phone numbers are a field of the account; they were proven before they came there ------------------
    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, True) if user.phone else None

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone).first()

    def set_phone(self, user: User, phone: str, verified: bool) -> None:  # noqa: FBT001  # allauth's signature
        raise ImproperlyConfigured("addresses change by accounts.actions.change_contact only")

    def set_phone_verified(self, user: User, phone: str) -> None:
        raise ImproperlyConfigured("addresses change by accounts.actions.change_contact only")

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        raise ImproperlyConfigured("codes are sent by accounts.actions only")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        raise ImproperlyConfigured("messages go through delivery, which keeps proof")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing here: events tell `notifications`, which knows the person's channel and language."""

    # --- Signing in -----------------------------------------------------------------------------------------
    def get_login_stages(self) -> list[str]:
        return ["rantau.accounts.adapters.stages.NewDevice", "allauth.mfa.stages.AuthenticateStage"]

    def login(self, request: HttpRequest, user: User) -> None:
        """The session gets a new id (promise P10), keeps what was typed before, and is listed for its owner."""
        super().login(request, user)
        now = clock.now()
        opened = actions.note_sign_in(
            account_id=user.pk,
            session_key=request.session.session_key or "",
            agent=self.get_http_user_agent(request)[:300],
            method=_method(request, user),
            actor=Actor.person(user.pk),
            now=now,
        )
        stamps.begin(request, user, opened.pk, now)

    def post_login(self, request: HttpRequest, user: User, *, redirect_url: str | None, **rest: Any) -> HttpResponse:
        response = see(self.landing(request, user, redirect_url))
        devices.remember(request, response, user)
        return response

    def landing(self, request: HttpRequest, user: User, wanted: str | None) -> str:
        """What was typed before comes first, then where the person wanted to go, then their home."""
        staff = queries.active_post(user) is not None
        if keeping.belongs_to(request, user):
            return "accounts:resume"
        if wanted and self.is_safe_url(wanted) and wanted.startswith(STAFF_HOME) == staff:
            return wanted
        return STAFF_HOME if staff else str(settings.LOGIN_REDIRECT_URL)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return STAFF_HOME if stamps.is_staff(request) else str(settings.LOGIN_REDIRECT_URL)

    def get_client_ip(self, request: HttpRequest) -> str:
        address = network_of(request)
        if not address:
            raise PermissionDenied
        return address

    # --- Asking again before something sensitive -------------------------------------------------------------
    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not right after signing in: nobody is asked for the same password twice in five minutes."""
        records = get_authentication_records(context.request, context.request.user)
        return not records or time.time() - records[-1]["at"] > app_settings.REAUTHENTICATION_TIMEOUT

    def reauthenticate(self, user: User, password: str) -> bool:
        return user.check_password(password)


def _method(request: HttpRequest, user: User) -> str:
    """ "password", "password+mfa", "mfa" (a passkey) or "code"."""
    return (
        "+".join(dict.fromkeys(record["method"] for record in get_authentication_records(request, user))) or "sign_up"
    )
