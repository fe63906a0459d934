"""`/pusat/`: what the directorate general answered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.casework import actions
from rantau.casework.forms import AdjudicationAnswer
from rantau.casework.presenters import case as shown
from rantau.casework.views.opening import actor_of, in_hand
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("section_head")
def adjudication(request: HttpRequest, ref: str) -> HttpResponse:
    case = in_hand(request, ref)
    if case.state != "ADJUDICATION":
        return pages.see("casework:case", ref)
    form = AdjudicationAnswer(request.POST or None, initial={"version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_adjudication(reference=ref, **form.cleaned_data, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Jawaban pusat dicatat."))
            return pages.see("casework:desk")
    if request.method != "POST":
        actions.note_read(reference=ref, purpose="WORK", fields=["answers"], actor=actor_of(request), now=clock.now())
    status, talks = 422 if form.errors else 200, shown.talks(case)
    return pages.render(request, "casework/adjudication.html", status, form=form, ref=ref, talks=talks)
