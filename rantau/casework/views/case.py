"""One case: papers beside answers, what happened, and what can be done now."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rantau.casework import actions
from rantau.casework.forms import Verdict, WhyOpen
from rantau.casework.presenters import case as shown
from rantau.casework.views import opening
from rantau.casework.views.opening import CASE_ROLES, actor_of, found, in_hand
from rantau.documents import actions as documents
from rantau.documents import queries as papers
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.ui import errors, pages


@never_cache
@require_safe
@roles(*CASE_ROLES)
def case(request: HttpRequest, ref: str) -> HttpResponse:
    """Opening is noted with its purpose; whoever has not got the case in hand is asked for one first."""
    opened, actor, now = found(request, ref), actor_of(request), clock.now()
    purpose = opening.purpose_of(request, opened)
    if not purpose:
        return pages.see("casework:purpose", ref)
    unmasked = opening.is_unmasked(request, opened)
    fields = ["answers", "identity"] if unmasked else ["answers"]
    actions.note_read(reference=ref, purpose=purpose, fields=fields, actor=actor, now=now)
    page = shown.page(
        opened,
        actor,
        chosen=request.GET.get("berkas", ""),
        unmasked=unmasked,
        may_spell=opening.may_spell(actor, opened),
        now=now,
    )
    verdict = Verdict(reasons=papers.reasons(), initial={"version": opened.version, "reason": "ACCEPT"})
    return pages.render(request, "casework/case.html", page=page, verdict=verdict)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles(*CASE_ROLES)
def purpose(request: HttpRequest, ref: str) -> HttpResponse:
    opened = found(request, ref)
    form = WhyOpen(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opening.remember(request, opened, purpose=form.cleaned_data["purpose"])
        return pages.see("casework:case", ref)
    may_take = shown.may_take(actor_of(request), opened, clock.now())
    status = 422 if form.errors else 200
    return pages.render(request, "casework/purpose.html", status, form=form, ref=ref, may_take=may_take)


@require_POST
@roles(*CASE_ROLES)
def unmask(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the identity too, on the page of this case, until another one is opened."""
    opened = found(request, ref)
    if purpose := opening.purpose_of(request, opened):
        opening.remember(request, opened, purpose=purpose, unmasked=True)
    return pages.see("casework:case", ref)


@require_safe
@roles(*CASE_ROLES)
def paper(request: HttpRequest, ref: str, document_id: UUID) -> HttpResponse:
    """The paper itself, for whoever has the case in hand; noted every time."""
    opened = in_hand(request, ref)
    document = papers.of(ref).filter(pk=document_id).first()
    if document is None:
        raise Http404
    try:
        content = papers.content(document)
    except papers.PaperUnread as refusal:
        return errors.unread(request, refusal.sentence, passing=refusal.passing)
    documents.note_opened(
        document_id=document_id,
        purpose="WORK",
        person_id=opened.application.person_id,
        actor=actor_of(request),
        now=clock.now(),
    )
    return pages.file_response(content, document.media, document.download_name, inline=True)
