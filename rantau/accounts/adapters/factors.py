"""Second factors: their secrets are sealed, and staff may not be left without one."""

import base64
import io
from typing import Any, ClassVar

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rantau.accounts.models import User
from rantau.vault import seal

BOUND_TO = "mfa_authenticator:data"


class MFAAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Kode tidak cocok. Tunggu kode berikutnya di aplikasi, lalu coba lagi."),
        "cannot_delete_authenticator": _(
            "Petugas harus punya paling sedikit satu pengaman kedua. Pasang yang lain lebih dulu."
        ),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal.seal(text.encode(), bound_to=BOUND_TO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return seal.open(base64.b64decode(encrypted_text), bound_to=BOUND_TO).decode()

    def get_totp_label(self, user: User) -> str:
        return user.address

    def _get_user_identifier(self, user: User) -> str:
        return user.address

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)

    def build_totp_svg(self, url: str) -> str:
        """Shown as a data: picture, since the page may hold no inline style."""
        drawn = io.BytesIO()
        segno.make(url, micro=False).save(drawn, kind="svg", scale=4, border=2)
        return drawn.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep at least one (promise P7); recovery codes alone are none."""
        if authenticator.type == Authenticator.Type.RECOVERY_CODES or not authenticator.user.is_staff_member:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing here: the event tells `notifications`, which knows the person's channel and language."""
