"""`/petugas/pengaturan/`: the office sets fees, texts and days, each from a day on, without touching a file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rantau.catalogue import actions, policies, queries
from rantau.catalogue.forms import ENTRIES, Entry
from rantau.catalogue.presenters import checks
from rantau.catalogue.presenters import settings as presenters
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@require_safe
@roles(*policies.EDITORS)
def index(request: HttpRequest) -> HttpResponse:
    """What can be set, and what waits for its day."""
    today = clock.day_of(clock.now())
    may_edit = policies.can_edit(_actor(request))
    return pages.render(request, "catalogue/index.html", sections=presenters.sections(today, of_files=may_edit))


@require_safe
@roles(*policies.EDITORS)
def listing(request: HttpRequest, kind: str) -> HttpResponse:
    """One service at a time: they have many texts."""
    _editor(request)
    now = clock.now()
    today, titles = clock.day_of(now), {service.code: str(service.title) for service in queries.services(now)}
    code = request.GET.get("layanan", "")
    code = code if code in titles else next(iter(titles), "")
    spots = [spot for spot in queries.spots_on(code, today) if spot.kind == kind] if code else []
    coming = queries.live_edits(code).filter(kind=kind, effective_from__gt=today)
    return pages.render(
        request,
        "catalogue/listing.html",
        title=presenters.TITLES[kind],
        tabs=presenters.tabs(kind, code, titles),
        groups=presenters.groups(code, spots, coming),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@roles(*policies.EDITORS)
def one(request: HttpRequest, kind: str, service: str, key: str) -> HttpResponse:
    """Enter a change; first the page says what it would do, then it is saved."""
    actor, now = _editor(request), clock.now()
    definition = queries.in_force_or_none(service, now)
    spot = queries.spot_on(service, kind, key, clock.day_of(now)) if definition else None
    if definition is None or spot is None:
        raise Http404
    form = ENTRIES[kind](request.POST or None, initial=_start(spot, now))
    if request.method == "POST" and form.is_valid():
        edit: dict[str, Any] = {"service": service, "kind": kind, "key": key, "value": form.entered()}
        edit["effective_from"] = form.cleaned_data["effective_from"]
        try:
            if "checked" not in request.POST:
                actions.check_edit(**edit, now=now)
                return _check(request, form, spot, edit)
            actions.enter_edit(**edit, reason=form.cleaned_data["reason"], actor=actor, now=now)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Perubahan disimpan."))
            return pages.see(request.path)
    history = list(queries.edits().filter(service=service, kind=kind, key=key))
    return pages.render(
        request,
        "catalogue/one.html",
        status=422 if form.errors else 200,
        setting=presenters.setting(service, str(definition.title), spot, history, clock.day_of(now)),
        form=form,
    )


@require_POST
@roles(*policies.EDITORS)
def take_back(request: HttpRequest, edit_id: UUID) -> HttpResponse:
    actor = _editor(request)
    edit = queries.edits().filter(pk=edit_id).first()
    if edit is None:
        raise Http404
    try:
        actions.take_back(edit_id=edit_id, actor=actor, now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Perubahan dibatalkan."))
    return pages.see(reverse(f"catalogue:setting_{presenters.PLACES[edit.kind]}", args=[edit.service, edit.key]))


def _check(request: HttpRequest, form: Entry, spot: queries.Spot, edit: dict[str, Any]) -> HttpResponse:
    tried = queries.tried_on(edit["service"], spot.kind, spot.key, edit["value"], edit["effective_from"])
    check = checks.check(spot, edit["value"], edit["effective_from"], form.cleaned_data["reason"], tried)
    return pages.render(request, "catalogue/check.html", check=check, form=form)


def _start(spot: queries.Spot, now: Any) -> dict[str, Any]:
    """What the boxes begin with: the value as it is."""
    value = queries.plain(spot.value)
    texts = {f"text_{language}": text for language, text in value.items()} if isinstance(value, dict) else {}
    return {"effective_from": clock.day_of(now), "value": value, **texts}


def _editor(request: HttpRequest) -> Actor:
    """Files hold for the office whose site this is; an admin of another one sees none of this."""
    actor = _actor(request)
    if not policies.can_edit(actor):
        raise PermissionDenied
    return actor


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    return actor
