"""The interview, written down while it is held."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rantau.casework import actions
from rantau.casework.forms import InterviewResult
from rantau.casework.presenters import case as shown
from rantau.casework.views import opening
from rantau.casework.views.opening import actor_of, found, in_hand, say, seen_version
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.questions.forms import form_class
from rantau.ui import pages

OFFICERS = ("interviewer", "verifier")


@require_POST
@roles(*OFFICERS)
def begin_interview(request: HttpRequest, ref: str) -> HttpResponse:
    found(request, ref)
    version = seen_version(request)
    try:
        actions.begin_interview(reference=ref, version=version, actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        return say(request, refusal, ref)
    return pages.see("casework:interview", ref)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles(*OFFICERS)
def interview(request: HttpRequest, ref: str) -> HttpResponse:
    case = in_hand(request, ref)
    meeting = shown.meeting(case)
    if meeting is None:
        return pages.see("casework:case", ref)
    form = form_class(meeting.questions, {})(request.POST or None)
    result = InterviewResult(request.POST or None, initial={"version": case.version}, prefix="hasil")
    if request.method == "POST" and form.is_valid() and result.is_valid():
        try:
            actions.finish_interview(
                reference=ref,
                answers=form.cleaned_data,
                **result.cleaned_data,
                actor=actor_of(request),
                now=clock.now(),
            )
        except Refusal as refusal:
            result.refuse(refusal)
        else:
            messages.success(request, _("%(meeting)s selesai dan dicatat.") % {"meeting": meeting.title})
            return pages.see("casework:desk")
    if request.method != "POST":
        # The final data are read out to the applicant from this page: identity is shown, and that is noted.
        purpose, fields = opening.purpose_of(request, case), ["answers", "identity"]
        actions.note_read(reference=ref, purpose=purpose, fields=fields, actor=actor_of(request), now=clock.now())
    status = 422 if form.errors or result.errors else 200
    groups = shown.answers(case, unmasked=True)
    return pages.render(
        request,
        "casework/interview.html",
        status,
        form=form,
        result=result,
        ref=ref,
        groups=groups,
        meeting=meeting,
    )
