"""Papers judged, the file complete, or back to the applicant."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rantau.casework import actions
from rantau.casework.forms import SendBack, Verdict
from rantau.casework.presenters import case as shown
from rantau.casework.views.opening import actor_of, found, in_hand, say, seen_version
from rantau.documents import queries as papers
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@require_POST
@roles("verifier")
def judge(request: HttpRequest, ref: str, document_id: UUID) -> HttpResponse:
    found(request, ref)
    form = Verdict(request.POST, reasons=papers.reasons())
    if not form.is_valid():
        messages.warning(request, _("Pilih penilaian untuk berkas ini."))
        return pages.see("casework:case", ref)
    reason = form.cleaned_data["reason"]
    accepted = reason == "ACCEPT"
    try:
        actions.judge_paper(
            reference=ref,
            version=form.cleaned_data["version"],
            document_id=document_id,
            accepted=accepted,
            reason="" if accepted else reason,
            note=form.cleaned_data["note"],
            actor=actor_of(request),
            now=clock.now(),
        )
    except Refusal as refusal:
        return say(request, refusal, ref)
    return _onwards(request, ref)


def _onwards(request: HttpRequest, ref: str) -> HttpResponse:
    """To the next paper that nobody has judged; after the last one to what can be done with the case."""
    page = reverse("casework:case", args=[ref])
    if any(paper.is_unjudged for paper in papers.of(ref)):
        return pages.see(f"{page}#{shown.PAPERS}")
    messages.success(request, _("Semua berkas sudah dinilai."))
    return pages.see(page)


@require_POST
@roles("verifier")
def finish_verification(request: HttpRequest, ref: str) -> HttpResponse:
    found(request, ref)
    version = seen_version(request)
    try:
        actions.finish_verification(reference=ref, version=version, actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        return say(request, refusal, ref)
    messages.success(request, _("Berkas dinyatakan lengkap."))
    return pages.see("casework:desk")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("verifier")
def send_back(request: HttpRequest, ref: str) -> HttpResponse:
    case = in_hand(request, ref)
    form = SendBack(request.POST or None, sections=shown.sections(case), initial={"version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_to_applicant(reference=ref, **form.cleaned_data, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Dikembalikan ke pemohon."))
            return pages.see("casework:desk")
    status = 422 if form.errors else 200
    return pages.render(request, "casework/send_back.html", status, form=form, ref=ref, flagged=shown.flagged(case))
