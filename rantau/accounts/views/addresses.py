"""`/akun/profil/ubah/`: another e-mail address or phone, with a code to the old and one to the new."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.accounts import actions, presenters
from rantau.accounts.forms import NewAddress, TwoCodes
from rantau.accounts.views.asking import account_id, by
from rantau.foundation.access import signed_in
from rantau.foundation.network import network_of
from rantau.foundation.refusals import Refusal
from rantau.ui.pages import render, see

KEY = "new_address"


@signed_in
def change_address(request: HttpRequest) -> HttpResponse:
    form = NewAddress(request.POST or None)
    if request.method == "POST" and form.is_valid():
        channel, address = form.cleaned_data["address"]
        try:
            sent = actions.ask_contact_change(
                account_id=account_id(request), channel=channel, address=address, asked_from=network_of(request),
                **by(request),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            request.session[KEY] = {
                "channel": channel, "address": address, "old": str(sent.old), "new": str(sent.new),
            }  # fmt: skip
            return see("accounts:confirm_address")
    return render(request, "accounts/change_address.html", form=form, submit_label=_("Kirim kode"))


@signed_in
def confirm_address(request: HttpRequest) -> HttpResponse:
    asked: dict[str, Any] | None = request.session.get(KEY)
    if not asked:
        return see("accounts:change_address")
    form = TwoCodes(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_contact(
                account_id=account_id(request),
                channel=asked["channel"],
                address=asked["address"],
                sent=actions.CodesSent(old=UUID(asked["old"]), new=UUID(asked["new"])),
                typed_old=form.cleaned_data["old"],
                typed_new=form.cleaned_data["new"],
                **by(request),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            request.session.pop(KEY)
            return see(f"{reverse('accounts:profile')}?diganti")
    sent_to = presenters.masked(asked["channel"], asked["address"])
    return render(request, "accounts/confirm_address.html", form=form, sent_to=sent_to)
