"""`/akun/keamanan/`: password and second factor at a glance, and changing the password."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rantau.accounts import actions, queries
from rantau.accounts.forms import ChangePassword
from rantau.accounts.middleware import devices
from rantau.accounts.views.asking import account_id, actor_of, by
from rantau.foundation.access import signed_in
from rantau.ui.pages import render, see


@signed_in
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    factors = queries.factors_of(account_id(request))
    return render(request, "accounts/security.html", factors=factors, is_staff=actor_of(request).is_staff)


@signed_in
def change_password(request: HttpRequest) -> HttpResponse:
    """Other devices are signed out: their sessions are bound to the old password."""
    user = queries.account(account_id(request))
    form = ChangePassword(request.POST or None, is_current=user.check_password)
    if request.method == "POST" and form.is_valid():
        changed = actions.change_password(account_id=user.pk, password=form.cleaned_data["password"], **by(request))
        update_session_auth_hash(request, changed)
        response = see("accounts:security")
        devices.remember(request, response, changed)
        return response
    return render(request, "accounts/change_password.html", form=form, submit_label=_("Simpan kata sandi"))
