"""`/bap/`: the minutes of an examination, written while it is held; and the sheet to print."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rantau.casework import actions, queries
from rantau.casework.forms import Minutes
from rantau.casework.presenters import case as shown
from rantau.casework.presenters import minutes as sheet
from rantau.casework.views.opening import actor_of, found, in_hand, say, seen_version
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@require_POST
@roles("examiner")
def begin_minutes(request: HttpRequest, ref: str) -> HttpResponse:
    found(request, ref)
    version = seen_version(request)
    try:
        actions.begin_interview(reference=ref, version=version, actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        return say(request, refusal, ref)
    return pages.see("casework:minutes", ref)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("examiner")
def minutes(request: HttpRequest, ref: str) -> HttpResponse:
    case = in_hand(request, ref)
    if case.state != "EXAMINING":
        return pages.see("casework:case", ref)
    opinions = queries.examination(case).opinions
    form = Minutes(request.POST or None, opinions=opinions, initial={"version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_minutes(reference=ref, **form.cleaned_data, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Berita acara selesai dan dicatat."))
            return pages.see("casework:desk")
    if request.method != "POST":
        fields = ["answers", "identity"]
        actions.note_read(reference=ref, purpose="WORK", fields=fields, actor=actor_of(request), now=clock.now())
    status, groups = 422 if form.errors else 200, shown.answers(case, unmasked=True)
    return pages.render(request, "casework/minutes.html", status, form=form, ref=ref, groups=groups)


@never_cache
@require_safe
@roles("section_head", "head")
def print_minutes(request: HttpRequest, ref: str) -> HttpResponse:
    """To be signed on paper, for whoever has the case in hand to decide it."""
    case = in_hand(request, ref)
    page = sheet.page(case)
    if page is None:
        raise Http404
    actions.note_read(
        reference=ref, purpose="WORK", fields=["answers", "identity"], actor=actor_of(request), now=clock.now()
    )
    return pages.render(request, "casework/minutes_sheet.html", page=page)
