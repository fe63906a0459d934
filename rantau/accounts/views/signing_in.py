"""`/masuk/` and `/keluar/`, the code for a new device, and giving back what was typed."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.stagekit import clear_login, stash_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from rantau.accounts import actions
from rantau.accounts.adapters.stages import NewDevice
from rantau.accounts.forms import CodeForm, SignIn
from rantau.accounts.middleware import keeping, stamps
from rantau.accounts.views.asking import by_stranger
from rantau.foundation import clock
from rantau.foundation.access import signed_in
from rantau.foundation.actor import Actor
from rantau.foundation.network import network_of
from rantau.foundation.refusals import Refusal
from rantau.ui.pages import render, see

TOO_MANY = 429


def sign_in(request: HttpRequest) -> HttpResponse:
    """One sentence and one amount of work for every mistake (promise P8)."""
    if request.user.is_authenticated:
        return see(get_adapter(request).get_login_redirect_url(request))
    form, status = SignIn(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        _channel, address = form.cleaned_data["address"]
        try:
            user = actions.check_password(
                address=address, password=form.cleaned_data["password"], asked_from=network_of(request),
                **by_stranger("sign_in"),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
            status = TOO_MANY if isinstance(refusal, actions.StoppedHere) else 200
        else:
            login = Login(user=user, redirect_url=request.GET.get("next"))
            answer: HttpResponse = perform_password_login(request, {}, login)
            return answer
    return render(
        request, "accounts/sign_in.html", status, form=form,
        ended=keeping.reason(request), kept=keeping.kept(request) is not None,
        minutes=int(settings.SESSION_IDLE_APPLICANT.total_seconds() // 60),
    )  # fmt: skip


def sign_out(request: HttpRequest) -> HttpResponse:
    """GET asks, POST does: a picture on another site can sign nobody out."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    if request.user.is_authenticated:
        actions.note_sign_out(
            account_id=request.user.pk, session_id=request.session.get(stamps.OPEN) or None,
            actor=Actor.person(request.user.pk), now=clock.now(),
        )  # fmt: skip
    clear_login(request)
    logout(request)
    answer = see(settings.LOGOUT_REDIRECT_URL)
    # What this person's files left in the browser while they waited to be sent (promise P15).
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


@login_stage_required(stage=NewDevice.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]  # allauth
def device(request: HttpRequest) -> HttpResponse:
    """The code that was sent because this device is new."""
    stage: NewDevice = request._login_stage  # type: ignore[attr-defined]  # noqa: SLF001  # how allauth hands it over
    user = stage.login.user
    resend = request.method == "POST" and "resend" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not resend else None)
    problem = ""
    try:
        if resend:
            stage.send()
            stash_login(request, stage.login)
            return see("accounts:device")
        if form.is_valid():
            actions.confirm_device_code(
                account_id=user.pk, code_id=stage.state.get("code") or None, typed=form.cleaned_data["code"],
                **by_stranger("sign_in"),
            )  # fmt: skip
            answer: HttpResponse = stage.exit()
            return answer
    except Refusal as refusal:
        problem = "" if form.is_bound else refusal.sentence
        if form.is_bound:
            form.refuse(refusal)
    return render(request, "accounts/device.html", form=form, sent_to=stage.sent_to, problem=problem)


@signed_in
def resume(request: HttpRequest) -> HttpResponse:
    """What was typed when the session had ended, ready to be sent again or thrown away."""
    kept = keeping.kept(request)
    if request.method == "POST" or kept is None:
        keeping.forget(request)
        return see(get_adapter(request).get_login_redirect_url(request))
    return render(request, "accounts/resume.html", kept=kept)
