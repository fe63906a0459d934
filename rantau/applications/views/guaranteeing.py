"""`/penjamin/<token>/`: the guarantor vouches or not, with the link alone and without an account; and the page on
which the applicant waits for that.

A link that is over, was used or is made up gets one and the same page. Wrong names and numbers are counted for each
question, unknown links for each network; a link that is right is always answered, however many share a network.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rantau.applications import actions, presenters, queries
from rantau.applications.forms import Correction, Refusing, Vouching
from rantau.applications.queries import Guarantee
from rantau.applications.views.opening import actor_of, own_application
from rantau.foundation import clock
from rantau.foundation.access import applicant_required, network_of
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.ui import pages
from rantau.vault import tries

GUARANTOR = Actor.system("applications.guarantor")
NETWORK_TRIES, TEN_MINUTES = 30, 600
NAME_TRIES, HOUR = 10, 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def vouch(request: HttpRequest, token: str) -> HttpResponse:
    """Who asks, for what, and the two boxes that only the guarantor can fill in."""
    asked = queries.guarantee_by_token(token, clock.now())
    if asked is None:
        return _over(request)
    form = Vouching(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, asked, form, token)
    if not form.is_valid():
        return _page(request, asked, form, token, status=422)
    taken = tries.take("applications.guarantor", str(asked.pk), NAME_TRIES, HOUR)
    if taken is None:
        return _page(request, asked, form, token, status=429, too_often=True)
    name, nik = form.cleaned_data["name"], form.cleaned_data["nik"]
    try:
        actions.confirm_guarantee(token=token, name=name, nik=nik, actor=GUARANTOR, now=clock.now())
    except Refusal as refusal:
        form.refuse(refusal)
        return _page(request, asked, form, token, status=422)
    return pages.see("applications:guarantor_answered", "ya")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, token: str) -> HttpResponse:
    """Also for whoever got the link by mistake: nothing needs to be known to say no."""
    asked = queries.guarantee_by_token(token, clock.now())
    if asked is None:
        return _over(request)
    form = Refusing(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.refuse_guarantee(token=token, reason=reason, actor=GUARANTOR, now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see("applications:guarantor_answered", "tidak")
    return _page(request, asked, form, token, status=422 if form.errors else 200)


@never_cache
@require_safe
def answered(request: HttpRequest, answer: str) -> HttpResponse:
    """Thanks. Says nothing about anybody: this address is the same for all."""
    return pages.render(request, "applications/guarantor/answered.html", vouched=answer == "ya")


@applicant_required
def recall(request: HttpRequest, reference: str) -> HttpResponse:
    """`/permohonan/<ref>/penjamin/`: whom the applicant named, and the way to correct it before they answer."""
    application = own_application(request, reference)
    asked = queries.last_guarantee(application)
    if asked is None or application.phase != "AWAITING_GUARANTOR":
        return pages.see(f"/permohonan/{reference}/")
    form = Correction(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.recall(reference=reference, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see("applications:tasks", reference)
    return pages.render(
        request,
        "applications/guarantor/recall.html",
        form=form,
        head=presenters.head(application, queries.definition(application), None),
        rows=presenters.named_guarantor(asked),
        until=asked.expires_at,
        now=clock.now(),
        submit_label=_("Ambil kembali untuk diperbaiki"),
    )


def _page(
    request: HttpRequest,
    asked: Guarantee,
    form: Vouching | Refusing,
    token: str,
    status: int = 200,
    *,
    too_often: bool = False,
) -> HttpResponse:
    page = "refuse" if isinstance(form, Refusing) else "vouch"
    return pages.render(
        request,
        f"applications/guarantor/{page}.html",
        status=status,
        form=form,
        token=token,
        question=presenters.question_to_guarantor(asked, queries.answers(asked.application)),
        now=clock.now(),
        too_often=too_often,
        submit_label=_("Ya, saya menjamin orang ini") if page == "vouch" else _("Kirim jawaban saya"),
    )


def _over(request: HttpRequest) -> HttpResponse:
    if tries.take("applications.guarantor.network", network_of(request), NETWORK_TRIES, TEN_MINUTES) is None:
        return pages.render(request, "applications/guarantor/over.html", status=429, too_often=True)
    return pages.render(request, "applications/guarantor/over.html", status=404)
