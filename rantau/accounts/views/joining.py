"""`/daftar/`: prove an address, choose a password. The pages on who one is are in `joining_person`."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rantau.accounts import actions, presenters, queries
from rantau.accounts.forms import CodeForm, SignUp, SignUpAccount
from rantau.accounts.views.asking import account_id, by_stranger, language
from rantau.foundation.access import applicant_required
from rantau.foundation.network import network_of
from rantau.foundation.refusals import Refusal
from rantau.ui.pages import render, see

KEY, ONWARD = "sign_up", "sign_up_onward"


def sign_up(request: HttpRequest) -> HttpResponse:
    """Whether the address already has an account changes nothing that is seen here (promise P8).

    `?next=` is where somebody was going who had no account; the last page leads there.
    """
    if request.user.is_authenticated:
        return see("accounts:account")
    form = SignUp(request.POST or None)
    if request.method == "POST" and form.is_valid():
        channel, address = form.cleaned_data["address"]
        try:
            pending = actions.begin_sign_up(
                channel=channel, address=address, language=language(), asked_from=network_of(request),
                **by_stranger("sign_up"),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            request.session[KEY] = str(pending.pk)
            request.session[ONWARD] = request.GET.get("next", "")
            return see("accounts:sign_up_code")
    return render(request, "accounts/sign_up.html", form=form, submit_label=_("Kirim kode"))


@require_safe
def sign_up_notice(request: HttpRequest) -> HttpResponse:
    """The privacy notice that is agreed to."""
    return render(request, "accounts/sign_up_notice.html")


def sign_up_code(request: HttpRequest) -> HttpResponse:
    pending = queries.pending_sign_up(request.session.get(KEY))
    if pending is None:
        return see("accounts:sign_up")
    if pending.confirmed_at:
        return see("accounts:sign_up_account")
    resend = request.method == "POST" and "resend" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not resend else None)
    problem = ""
    if resend or form.is_valid():
        try:
            if resend:
                actions.resend_sign_up_code(
                    sign_up_id=pending.pk, asked_from=network_of(request), **by_stranger("sign_up")
                )
                return see("accounts:sign_up_code")
            actions.confirm_code(sign_up_id=pending.pk, typed=form.cleaned_data["code"], **by_stranger("sign_up"))
            return see("accounts:sign_up_account")
        except Refusal as refusal:
            problem = "" if form.is_bound else refusal.sentence
            if form.is_bound:
                form.refuse(refusal)
    sent_to = presenters.masked(pending.channel, pending.answers["address"])
    return render(request, "accounts/sign_up_code.html", form=form, sent_to=sent_to, problem=problem)


def sign_up_account(request: HttpRequest) -> HttpResponse:
    pending = queries.pending_sign_up(request.session.get(KEY))
    if detour := to_open_step(pending):
        return detour
    known = {name: pending.answers.get(name) for name in ("full_name", "citizenship")} if pending else {}
    if known.get("citizenship"):
        known["citizenship"] = "WNI" if known["citizenship"] == "IDN" else "WNA"
    form = SignUpAccount(request.POST or None, initial=known)
    if pending and request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        answers = {"full_name": given["full_name"], "citizenship": "IDN" if given["citizenship"] == "WNI" else ""}
        actions.note_answers(
            sign_up_id=pending.pk, step="account", answers=answers, password=given["password"],
            **by_stranger("sign_up"),
        )  # fmt: skip
        return see("accounts:sign_up_identity")
    return render(request, "accounts/sign_up_account.html", form=form)


@applicant_required
@require_safe
def sign_up_done(request: HttpRequest) -> HttpResponse:
    request.session.pop(KEY, None)
    wanted = request.session.get(ONWARD, "")
    onward = wanted if wanted and get_adapter(request).is_safe_url(wanted) else ""
    name = queries.display_name(account_id(request))
    return render(request, "accounts/sign_up_done.html", name=name, onward=onward)


def to_open_step(pending: queries.PendingSignUp | None, *needs: str) -> HttpResponse | None:
    """Where somebody has to go who jumped ahead, came back too late, or pressed the back button after the end."""
    if pending is None:
        return see("accounts:sign_up")
    if pending.account_id:
        return see("accounts:sign_up_done")
    if not pending.confirmed_at:
        return see("accounts:sign_up_code")
    if not all(pending.answers.get(name) is not None for name in needs):
        return see("accounts:sign_up_account")
    return None


def enter(request: HttpRequest, user: queries.User) -> HttpResponse:
    """Signed in at once: the address and the password were given a moment ago."""
    record_authentication(request, user, method="sign_up")
    login = Login(user=user, signup=True, redirect_url=reverse("accounts:sign_up_done"))
    answer: HttpResponse = perform_login(request, login)
    return answer
