"""My desk: what waits, what is late, and the next one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from rantau.casework import actions, queries
from rantau.casework.presenters import desk as shown
from rantau.casework.views.opening import CASE_ROLES, actor_of, found, say, seen_version
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages
from rantau.ui.navigation import ROLE_NAMES


@require_safe
@roles(*ROLE_NAMES)
def desk(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    if actor.role not in CASE_ROLES:
        return pages.render(request, "casework/elsewhere.html", links=shown.other_pages(actor.role))
    if text := request.GET.get("q", "").strip()[:80]:
        rows = shown.rows(queries.search(actor, text), now)
        return pages.render(request, "casework/search.html", q=text, rows=rows, columns=shown.columns())
    view = shown.desk(actor, request.GET.get("tahap", ""), request.GET.get("setelah", ""), now)
    return pages.render(request, "casework/desk.html", desk=view, q="")


@require_POST
@roles(*CASE_ROLES)
def take_next(request: HttpRequest) -> HttpResponse:
    try:
        case = actions.take_next(actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        messages.info(request, refusal.sentence)
        return pages.see("casework:desk")
    return pages.see("casework:case", case.reference)


@require_POST
@roles(*CASE_ROLES)
def take(request: HttpRequest, ref: str) -> HttpResponse:
    found(request, ref)
    try:
        actions.take(reference=ref, actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    return pages.see("casework:case", ref)


@require_POST
@roles(*CASE_ROLES)
def release(request: HttpRequest, ref: str) -> HttpResponse:
    found(request, ref)
    try:
        actions.release(reference=ref, version=seen_version(request), actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        return say(request, refusal, ref)
    return pages.see("casework:desk")
