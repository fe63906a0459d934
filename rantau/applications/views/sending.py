"""Check, send, correct, take back."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rantau.applications import actions, presenters, queries
from rantau.applications.forms import Correction, Declaration
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of, own_application
from rantau.catalogue import queries as catalogue
from rantau.documents import queries as documents
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@require_safe
@applicant_required
def review(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything that will be sent, the price, and what would cost it; the form below goes to `kirim/`."""
    application = own_application(request, reference)
    return _page(request, application, _form_for(application))


@applicant_required
def submit(request: HttpRequest, reference: str) -> HttpResponse:
    application = own_application(request, reference)
    correcting = queries.open_correction(application) is not None
    if request.method != "POST":
        return pages.see("applications:review", reference)
    if application.phase != "DRAFT" and not correcting:
        return pages.see(f"/permohonan/{reference}/")  # sent already: the second tap leads where the first one did
    form = Correction(request.POST) if correcting else Declaration(request.POST)
    if form.is_valid():
        act = actions.send_correction if correcting else actions.submit
        try:
            act(reference=reference, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see(f"/permohonan/{reference}/" if correcting else f"/permohonan/{reference}/jadwal/")
    return _page(request, application, form)


@applicant_required
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Taking it back is asked twice, with what it costs."""
    application = own_application(request, reference)
    form = Correction(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(reference=reference, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see(f"/permohonan/{reference}/")
    head = presenters.head(application, queries.definition(application), None)
    return pages.render(
        request, "applications/withdraw.html", form=form, head=head, submit_label=_("Ya, batalkan permohonan")
    )


def _form_for(application: Application) -> Correction | Declaration:
    return Correction() if queries.open_correction(application) else Declaration()


def _page(request: HttpRequest, application: Application, form: Correction | Declaration) -> HttpResponse:
    definition, answers = queries.definition(application), queries.answers(application)
    correction = queries.open_correction(application)
    if application.phase != "DRAFT" and correction is None:
        return pages.see(f"/permohonan/{application.reference}/")
    filled = documents.slots_filled(application.reference)
    fees = catalogue.fees_for(definition, answers, clock.day_of(clock.now()))
    return pages.render(
        request,
        "applications/review.html",
        status=422 if form.errors else 200,
        form=form,
        head=presenters.head(application, definition, correction),
        sections=presenters.review_sections(application, definition, answers),
        papers=[str(paper.title) for paper in catalogue.papers_for(definition, answers) if paper.code in filled],
        problems=catalogue.missing_before_submit(definition, answers, filled),
        fees=[(str(fee.label), fee.amount) for fee in fees],
        total=sum(fee.amount for fee in fees),
        form_action=reverse("applications:submit", args=[application.reference]),
        submit_label=_("Kirim perbaikan") if correction else _("Kirim permohonan"),
    )
