"""`/permohonan/<ref>/tanda-masuk/` and `/permohonan/<ref>/jadwal.ics`."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rantau.applications import queries as applications
from rantau.applications.queries import Application
from rantau.appointments import queries as bookings
from rantau.appointments.queries import Booking
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.portal.presenters import visit as shown
from rantau.ui import pages

GOOD_FOR_A_VISIT = ("BOOKED", "ARRIVED")


@never_cache
@require_safe
@applicant_required
def entry_pass(request: HttpRequest, reference: str) -> HttpResponse:
    application, booking = _own(request, reference)
    if booking is None:
        return pages.see("portal:application", reference)
    return pages.render(request, "portal/pass.html", entry=shown.pass_for(application, booking))


@never_cache
@require_safe
@applicant_required
def calendar(request: HttpRequest, reference: str) -> HttpResponse:
    application, booking = _own(request, reference)
    if booking is None:
        return pages.see("portal:application", reference)
    content = shown.calendar(application, booking, bookings.moves_used(booking), clock.now())
    return pages.file_response(content, "text/calendar; charset=utf-8", f"{reference}.ics", inline=False)


def _own(request: HttpRequest, reference: str) -> tuple[Application, Booking | None]:
    """The person's application, and its place when that is paid for."""
    account = UUID(request.actor.id)  # type: ignore[attr-defined]  # set by accounts
    application = applications.visible_to(account).filter(reference=reference).first()
    if application is None:
        raise Http404(reference)
    booking = bookings.live(reference)
    good = booking is not None and booking.slot is not None and booking.state in GOOD_FOR_A_VISIT
    return application, booking if good else None
