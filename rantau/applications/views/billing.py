"""`/tagihan/`: what it costs, before the bill is made; and `/surat/`, the letter that it ended with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rantau.applications import actions, preflight, presenters, queries
from rantau.applications.forms import Correction
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of, own_application
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.issuing import queries as issuing
from rantau.payments import queries as bills
from rantau.ui import pages


@applicant_required
def billing(request: HttpRequest, reference: str) -> HttpResponse:
    """The fee lines and when they are lost; the button makes the bill."""
    application = own_application(request, reference)
    if queries.stage(application) != "PAY" or bills.open_bill(reference):
        return pages.see(f"/permohonan/{reference}/")
    form = Correction(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_payment(reference=reference, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see(f"/permohonan/{reference}/bayar/")
    return _page(request, application, form)


def _page(request: HttpRequest, application: Application, form: Correction) -> HttpResponse:
    definition, today = queries.definition(application), clock.day_of(clock.now())
    fees = catalogue.fees_for(definition, queries.billed_answers(application), today)
    return pages.render(
        request,
        "applications/billing.html",
        status=409 if form.errors else 200,
        form=form,
        found=presenters.findings(application, preflight.look(application, today)),
        head=presenters.head(application, definition, None),
        fees=[(str(fee.label), fee.amount) for fee in fees],
        total=catalogue.total(fees),
        unknown=queries.price_unknown(application),
        days=definition.terms.pay_days,
        forfeiture=str(definition.forfeiture or ""),
        submit_label=_("Buat tagihan dan bayar"),
    )


@never_cache
@require_safe
@applicant_required
def letter(request: HttpRequest, reference: str) -> HttpResponse:
    paper = queries.letter(own_application(request, reference))
    if paper is None:
        messages.info(request, _("Surat Anda sedang dibuat. Coba lagi sebentar lagi."))
        return pages.see(f"/permohonan/{reference}/")
    try:
        content = issuing.pdf(paper)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return pages.see(f"/permohonan/{reference}/")
    return pages.file_response(content, "application/pdf", f"surat-{reference}.pdf", inline=False)
