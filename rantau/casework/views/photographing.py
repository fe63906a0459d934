"""`/foto/`: photo and fingerprints of whoever was approved first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.casework import actions
from rantau.casework.forms import PhotoTaken
from rantau.casework.presenters import case as shown
from rantau.casework.views.opening import actor_of, in_hand
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("interviewer")
def photo(request: HttpRequest, ref: str) -> HttpResponse:
    case = in_hand(request, ref)
    if case.state != "TO_PHOTO":
        return pages.see("casework:case", ref)
    form = PhotoTaken(request.POST or None, initial={"version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_photo(reference=ref, **form.cleaned_data, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Foto dan sidik jari dicatat."))
            return pages.see("casework:desk")
    if request.method != "POST":
        # The data are compared with the applicant who stands there: identity is shown, and that is noted.
        fields = ["answers", "identity"]
        actions.note_read(reference=ref, purpose="WORK", fields=fields, actor=actor_of(request), now=clock.now())
    status, groups = 422 if form.errors else 200, shown.answers(case, unmasked=True)
    return pages.render(request, "casework/photo.html", status, form=form, ref=ref, groups=groups)
