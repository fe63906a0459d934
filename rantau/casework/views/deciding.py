"""The decision of a head or section head."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.casework import actions, queries
from rantau.casework.forms import Decide
from rantau.casework.presenters import case as shown
from rantau.casework.presenters import family
from rantau.casework.views.opening import actor_of, in_hand
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("section_head", "head")
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    case = in_hand(request, ref)
    beside = family.beside(case, actor_of(request))
    form = Decide(request.POST or None, **_offered(case), initial={"version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, ref, form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Putusan dicatat."))
            return _onward(beside)
    if request.method != "POST":
        # What was said at the interview stands on this page, which can be opened without the page of the case.
        actions.note_read(reference=ref, purpose="WORK", fields=["answers"], actor=actor_of(request), now=clock.now())
    status = 422 if form.errors else 200
    talks = shown.talks(case)
    return pages.render(
        request,
        "casework/decide.html",
        status,
        form=form,
        ref=ref,
        talks=talks,
        beside=beside,
        minutes=queries.last_interview(case, "BAP"),
    )


def _offered(case: queries.Case) -> dict[str, Any]:
    """What else can be decided in this service, and about this case."""
    return {
        "field_check": queries.may_order_field_check(case),
        "force_majeure": queries.has_disaster_letter(case),
        "months": queries.examination(case).suspend_months if queries.is_examined(case) else None,
    }


def _onward(beside: list[family.Beside]) -> HttpResponse:
    """On to the next decision of the same family; each is a record of its own."""
    following = next((other for other in beside if other.to_decide), None)
    return pages.see(following.url) if following else pages.see("casework:desk")


def _decide(request: HttpRequest, ref: str, given: dict[str, Any]) -> None:
    about = {"reference": ref, "version": given["version"], "actor": actor_of(request), "now": clock.now()}
    if given["outcome"] == "FIELD_CHECK":
        actions.order_field_check(**about)
    elif given["outcome"] == "APPROVE":
        actions.approve(note=given["note"], **about)
    elif given["outcome"] == "APPROVE_FM":
        actions.approve(note=given["note"], force_majeure=True, **about)
    elif given["outcome"] == "SUSPEND":
        months, basis = given["months"] or 0, given["legal_basis"]
        actions.suspend(months=months, legal_basis=basis, note=given["note"], **about)
    else:
        reason, basis = given["reason_code"], given["legal_basis"]
        actions.reject(reason_code=reason, legal_basis=basis, note=given["note"], **about)
