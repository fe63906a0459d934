"""`/akun/privasi/`: who opened my data, what I agreed to, and what I can ask for."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rantau.audit import queries
from rantau.audit.presenters import privacy as shown
from rantau.foundation.access import applicant_required
from rantau.foundation.paging import page_by_key
from rantau.ui import pages

AT_ONCE = 20


@never_cache
@require_safe
@applicant_required
def privacy(request: HttpRequest) -> HttpResponse:
    account: str = request.actor.id  # type: ignore[attr-defined]  # set by accounts
    page = page_by_key(
        queries.openings(UUID(account)), key=("-id",), after=request.GET.get("setelah", ""), size=AT_ONCE
    )
    return pages.render(
        request,
        "audit/privacy.html",
        openings=shown.openings(page.rows),
        after=page.after,
        agreed=shown.agreed(account),
    )
