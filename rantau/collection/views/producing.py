"""Printing, checking, shelving; and a new code by a supervisor."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rantau.collection import actions, presenters, queries
from rantau.collection.forms import PASSED, Check, Print, Shelve
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.ui import pages
from rantau.ui.forms import Form

FORMS: dict[str, type[Form]] = {"print": Print, "check": Check, "shelve": Shelve, "renew": Form}


@require_safe
@roles("printer", "qc", "handover", "section_head", "head")
def print_desk(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    rows, columns = presenters.desk_rows(actor), presenters.columns()
    return pages.render(request, "collection/print_desk.html", rows=rows, columns=columns)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("printer", "qc", "handover", "section_head", "head")
def booklet(request: HttpRequest, ref: str) -> HttpResponse:
    """One booklet with the form that its state and the officer's role ask for."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    found = queries.at_office(actor).filter(reference=ref).first()
    if found is None:
        raise Http404
    one = presenters.one(found, actor)
    form = FORMS.get(one.act, Form)(request.POST or None)
    if request.method == "POST" and one.act and form.is_valid():
        try:
            _act(one, form.cleaned_data, actor)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Dicatat."))
            return pages.see("collection:booklet", ref)
    status = 422 if form.errors else 200
    return pages.render(request, "collection/booklet.html", status, form=form, one=one)


def _act(one: presenters.One, given: dict[str, Any], actor: Actor) -> None:
    about: dict[str, Any] = {"booklet_id": one.id, "actor": actor, "now": clock.now()}
    if one.act == "print":
        actions.allocate_and_print(number=given["number"], **about)
    elif one.act == "shelve":
        actions.mark_ready(shelf=given["shelf"], **about)
    elif one.act == "renew":
        actions.renew_code(**about)
    elif given["result"] == PASSED:
        actions.pass_check(**about)
    else:
        actions.fail_check(flaw=given["result"], **about)
