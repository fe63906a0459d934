"""`/petugas/jejak/`: search the journal. Each look is noted, with what was looked for."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rantau.audit import actions, policies, queries
from rantau.audit.forms import Search
from rantau.audit.presenters import trail as shown
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.paging import page_by_key
from rantau.ui import pages

AFTER = "setelah"


@never_cache
@require_safe
@roles(*policies.READERS)
def trail(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]  # set by accounts
    asked = {name: value for name, value in request.GET.items() if name in Search.base_fields}
    form = Search(asked)
    if not form.is_valid():
        return pages.render(request, "audit/trail.html", status=422, form=form, rows=[], chain=shown.chain())
    wanted = form.wanted()
    page = page_by_key(queries.search(actor, wanted), key=("-id",), after=request.GET.get(AFTER, ""))
    actions.note_read(wanted=wanted, shown=len(page.rows), actor=actor, now=clock.now())
    return pages.render(
        request,
        "audit/trail.html",
        form=form,
        columns=shown.columns(),
        rows=shown.rows(page.rows),
        chain=shown.chain(),
        next_url=f"?{urlencode({**asked, AFTER: page.after})}" if page.after else "",
    )
