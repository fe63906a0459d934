"""`/bap/`: the minutes of an examination, written while it is held; and the sheet to print."""

from typing import Any

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

KEEP = "keep"


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
    """Two buttons: keep what is written so far, or close it."""
    case = in_hand(request, ref)
    talk = queries.open_interview(case)
    if case.state != "EXAMINING" or talk is None:
        return pages.see("casework:case", ref)
    form = _form(request, case, talk)
    if request.method == "POST" and form.is_valid():
        try:
            _write(request, ref, form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            if KEEP in request.POST:
                messages.success(request, _("Tersimpan. Pemeriksaan belum ditutup."))
                return pages.see("casework:minutes", ref)
            messages.success(request, _("Berita acara selesai dan dicatat."))
            return pages.see("casework:desk")
    if request.method != "POST":
        fields = ["answers", "identity"]
        actions.note_read(reference=ref, purpose="WORK", fields=fields, actor=actor_of(request), now=clock.now())
    status, groups = 422 if form.errors else 200, shown.answers(case, unmasked=True)
    kept = bool(talk.statement or talk.circumstances)
    return pages.render(request, "casework/minutes.html", status, form=form, ref=ref, groups=groups, kept=kept)


def _form(request: HttpRequest, case: queries.Case, talk: queries.Interview) -> Minutes:
    return Minutes(
        request.POST or None,
        opinions=queries.examination(case).opinions,
        whole=KEEP not in request.POST,
        initial={
            "version": case.version,
            "statement": talk.statement,
            "circumstances": talk.circumstances,
            "opinion": talk.opinion,
        },
    )


def _write(request: HttpRequest, ref: str, given: dict[str, Any]) -> None:
    about: dict[str, Any] = {"reference": ref, "actor": actor_of(request), "now": clock.now()}
    if KEEP in request.POST:
        given.pop("data_confirmed")
        actions.keep_minutes(**given, **about)
    else:
        actions.close_minutes(**given, **about)


@never_cache
@require_safe
@roles("examiner", "section_head", "head")
def print_minutes(request: HttpRequest, ref: str) -> HttpResponse:
    """For the applicant to read and sign while it is written, and for whoever has the case in hand to decide it."""
    case = in_hand(request, ref)
    page = sheet.page(case)
    if page is None:
        raise Http404
    actions.note_read(
        reference=ref, purpose="WORK", fields=["answers", "identity"], actor=actor_of(request), now=clock.now()
    )
    return pages.render(request, "casework/minutes_sheet.html", page=page)
