"""Second factors: allauth's views, one by one, with our forms, pages and journal entries."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import ReauthenticateView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as FactorAgainView
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ListWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.forms import Form
from django.http import HttpResponse

from rantau.accounts import actions
from rantau.accounts.forms import factors as forms
from rantau.accounts.views.asking import account_id, by


class OurSite:
    """Allauth puts a `site` of its own before ours, and the page would lose the office's name."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # beside a view of allauth
        context.pop("site", None)
        return context


class SecondFactor(OurSite, AuthenticateView):
    """At sign-in, after the password."""

    form_class = forms.SecondFactor
    template_name = "accounts/factors/sign_in.html"


class PasswordAgain(ReauthenticateView):
    form_class = forms.PasswordAgain
    template_name = "accounts/factors/password_again.html"


class FactorAgain(FactorAgainView):
    form_class = forms.SecondFactorAgain
    template_name = "accounts/factors/factor_again.html"


class PasskeyAgain(ReauthenticateWebAuthnView):
    template_name = "accounts/factors/passkey_again.html"


class SetUpApp(ActivateTOTPView):
    form_class = forms.SetUpApp
    template_name = "accounts/factors/set_up_app.html"

    def form_valid(self, form: forms.SetUpApp) -> HttpResponse:
        """The code was right just now, so this session has shown the factor as well."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        actions.note_factor_added(account_id=account_id(self.request), factor="totp", **by(self.request))
        return response


class RemoveApp(DeactivateTOTPView):
    form_class = forms.RemoveApp
    template_name = "accounts/factors/remove_app.html"

    def form_valid(self, form: forms.RemoveApp) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        actions.note_factor_removed(account_id=account_id(self.request), factor="totp", **by(self.request))
        return response


class RecoveryCodes(ViewRecoveryCodesView):
    template_name = "accounts/factors/recovery_codes.html"


class RecoveryCodesFile(DownloadRecoveryCodesView):
    template_name = "accounts/factors/recovery_codes.txt"


class NewRecoveryCodes(GenerateRecoveryCodesView):
    form_class = forms.NewRecoveryCodes
    template_name = "accounts/factors/new_recovery_codes.html"

    def form_valid(self, form: forms.NewRecoveryCodes) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        actions.note_recovery_codes(account_id=account_id(self.request), **by(self.request))
        return response


class Passkeys(ListWebAuthnView):
    template_name = "accounts/factors/passkeys.html"


class AddPasskey(AddWebAuthnView):
    """A passkey needs a script; the page says so and points to the app, which needs none."""

    form_class = forms.AddPasskey
    template_name = "accounts/factors/add_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Asked for as a passkey in the full sense: kept on the device, opened by finger or PIN."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": begin_registration(self.request.user, passwordless=True)}
        return {**context, **kwargs}

    def form_valid(self, form: forms.AddPasskey) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn")
        actions.note_factor_added(account_id=account_id(self.request), factor="webauthn", **by(self.request))
        return response


class RemovePasskey(RemoveWebAuthnView):
    template_name = "accounts/factors/remove_passkey.html"

    def form_valid(self, form: Form) -> HttpResponse:
        """allauth asks whether it may go only for the app; staff must not lose their last passkey either."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.object):
            refused = adapter.error_messages["cannot_delete_authenticator"]
            answer: HttpResponse = self.render_to_response(self.get_context_data(form=form, refused=refused))
            return answer
        response: HttpResponse = super().form_valid(form)
        actions.note_factor_removed(account_id=account_id(self.request), factor="webauthn", **by(self.request))
        return response


class PasskeySignIn(OurSite, LoginWebAuthnView):
    """Only the script of the sign-in page comes here; without a usable answer one is back on that page."""
