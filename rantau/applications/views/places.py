"""`/jadwal/`: choose a place, change it, give it back; or record one that was booked in the national app."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rantau.applications import actions, preflight, presenters, queries
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


@applicant_required
def place(request: HttpRequest, reference: str) -> HttpResponse:
    application = own_application(request, reference)
    if request.method == "POST":
        return _take(request, application)
    if not bookings.live(reference) and not queries.lanes(application, queries.stage(application)):
        return pages.see(f"/permohonan/{reference}/")
    return _page(request, application, Place(others=_others(request, application)))


def _take(request: HttpRequest, application: Application) -> HttpResponse:
    booking = bookings.live(application.reference)
    form = Place(request.POST, others=_others(request, application))
    if form.is_valid():
        try:
            _choose(request, application, form, has_paid=booking is not None and booking.state == "BOOKED")
        except Refusal as refusal:
            if _has_it_already(application.reference, form):
                return pages.see(f"/permohonan/{application.reference}/")
            form.refuse(refusal)
        else:
            to_pay = bills.open_bill(application.reference)
            return pages.see(f"/permohonan/{application.reference}/{_next_page(form, pays=to_pay is not None)}")
    return _page(request, application, form)


def _choose(request: HttpRequest, application: Application, form: Place, *, has_paid: bool) -> None:
    by: Any = {"slot_id": form.chosen(), "actor": actor_of(request), "now": clock.now()}
    if has_paid:
        actions.change_place(reference=application.reference, **by)
    elif form.others:
        actions.choose_places(references=[application.reference, *form.others], **by)
    else:
        actions.choose_place(reference=application.reference, **by)


def _next_page(form: Place, *, pays: bool) -> str:
    if form.others:
        return "keluarga/"
    return "bayar/" if pays else ""


def _others(request: HttpRequest, application: Application) -> list[tuple[str, str]]:
    """Who of the family can take a place at the same time; nobody once this one has a place."""
    if bookings.live(application.reference):
        return []
    found = queries.bookable_together(application, _here(request, application).lane)
    return [(other.reference, other.person.full_name) for other in found]


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
    here = _here(request, application)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_national_booking(
                reference=reference,
                point_code=here.point,
                lane=here.lane,
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


@dataclass(frozen=True, slots=True)
class Here:
    """The lane that the person books in, the points that offer it, and the one that is looked at."""

    lane: str
    points: Sequence[tuple[str, str]]
    point: str
    national: bool


def _here(request: HttpRequest, application: Application) -> Here:
    """The lane of the place that is there already, else the usual one of what is due; the point asked for, or the first."""
    booking = bookings.live(application.reference)
    lanes = queries.lanes(application, queries.stage(application))
    lane = booking.slot.lane if booking and booking.slot else next(iter(lanes), "REGULAR")
    rules = {rule.point.code: rule for rule in bookings.rules_in_force(clock.day_of(clock.now())) if rule.lane == lane}
    found = [(row.code, row.name) for row in offices.service_points(application.office_code)]
    points = [(code, name) for code, name in found if code in rules] or found[:1]
    asked = request.GET.get("tempat", "")
    point = asked if asked in dict(points) else points[0][0]
    return Here(lane, points, point, point in rules and rules[point].booked_in == "NATIONAL")


def _from(request: HttpRequest, today: date) -> date:
    """The first day shown; nonsense in the address means today."""
    try:
        asked = date.fromisoformat(request.GET.get("mulai", ""))
    except ValueError:
        return today
    return max(asked, today)


def _page(request: HttpRequest, application: Application, form: Place) -> HttpResponse:
    now, here = clock.now(), _here(request, application)
    earliest = queries.earliest_place(application)
    first = _from(request, max(clock.day_of(now), earliest or date.min))
    booking = bookings.live(application.reference)
    return pages.render(
        request,
        "applications/place.html",
        status=409 if form.errors else 200,
        form=form,
        page=_places(application, here, first, now),
        head=presenters.head(application, queries.definition(application), None),
        found=_found(application, clock.day_of(now)),
        booking=booking,
        earliest=earliest,
        unpaid=booking is not None and booking.state == "HELD",
        national=here.national,
        submit_label=_("Pindah ke jam ini") if booking else _("Simpan jam ini"),
    )


def _found(application: Application, today: date) -> presenters.Findings | None:
    """What keeps the bill of this place from being made; not asked where nothing is to be paid for it."""
    if not queries.standing(application).pays_for_place:
        return None
    return presenters.findings(application, preflight.look(application, today))


def _places(application: Application, here: Here, first: date, now: datetime) -> presenters.PlacePage:
    today, point = max(clock.day_of(now), queries.earliest_place(application) or date.min), here.point
    pays = queries.standing(application).pays_for_place
    given = queries.billed_answers(application)
    fees = catalogue.fees_for(queries.definition(application), given, clock.day_of(now)) if pays else []
    return presenters.place_page(
        bookings.free(point, here.lane, first, DAYS, now),
        points=[PointLink(name, f"?tempat={code}", code == point) for code, name in here.points],
        lane_title=bookings.lane_name(here.lane),
        fee=catalogue.total(fees),
        paid=bills.settled(application.reference) is not None,
        next_opening=bookings.next_opening(point, here.lane, now),
        earlier_url=f"?tempat={point}&mulai={max(first - timedelta(days=DAYS), today)}" if first > today else "",
        later_url=f"?tempat={point}&mulai={first + timedelta(days=DAYS)}",
    )
