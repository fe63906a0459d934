"""Forms of the second factor: allauth's checks with our fields around them."""

from typing import Any

from allauth.account.forms import ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorAgainForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _

from rantau.ui import fields
from rantau.ui.forms import Form

HINT = _("Enam angka dari aplikasi autentikator, atau satu kode cadangan.")


def code_field(hint: Any = HINT) -> fields.Text:
    return fields.Text(_("Kode"), hint=hint, autocomplete="one-time-code", inputmode="numeric", width="short")


class SecondFactor(Form, AuthenticateForm):
    code = code_field()


class SecondFactorAgain(Form, FactorAgainForm):
    code = code_field()


class PasswordAgain(Form, ReauthenticateForm):
    password = fields.Password(_("Kata sandi"))


class SetUpApp(Form, ActivateTOTPForm):
    code = code_field(_("Enam angka yang sekarang tampil di aplikasi."))


class RemoveApp(Form, DeactivateTOTPForm):
    pass


class NewRecoveryCodes(Form, GenerateRecoveryCodesForm):
    pass


class AddPasskey(Form, AddWebAuthnForm):
    name = fields.Text(_("Nama kunci"), hint=_("Misalnya: ponsel saya."), max_length=60, required=False)
    passwordless = None
