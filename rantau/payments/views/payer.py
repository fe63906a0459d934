"""The bill, the way to pay it, and the receipt. All of it is somebody's own: others get 404."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rantau.foundation import clock
from rantau.foundation.access import ActingRequest, applicant_required
from rantau.foundation.refusals import Refusal
from rantau.issuing import queries as issuing
from rantau.offices import queries as offices
from rantau.payments import actions, presenters, queries
from rantau.payments.forms import ChooseChannel
from rantau.ui import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActingRequest, P], HttpResponse]


def own(view: View[P]) -> View[P]:
    """What is not found for this person is not there: 404."""

    @wraps(view)
    def guarded(request: ActingRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except queries.NotFound:
            raise Http404 from None

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@applicant_required
@own
def pay(request: ActingRequest, ref: str) -> HttpResponse:
    """What is owed, until when, and how to pay. POST opens the chosen channel."""
    bill = queries.for_payer(ref, request.actor.id)
    form = ChooseChannel(request.POST if request.method == "POST" else None, channels=queries.channels())
    if request.method == "POST" and form.is_valid():
        try:
            attempt = actions.start_attempt(
                bill_id=bill.pk,
                channel=form.cleaned_data["channel"],
                return_url=settings.SITE_URL + reverse("payments:pay", args=[ref]),
                actor=request.actor,
                now=clock.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see("payments:attempt", ref, attempt.order)
    page = presenters.bill_page(bill, _payee(bill.office), clock.now())
    return pages.render(request, "payments/pay.html", page=page, form=form)


@require_GET
@applicant_required
@own
def attempt(request: ActingRequest, ref: str, order: str) -> HttpResponse:
    """The number to type, the code to scan, or the link to open."""
    bill = queries.for_payer(ref, request.actor.id)
    found = queries.attempt_of(bill, order)
    if found.instructions is None or bill.settlement:
        return pages.see("payments:pay", ref)
    page = presenters.attempt_page(bill, found, _payee(bill.office), clock.now())
    return pages.render(request, "payments/attempt.html", page=page)


@require_POST
@applicant_required
@own
def check(request: ActingRequest, ref: str) -> HttpResponse:
    """Cek pembayaran: ask the gateways now, then show how the bill stands."""
    bill = queries.for_payer(ref, request.actor.id)
    try:
        actions.check_now(bill_id=bill.pk, actor=request.actor, now=clock.now())
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.info(request, _("Sudah kami tanyakan ke bank. Keadaan terbaru ada di halaman ini."))
    return pages.see("payments:pay", ref)


@require_http_methods(["GET", "HEAD", "POST"])
@applicant_required
@own
def receipt(request: ActingRequest, ref: str) -> HttpResponse:
    """The receipt as a page, with `?unduh=pdf` as the paper. POST makes the paper when the worker has not yet."""
    bill = queries.receipt_for_payer(ref, request.actor.id)
    paid = bill.settlement
    if paid is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.issue_receipt(bill_id=bill.pk, actor=request.actor, now=clock.now())
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return pages.see("payments:receipt", ref)
        return pages.see(reverse("payments:receipt", args=[ref]) + "?unduh=pdf")
    if request.GET.get("unduh") == "pdf" and paid.receipt:
        try:
            content = issuing.pdf(issuing.paper(paid.receipt))
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return pages.see("payments:receipt", ref)
        return pages.file_response(content, "application/pdf", f"kuitansi-{bill.number}.pdf", inline=False)
    page = presenters.receipt_page(bill, paid, _payee(bill.office))
    return pages.render(request, "payments/receipt.html", page=page)


def _payee(office_code: str) -> str:
    return _("Kas Negara (PNBP), melalui %(office)s") % {"office": offices.office(office_code).name}
