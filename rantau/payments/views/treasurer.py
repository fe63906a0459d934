"""The treasurer's desk: money that needs a person, and what was settled today."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rantau.foundation import clock
from rantau.foundation.access import ActingRequest, roles
from rantau.foundation.refusals import Refusal
from rantau.payments import actions, presenters, queries
from rantau.payments.forms import AnswerReview, ConfirmByTreasurer
from rantau.ui import pages


@require_http_methods(["GET", "HEAD", "POST"])
@roles("treasurer")
def desk(request: ActingRequest) -> HttpResponse:
    """Open items and today's settlements; POST records a payment that was found at the treasury."""
    form = ConfirmByTreasurer(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _confirm(request, form, None):
        return pages.see("payments:desk")
    office, now = request.actor.office, clock.now()
    settled = list(queries.settlements_on(office, clock.day_of(now)))
    return pages.render(
        request,
        "payments/desk.html",
        form=form,
        review_columns=presenters.REVIEW_COLUMNS,
        settlement_columns=presenters.SETTLEMENT_COLUMNS,
        reviews=presenters.review_rows(queries.open_reviews(office)[:200]),
        settlements=presenters.settlement_rows(settled),
        total=sum(paid.amount for paid in settled),
        now=now,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@roles("treasurer")
def review(request: ActingRequest, review_id: UUID) -> HttpResponse:
    """One item: settle a bill with its money, or close it with a decision."""
    try:
        item = queries.review(review_id, request.actor.office)
    except queries.NotFound:
        raise Http404 from None
    page = presenters.review_page(item)
    settling = request.method == "POST" and request.POST.get("act") == "settle"
    number = {"number": page.bill_number}
    confirm = ConfirmByTreasurer(request.POST if settling else None, initial=number, auto_id="settle_%s")
    answer = AnswerReview(request.POST if request.method == "POST" and not settling else None)
    if settling and confirm.is_valid() and _confirm(request, confirm, review_id):
        return pages.see("payments:desk")
    if not settling and answer.is_bound and answer.is_valid() and _answer(request, answer, review_id):
        return pages.see("payments:desk")
    form = confirm if settling else answer
    return pages.render(request, "payments/review.html", page=page, form=form, confirm=confirm, answer=answer)


def _confirm(request: ActingRequest, form: ConfirmByTreasurer, review_id: UUID | None) -> bool:
    given = form.cleaned_data
    bill = queries.bill_by_number(given["number"], request.actor.office)
    if bill is None:
        form.refuse(actions.UnknownBill())
        return False
    try:
        actions.confirm_by_treasurer(
            bill_id=bill.pk,
            ntpn=given["ntpn"],
            ntb=given["ntb"],
            note=given["note"],
            review_id=review_id,
            actor=request.actor,
            now=clock.now(),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Tagihan %(number)s dicatat lunas.") % {"number": bill.number})
    return True


def _answer(request: ActingRequest, form: AnswerReview, review_id: UUID) -> bool:
    try:
        actions.answer_review(review_id=review_id, **form.cleaned_data, actor=request.actor, now=clock.now())
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Keputusan dicatat."))
    return True
