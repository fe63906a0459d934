"""The line: call the next visitor to one's own counter, serve, finish."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages
from rantau.visits import actions, policies, presenters, queries
from rantau.visits.forms import PickCounter
from rantau.visits.views.opening import actor_of, here

COUNTER = "visits.counter"
ACTS: dict[str, Callable[..., object]] = {
    "panggil-lagi": actions.recall,
    "mulai": actions.start,
    "selesai": actions.finish,
    "tidak-ada": actions.mark_left,
}


@require_safe
@roles(*policies.SERVING_ROLES)
def line(request: HttpRequest) -> HttpResponse:
    place = here(request)
    if place is None:
        return pages.render(request, "visits/no_point.html")
    today = clock.day_of(clock.now())
    counters = list(queries.counters(place.code))
    mine = next((counter for counter in counters if counter.pk == request.session.get(COUNTER)), None)
    return pages.render(
        request,
        "visits/line.html",
        place=place,
        tabs=presenters.point_tabs("visits:line", place.points, place.code),
        counter=mine,
        form=PickCounter(counters=presenters.counter_choices(counters), initial={"counter": mine and str(mine.pk)}),
        current=presenters.current(queries.at_counter(mine.pk)) if mine else None,
        without_counter=presenters.fetched(queries.fetched(place.code, today)),
        waiting=presenters.line(queries.waiting(place.code, today), may_call=mine is not None),
    )


@require_POST
@roles(*policies.SERVING_ROLES)
def choose_counter(request: HttpRequest) -> HttpResponse:
    """Which counter this officer sits at; kept in the session only."""
    text = request.POST.get("counter", "")
    counter_id = int(text) if text.isdecimal() and len(text) < 10 else 0
    counter = queries.counter(counter_id, actor_of(request).office)
    if counter is None:
        messages.error(request, str(actions.CounterUnknown.message))
        return pages.see("visits:line")
    request.session[COUNTER] = counter.pk
    return pages.see(presenters.line_url(counter.point.code))


@require_POST
@roles(*policies.SERVING_ROLES)
def call_next(request: HttpRequest) -> HttpResponse:
    counter_id = request.session.get(COUNTER, 0)
    counter = queries.counter(counter_id, actor_of(request).office)
    return _do(request, partial(actions.call_next, counter_id=counter_id), counter.point.code if counter else "")


@require_POST
@roles(*policies.SERVING_ROLES)
def act(request: HttpRequest, visit_id: UUID, act: str) -> HttpResponse:
    """One of the acts on one visitor of this office."""
    visit = queries.at_office(actor_of(request).office).filter(pk=visit_id).first()
    if visit is None:
        raise Http404
    if act == "panggil":
        counter_id = request.session.get(COUNTER, 0)
        return _do(request, partial(actions.call, visit_id=visit_id, counter_id=counter_id), visit.point.code)
    if act not in ACTS:
        raise Http404
    return _do(request, partial(ACTS[act], visit_id=visit_id), visit.point.code)


def _do(request: HttpRequest, action: Callable[..., object], point: str) -> HttpResponse:
    """Act and go back to the line, which says what happened or why not."""
    try:
        action(actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    return pages.see(presenters.line_url(point))
