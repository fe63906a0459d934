"""`/`, `/permohonan/` and `/permohonan/<ref>/`."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from rantau.applications import queries as applications
from rantau.appointments import queries as bookings
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.payments import queries as bills
from rantau.portal.presenters import journey
from rantau.ui import pages


def home(request: HttpRequest) -> HttpResponse:
    services = catalogue.services(clock.now())
    return pages.render(request, "portal/home.html", services=services)


@applicant_required
def dashboard(request: HttpRequest) -> HttpResponse:
    own = applications.visible_to(UUID(request.actor.id))[:100]  # type: ignore[attr-defined]  # set by accounts
    rows = [(str(applications.definition(row).title), row.reference, row.person.full_name, row.phase) for row in own]
    return pages.render(request, "portal/dashboard.html", lines=journey.lines(rows))


@applicant_required
def application(request: HttpRequest, reference: str) -> HttpResponse:
    account = UUID(request.actor.id)  # type: ignore[attr-defined]  # set by accounts
    found = applications.visible_to(account).filter(reference=reference).first()
    if found is None:
        raise Http404(reference)
    booking, bill = bookings.live(reference), bills.open_bill(reference)
    facts = journey.Facts(
        phase=found.phase,
        reference=reference,
        place=booking.slot.starts_at if booking and booking.slot else None,
        pay_until=bill.expires_at if bill else None,
        paid=bills.settled(reference) is not None,
        to_correct=applications.open_correction(found) is not None,
    )
    return pages.render(
        request,
        "portal/application.html",
        title=applications.definition(found).title,
        person=found.person.full_name,
        reference=reference,
        next=journey.next_step(facts),
        steps=journey.steps(facts),
        paid=facts.paid,
    )
