"""`/jadwal/`: choose a place, change it, give it back; or record one that was booked in the national app."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rantau.applications import actions, presenters, queries
from rantau.applications.forms import NationalBooking, Place
from rantau.applications.presenters.places import PointLink
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of, own_application
from rantau.appointments import queries as bookings
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.offices import queries as offices
from rantau.payments import queries as bills
from rantau.ui import pages

DAYS = 7
LANE = "REGULAR"


@applicant_required
def place(request: HttpRequest, reference: str) -> HttpResponse:
    application = own_application(request, reference)
    if request.method == "POST":
        return _take(request, application)
    if application.phase not in {"SUBMITTED", "AWAITING_PAYMENT", "CONFIRMED"}:
        return pages.see(f"/permohonan/{reference}/")
    return _page(request, application, Place())


def _take(request: HttpRequest, application: Application) -> HttpResponse:
    form = Place(request.POST)
    changing = application.phase == "CONFIRMED"
    if form.is_valid():
        act = actions.change_place if changing else actions.choose_place
        try:
            act(reference=application.reference, slot_id=form.chosen(), actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            if _has_it_already(application.reference, form):
                return pages.see(f"/permohonan/{application.reference}/")
            form.refuse(refusal)
        else:
            paid = changing or bills.settled(application.reference)
            return pages.see(f"/permohonan/{application.reference}/{'' if paid else 'bayar/'}")
    return _page(request, application, form)


def _has_it_already(reference: str, form: Place) -> bool:
    """The second tap of an impatient thumb: the first one got the place."""
    booking = bookings.live(reference)
    return booking is not None and booking.slot_id == form.chosen()


@applicant_required
@require_POST
def give_back(request: HttpRequest, reference: str) -> HttpResponse:
    own_application(request, reference)
    try:
        actions.give_back_place(reference=reference, actor=actor_of(request), now=clock.now())
    except Refusal:
        return pages.see(f"/permohonan/{reference}/")
    return pages.see("applications:place", reference)


@applicant_required
def national(request: HttpRequest, reference: str) -> HttpResponse:
    """Booked and paid in the national app: its number, day and hour."""
    application = own_application(request, reference)
    form = NationalBooking(request.POST or None)
    point = _point(request, application)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_national_booking(
                reference=reference,
                point_code=point,
                lane=LANE,
                starts_at=form.starts_at(),
                external_reference=form.cleaned_data["number"],
                actor=actor_of(request),
                now=clock.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see(f"/permohonan/{reference}/")
    head = presenters.head(application, queries.definition(application), None)
    return pages.render(
        request, "applications/national.html", form=form, head=head, submit_label=_("Simpan nomor pemesanan")
    )


def _point(request: HttpRequest, application: Application) -> str:
    """The service point asked for in the address, else the first that is open."""
    codes = [point.code for point in offices.service_points(application.office_code)]
    asked = request.GET.get("tempat", "")
    return asked if asked in codes else codes[0]


def _from(request: HttpRequest, today: date) -> date:
    """The first day shown; nonsense in the address means today."""
    try:
        asked = date.fromisoformat(request.GET.get("mulai", ""))
    except ValueError:
        return today
    return max(asked, today)


def _page(request: HttpRequest, application: Application, form: Place) -> HttpResponse:
    now = clock.now()
    today, point = clock.day_of(now), _point(request, application)
    first = _from(request, today)
    definition = queries.definition(application)
    fees = catalogue.fees_for(definition, queries.answers(application), today)
    points = [
        PointLink(row.name, f"?tempat={row.code}", row.code == point)
        for row in offices.service_points(application.office_code)
    ]
    page = presenters.place_page(
        bookings.free(point, LANE, first, DAYS, now),
        points=points,
        lane_title=_("Reguler"),
        fee=sum(fee.amount for fee in fees),
        paid=bills.settled(application.reference) is not None,
        next_opening=bookings.next_opening(point, LANE, now),
        earlier_url=f"?tempat={point}&mulai={max(first - timedelta(days=DAYS), today)}" if first > today else "",
        later_url=f"?tempat={point}&mulai={first + timedelta(days=DAYS)}",
    )
    return pages.render(
        request,
        "applications/place.html",
        status=409 if form.errors else 200,
        form=form,
        page=page,
        head=presenters.head(application, definition, None),
        booking=bookings.live(application.reference),
        unpaid=application.phase == "AWAITING_PAYMENT",
        national=bookings.lane_rule(point, LANE, today).booked_in == "NATIONAL",
        submit_label=_("Pindah ke jam ini") if application.phase == "CONFIRMED" else _("Simpan jam ini"),
    )
