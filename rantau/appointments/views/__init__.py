"""The staff calendar: places by day and lane, sessions of a day, closing and opening one of them."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rantau.appointments import actions, policies, presenters, queries
from rantau.appointments.forms import SessionChange
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.offices import queries as offices
from rantau.ui import pages

WEEK = timedelta(days=7)


@require_safe
@roles(*policies.READERS)
def week(request: HttpRequest) -> HttpResponse:
    points = list(offices.service_points(_actor(request).office))
    if not points:
        return pages.render(request, "appointments/no_point.html")
    point = next((point for point in points if point.code == request.GET.get("titik")), points[0])
    first = _monday(request.GET.get("mulai", ""))
    return pages.render(
        request,
        "appointments/week.html",
        point=point,
        tabs=presenters.point_tabs({row.code: row.name for row in points}, point.code, first),
        week=presenters.week(point.code, queries.totals(point.code, first)),
        earlier=(first - WEEK).isoformat(),
        later=(first + WEEK).isoformat(),
    )


@require_safe
@roles(*policies.READERS)
def day(request: HttpRequest, point: str, iso_day: str) -> HttpResponse:
    the_day = _day(iso_day)
    office = _actor(request).office
    here = next((row for row in offices.service_points(office) if row.code == point.upper()), None)
    if the_day is None or here is None:
        raise Http404
    sessions = list(queries.day_sessions(here.code, the_day))
    return pages.render(
        request,
        "appointments/day.html",
        point=here,
        day=the_day,
        monday=(the_day - timedelta(days=the_day.weekday())).isoformat(),
        sessions=presenters.sessions(sessions),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@roles(*policies.READERS)
def session(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """One session; those who plan may close it or open it again, with a reason."""
    actor = _actor(request)
    slot = queries.session(slot_id, actor.office)
    if slot is None:
        raise Http404
    form = SessionChange(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change = actions.close_session if slot.is_open else actions.open_session
        # The page said which: a double click, or a colleague who was faster, must not turn it back again.
        if form.cleaned_data["was_open"] != slot.is_open:
            return pages.see("appointments:session", slot_id)
        try:
            change(slot_id=slot_id, reason=form.cleaned_data["reason"], actor=actor, now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Sesi ditutup.") if slot.is_open else _("Sesi dibuka."))
            return pages.see("appointments:session", slot_id)
    return pages.render(
        request,
        "appointments/session.html",
        status=422 if form.errors else 200,
        session=presenters.session(slot),
        form=form if form.is_bound else SessionChange(initial={"was_open": slot.is_open}),
        may_plan=policies.can_plan(actor, slot.point.office.code),
    )


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    return actor


def _monday(text: str) -> date:
    """The Monday of the week that `text` lies in; of this week when it says nothing readable."""
    found = _day(text) or clock.day_of(clock.now())
    return found - timedelta(days=found.weekday())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
