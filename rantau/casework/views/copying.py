"""A paper beside its answers, and a copy of it that says who took it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rantau.casework.presenters import copies
from rantau.casework.views.opening import CASE_ROLES, actor_of, in_hand
from rantau.documents import actions as documents
from rantau.documents import queries as papers
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import errors, pages


@require_safe
@roles(*CASE_ROLES)
def paper_copy(request: HttpRequest, ref: str, document_id: UUID) -> HttpResponse:
    """To take away; for whoever has the case in hand, noted every time."""
    opened, actor, now = in_hand(request, ref), actor_of(request), clock.now()
    document = papers.of(ref).filter(pk=document_id).first()
    if document is None:
        raise Http404
    try:
        copy = documents.copy_paper(
            document_id=document_id,
            lines=copies.lines(ref, str(request.user), actor.office, now),
            purpose="WORK",
            person_id=opened.application.person_id,
            actor=actor,
            now=now,
        )
    except Refusal as refusal:
        return errors.unread(request, refusal.sentence, passing=getattr(refusal, "passing", True))
    return pages.file_response(copy.content, copy.media, copies.name(ref, document.slot, copy.media), inline=False)
