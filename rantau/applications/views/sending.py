"""Check, send, correct, take back."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rantau.applications import actions, preflight, presenters, queries
from rantau.applications.forms import Correction, Declaration
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of, own_application
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import FeeLine
from rantau.documents import queries as documents
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.ui import pages

# Where the applicant does what is due.
PAGES = {"PLACE": "jadwal/", "PAY": "tagihan/"}


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
    form = _form_for(application, request.POST)
    if form.is_valid():
        act = actions.send_correction if correcting else actions.submit
        try:
            act(reference=reference, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see(f"/permohonan/{reference}/{'' if correcting else _goes_on(request, reference)}")
    return _page(request, application, form)


def _goes_on(request: HttpRequest, reference: str) -> str:
    """The page of the next stage, when it is the applicant's turn already."""
    return PAGES.get(queries.stage(own_application(request, reference)), "")


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


def _form_for(application: Application, given: QueryDict | None = None) -> Correction | Declaration:
    if queries.open_correction(application):
        return Correction(given)
    return Declaration(given, pays=_pays_first(application))


def _pays_first(application: Application) -> bool:
    """Whether something is paid before it is known how the application ends."""
    return queries.standing(application).pays_before_decision and bool(_fees(application))


def _fees(application: Application) -> list[FeeLine]:
    today = clock.day_of(clock.now())
    return catalogue.fees_for(queries.definition(application), queries.answers(application), today)


def _unknown(application: Application) -> list[str]:
    today = clock.day_of(clock.now())
    unknown = catalogue.fees_unknown(queries.definition(application), queries.answers(application), today)
    return [str(label) for label in unknown]


def _page(request: HttpRequest, application: Application, form: Correction | Declaration) -> HttpResponse:
    definition, answers = queries.definition(application), queries.answers(application)
    correction = queries.open_correction(application)
    if application.phase != "DRAFT" and correction is None:
        return pages.see(f"/permohonan/{application.reference}/")
    filled, fees = documents.slots_filled(application.reference), _fees(application)
    day = queries.counting_day(application)
    return pages.render(
        request,
        "applications/review.html",
        status=422 if form.errors else 200,
        form=form,
        head=presenters.head(application, definition, correction),
        repaired=presenters.repaired(application, queries.corrected(application)[-1] if correction else None),
        sections=presenters.review_sections(application, definition, answers),
        differing=presenters.differing(application),
        papers=[str(paper.title) for paper in catalogue.papers_for(definition, answers, day) if paper.code in filled],
        found=presenters.findings(application, preflight.look(application, day or clock.day_of(clock.now()))),
        fees=[(str(fee.label), fee.amount) for fee in fees],
        total=catalogue.total(fees),
        paying=presenters.paying(queries.process(application), catalogue.total(fees), _unknown(application)),
        form_action=reverse("applications:submit", args=[application.reference]),
        submit_label=_("Kirim perbaikan") if correction else _("Kirim permohonan"),
    )
