"""`/lupa-sandi/`: a code to the address, then a new password."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rantau.accounts import actions, presenters
from rantau.accounts.forms import CodeForm, PasswordForm, Recover
from rantau.accounts.views.asking import by_stranger, language
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.network import network_of
from rantau.foundation.refusals import Refusal
from rantau.ui.pages import render, see

KEY = "recovery"
PROVEN_FOR = timedelta(minutes=15)


def recover(request: HttpRequest) -> HttpResponse:
    """The same page follows whether or not the address has an account (promise P8)."""
    form = Recover(request.POST or None)
    if request.method == "POST" and form.is_valid():
        channel, address = form.cleaned_data["address"]
        try:
            _ask(request, channel, address)
            return see("accounts:recover_code")
        except Refusal as refusal:
            form.refuse(refusal)
    return render(request, "accounts/recover.html", form=form, submit_label=_("Kirim kode"))


def recover_code(request: HttpRequest) -> HttpResponse:
    asked: dict[str, Any] | None = request.session.get(KEY)
    if not asked:
        return see("accounts:recover")
    resend = request.method == "POST" and "resend" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not resend else None)
    problem = ""
    try:
        if resend:
            _ask(request, asked["channel"], asked["address"])
            return see("accounts:recover_code")
        if form.is_valid():
            account = actions.confirm_recovery(
                code_id=asked["code"], typed=form.cleaned_data["code"], **by_stranger("recovery")
            )
            request.session[KEY] = {**asked, "account": str(account), "at": clock.now().timestamp()}
            return see("accounts:recover_password")
    except Refusal as refusal:
        problem = "" if form.is_bound else refusal.sentence
        if form.is_bound:
            form.refuse(refusal)
    sent_to = presenters.masked(asked["channel"], asked["address"])
    return render(request, "accounts/recover_code.html", form=form, sent_to=sent_to, problem=problem)


def recover_password(request: HttpRequest) -> HttpResponse:
    asked: dict[str, Any] = request.session.get(KEY) or {}
    if "account" not in asked or clock.now().timestamp() - asked["at"] > PROVEN_FOR.total_seconds():
        return see("accounts:recover")
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = UUID(asked["account"])
        actions.set_recovered_password(
            account_id=account, password=form.cleaned_data["password"], actor=Actor.person(account), now=clock.now()
        )
        request.session.pop(KEY)
        return render(request, "accounts/recovered.html")
    return render(request, "accounts/recover_password.html", form=form, submit_label=_("Simpan kata sandi"))


def _ask(request: HttpRequest, channel: str, address: str) -> None:
    sent = actions.ask_recovery(
        channel=channel, address=address, language=language(), asked_from=network_of(request), **by_stranger("recovery")
    )
    request.session[KEY] = {"code": str(sent.pk), "channel": channel, "address": address}
