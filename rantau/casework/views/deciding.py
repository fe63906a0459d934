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
    field_check = queries.may_order_field_check(case)
    form = Decide(request.POST or None, field_check=field_check, initial={"version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, ref, form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Putusan dicatat."))
            return pages.see("casework:desk")
    if request.method != "POST":
        # What was said at the interview stands on this page, which can be opened without the page of the case.
        actions.note_read(reference=ref, purpose="WORK", fields=["answers"], actor=actor_of(request), now=clock.now())
    status = 422 if form.errors else 200
    return pages.render(request, "casework/decide.html", status, form=form, ref=ref, talks=shown.talks(case))


def _decide(request: HttpRequest, ref: str, given: dict[str, Any]) -> None:
    about = {"reference": ref, "version": given["version"], "actor": actor_of(request), "now": clock.now()}
    if given["outcome"] == "FIELD_CHECK":
        actions.order_field_check(**about)
    elif given["outcome"] == "APPROVE":
        actions.approve(note=given["note"], **about)
    else:
        reason, basis = given["reason_code"], given["legal_basis"]
        actions.reject(reason_code=reason, legal_basis=basis, note=given["note"], **about)
