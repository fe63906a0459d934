"""The applicant's page: where, when, what to bring, and the code."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rantau.collection import actions, presenters, queries
from rantau.collection.queries import Booklet
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


def _own(request: HttpRequest, ref: str) -> Booklet:
    owner = request.user.pk
    booklet = queries.visible_to(owner).filter(reference=ref).first() if owner else None
    if booklet is None:
        raise Http404
    return booklet


@never_cache
@require_safe
@applicant_required
def pickup(request: HttpRequest, ref: str) -> HttpResponse:
    return pages.render(request, "collection/pickup.html", pickup=presenters.pickup(_own(request, ref)))


@require_POST
@applicant_required
def renew(request: HttpRequest, ref: str) -> HttpResponse:
    booklet = _own(request, ref)
    try:
        actions.renew_code(booklet_id=booklet.pk, actor=request.actor, now=clock.now())  # type: ignore[attr-defined]  # set by the middleware of accounts
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("Kode baru dibuat. Kode lama tidak berlaku lagi."))
    return pages.see("collection:pickup", ref)
