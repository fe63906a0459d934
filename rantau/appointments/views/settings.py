"""`/petugas/pengaturan/kuota/` and `/libur/`: how many people a lane takes, and what a day is."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rantau.appointments import actions, policies, queries
from rantau.appointments.forms import DayEntry, QuotaEntry
from rantau.appointments.presenters import holidays, quotas
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.offices import actions as offices_actions
from rantau.offices import queries as offices
from rantau.ui import pages

A_YEAR = timedelta(days=365)


@require_safe
@roles(*policies.SETTERS)
def quota_list(request: HttpRequest) -> HttpResponse:
    """Every lane at every point of the own office."""
    office, today = _actor(request).office, clock.day_of(clock.now())
    rules = [rule for rule in queries.rules_in_force(today) if rule.point.office.code == office]
    table = quotas.listing(rules, queries.coming_rules(office, today))
    return pages.render(request, "appointments/settings/quotas.html", table=table)


@require_http_methods(["GET", "HEAD", "POST"])
@roles(*policies.SETTERS)
def quota(request: HttpRequest, point: str, lane: str) -> HttpResponse:
    """Enter a quota; first the page says what it does to the sessions that are laid out, then it is saved."""
    actor, now = _actor(request), clock.now()
    rule = queries.rule_at(actor.office, point.upper(), lane.upper(), clock.day_of(now))
    if rule is None:
        raise Http404
    form = QuotaEntry(request.POST or None, initial=_terms(rule) | {"valid_from": clock.day_of(now)})
    if request.method == "POST" and form.is_valid():
        told = {"point_code": rule.point.code, "lane": rule.lane, **form.terms()}
        try:
            if "checked" not in request.POST:
                changed = actions.check_quota(**told, now=now)
                return _check_quota(request, form, rule, changed)
            actions.set_quota(**told, reason=form.cleaned_data["reason"], actor=actor, now=now)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Perubahan disimpan."))
            return pages.see(request.path)
    changes = list(queries.quota_changes(rule.point.code, rule.lane))
    shown = quotas.quota(rule, changes, clock.day_of(now))
    status = 422 if form.errors else 200
    return pages.render(request, "appointments/settings/quota.html", status=status, quota=shown, form=form)


@require_POST
@roles(*policies.SETTERS)
def take_back_quota(request: HttpRequest, change_id: UUID) -> HttpResponse:
    actor = _actor(request)
    change = queries.quota_change(change_id, actor.office)
    if change is None:
        raise Http404
    try:
        actions.take_back_quota(change_id=change_id, actor=actor, now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Perubahan dibatalkan."))
    return pages.see("appointments:quota", change.point.code.lower(), change.lane.lower())


@require_http_methods(["GET", "HEAD", "POST"])
@roles(*policies.SETTERS)
def holiday_list(request: HttpRequest) -> HttpResponse:
    """The days of the coming year that differ from their weekday, and a form for one more."""
    actor, now = _calendar_editor(request), clock.now()
    today = clock.day_of(now)
    form = DayEntry(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if "checked" not in request.POST:
                offices_actions.check_holiday(**form.told(), now=now)
                return _check_day(request, form)
            offices_actions.set_holiday(
                **form.told(), reason=form.cleaned_data["reason"], actor=actor, now=now
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Hari itu disimpan. Sesi pada hari itu mengikuti dalam beberapa menit."))
            return pages.see("appointments:holidays")
    shown = holidays.days(
        offices.exceptions_between(today, today + A_YEAR), list(offices.holiday_changes(today)), today
    )  # fmt: skip
    status = 422 if form.errors else 200
    return pages.render(request, "appointments/settings/holidays.html", status=status, days=shown, form=form)


@require_POST
@roles(*policies.SETTERS)
def take_back_holiday(request: HttpRequest, change_id: UUID) -> HttpResponse:
    actor = _calendar_editor(request)
    try:
        offices_actions.take_back_holiday(change_id=change_id, actor=actor, now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Perubahan dibatalkan."))
    return pages.see("appointments:holidays")


def _check_quota(
    request: HttpRequest, form: QuotaEntry, rule: queries.LaneRule, changed: queries.LaneRule
) -> HttpResponse:
    check = quotas.check(changed, rule, form.cleaned_data["reason"], queries.resized(changed, clock.now()))
    return pages.render(request, "appointments/settings/check_quota.html", check=check, form=form)


def _check_day(request: HttpRequest, form: DayEntry) -> HttpResponse:
    told = form.told()
    works_now = offices.is_working_day(told["on"])
    people = queries.people_on(told["on"])
    check = holidays.check(told, form.cleaned_data["reason"], works_now=works_now, people=people)
    return pages.render(request, "appointments/settings/check_day.html", check=check, form=form)


def _terms(rule: queries.LaneRule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in ("places_per_day", "counters", "minutes_per_service")}


def _calendar_editor(request: HttpRequest) -> Actor:
    """Days off are those of the office whose site this is."""
    actor = _actor(request)
    if not actor.serves(offices.home().code, *policies.SETTERS):
        raise PermissionDenied
    return actor


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    return actor
