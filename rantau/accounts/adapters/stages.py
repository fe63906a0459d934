"""A step of signing in that is ours: on a device we have not seen, a code is sent to the person (promise P6)."""

from allauth.account.stages import LoginStage
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpResponse

from rantau.accounts import actions, presenters, queries
from rantau.accounts.middleware import devices
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.network import network_of
from rantau.foundation.refusals import Refusal
from rantau.ui.pages import see

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class NewDevice(LoginStage):
    key = "device"
    urlname = "accounts:device"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if not self._is_needed():
            return None, True
        try:
            self.send()
        except Refusal:
            # Too many codes lately: the last one may still be typed, and the page offers to ask again.
            self.state["code"] = str(queries.live_code(self.login.user.pk, "NEW_DEVICE", clock.now()) or "")
        return see(self.urlname), True

    def send(self) -> None:
        """Raises the refusals of `actions.send_device_code`."""
        code = actions.send_device_code(
            account_id=self.login.user.pk,
            asked_from=network_of(self.request),
            actor=Actor.person(self.login.user.pk),
            now=clock.now(),
        )
        self.state["code"] = str(code.pk)

    @property
    def sent_to(self) -> str:
        return presenters.masked(self.login.user.channel, self.login.user.address)

    def _is_needed(self) -> bool:
        """Whoever just proved an address, or will be asked for a second factor, need not be asked a third time."""
        user = self.login.user
        return bool(
            settings.NEW_DEVICE_CODE
            and not self.login.signup
            and not devices.is_known(self.request, user)
            and not is_mfa_enabled(user, FACTORS)
        )
