"""`/petugas/peringatan/`: what the worker gave up on, and trying again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rantau.audit import policies
from rantau.audit.presenters import alerts as shown
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.journal import actions as journal
from rantau.journal import queries as entries
from rantau.ui import pages


@never_cache
@require_safe
@roles(*policies.WATCHERS)
def alerts(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]  # set by accounts
    return pages.render(
        request,
        "audit/alerts.html",
        files=shown.service_files(),
        letters=shown.letters(actor),
        may_mend=policies.can_mend(actor),
        columns=shown.message_columns(),
        rows=shown.message_rows(),
    )


@require_POST
@roles(*policies.MENDERS)
def deliver_again(request: HttpRequest, letter_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]  # set by accounts
    if entries.dead_letter(letter_id, actor.office) is None:
        # Sent twice, or a colleague was faster: nothing to do. What never was, or is another office's, is not found.
        if not entries.delivery_known(letter_id, actor.office):
            raise Http404
        return pages.see("audit:alerts")
    journal.deliver_again(delivery_id=letter_id, actor=actor, now=clock.now())
    messages.success(request, _("Dikirim ulang. Bila gagal lagi, ia muncul di sini."))
    return pages.see("audit:alerts")
