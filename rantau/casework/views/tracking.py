"""`/instansi-lain/`: how a case stands that goes on at another agency."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.casework import actions
from rantau.casework.forms import FilingStatus
from rantau.casework.presenters import case as shown
from rantau.casework.views.opening import actor_of, in_hand
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("verifier")
def filing(request: HttpRequest, ref: str) -> HttpResponse:
    case = in_hand(request, ref)
    if case.state != "HANDED_OFF":
        return pages.see("casework:case", ref)
    form = FilingStatus(request.POST or None, statuses=shown.filing_choices(case), initial={"version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_filing(reference=ref, **form.cleaned_data, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Dicatat."))
            return pages.see("casework:desk")
    status, rows = 422 if form.errors else 200, shown.elsewhere(case, whole=True)
    return pages.render(request, "casework/filing.html", status, form=form, ref=ref, rows=rows)
