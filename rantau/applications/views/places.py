"""`/jadwal/`: choose a place, change it, give it back; or record one that was booked in the national app."""

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rantau.applications import actions, preflight, presenters, queries
from rantau.applications.forms import NationalBooking, Place
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of, own_application
from rantau.applications.views.whereabouts import Here, here_for
from rantau.appointments import queries as bookings
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
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
    found = queries.bookable_together(application, here_for(request, application).lane)
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
    here = here_for(request, application)
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


def _from(request: HttpRequest, today: date, here: Here) -> date:
    """The first day shown: the group's own, else the one asked for; nonsense in the address means today."""
    if here.group:
        return here.group.day
    try:
        asked = date.fromisoformat(request.GET.get("mulai", ""))
    except ValueError:
        return today
    return max(asked, today)


def _page(request: HttpRequest, application: Application, form: Place) -> HttpResponse:
    now, here = clock.now(), here_for(request, application)
    earliest = queries.earliest_place(application)
    first = _from(request, max(clock.day_of(now), earliest or date.min), here)
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
        group=queries.group_of(application, now),
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
        bookings.free(point, here.lane, first, 1 if here.group else DAYS, now),
        points=here.links,
        lane_title=bookings.lane_name(here.lane),
        fee=catalogue.total(fees),
        paid=bills.settled(application.reference) is not None,
        next_opening=bookings.next_opening(point, here.lane, now),
        earlier_url=_week(here, max(first - timedelta(days=DAYS), today)) if first > today else "",
        later_url=_week(here, first + timedelta(days=DAYS)),
    )


def _week(here: Here, first: date) -> str:
    """The group has one day only: no other week."""
    return "" if here.group else f"?tempat={here.point}&mulai={first}"
