"""The front desk: scan a pass, see today's list, hand out the number."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from rantau.appointments import queries as bookings
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages
from rantau.visits import actions, presenters, queries
from rantau.visits.forms import CheckIn
from rantau.visits.views.opening import actor_of, here


@require_http_methods(["GET", "HEAD", "POST"])
@roles("front_desk")
def arrivals(request: HttpRequest) -> HttpResponse:
    place = here(request)
    if place is None:
        return pages.render(request, "visits/no_point.html")
    now = clock.now()
    form = CheckIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            visit = actions.check_in(pass_code=code, at_point=place.code, actor=actor_of(request), now=now)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see("visits:ticket", visit.pk)
    expected = list(bookings.of_day(place.code, clock.day_of(now)))
    visits = queries.of_bookings([booking.pk for booking in expected])
    return pages.render(
        request,
        "visits/arrivals.html",
        status=422 if form.errors else 200,
        form=form,
        place=place,
        tabs=presenters.point_tabs("visits:arrivals", place.points, place.code),
        today=presenters.today(expected, visits),
    )


@require_safe
@roles("front_desk")
def ticket(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The number of one visitor, to print or to say."""
    visit = queries.at_office(actor_of(request).office).filter(pk=visit_id).first()
    if visit is None:
        raise Http404
    ahead = queries.ahead_of(visit)
    return pages.render(request, "visits/ticket.html", ticket=presenters.ticket(visit, ahead))
