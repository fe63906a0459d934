"""`/lanjutan/`: on to the system of another agency, the number it gives, and what it says later."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rantau.applications import actions, presenters, queries
from rantau.applications.forms import FilingNews, FilingNumber
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of, own_application
from rantau.catalogue.queries import HandOff
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@never_cache
@applicant_required
def elsewhere(request: HttpRequest, reference: str) -> HttpResponse:
    """First the number, then the news; `?nomor=ubah` corrects a mistyped number."""
    application = own_application(request, reference)
    there = queries.definition(application).hand_off
    if there is None or queries.stage(application) != "HAND_OFF":
        return pages.see(f"/permohonan/{reference}/")
    filed = queries.filed_elsewhere(application)
    if filed is None or request.GET.get("nomor"):
        return _number(request, application, there)
    return _news(request, application, there, filed)


def _number(request: HttpRequest, application: Application, there: HandOff) -> HttpResponse:
    form = FilingNumber(request.POST or None, called=str(there.reference))
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_filing(reference=application.reference, **form.cleaned_data, **_who(request))
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Nomor dicatat."))
            return pages.see(f"/permohonan/{application.reference}/")
    return _page(request, application, there, form=form, number="", submit_label=_("Simpan nomor"))


def _news(
    request: HttpRequest, application: Application, there: HandOff, filed: queries.FiledElsewhere
) -> HttpResponse:
    moves = queries.FILING.possible(queries.Filing(filed.status))
    form = FilingNews(request.POST or None, statuses=[(str(row.target), str(row.label)) for row in moves])
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_filing(reference=application.reference, **form.cleaned_data, **_who(request))
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see(f"/permohonan/{application.reference}/")
    return _page(request, application, there, form=form, number=filed.number, submit_label=_("Simpan kabar"))


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"actor": actor_of(request), "now": clock.now()}


def _page(request: HttpRequest, application: Application, there: HandOff, **shown: Any) -> HttpResponse:
    return pages.render(
        request,
        "applications/elsewhere.html",
        status=422 if shown["form"].errors else 200,
        head=presenters.head(application, queries.definition(application), None),
        there=there,
        **shown,
    )
