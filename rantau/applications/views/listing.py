"""`/petugas/kolektif/`: lists of people for an outreach day, kept by the counter and the office's administration."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rantau.applications import actions, policies, queries
from rantau.applications.forms import GroupPlaces, OnePerson, OutreachDay, Pasted
from rantau.applications.presenters import listing as presenters
from rantau.applications.queries import OutreachList
from rantau.applications.views.opening import actor_of
from rantau.appointments import actions as appointments
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.offices import queries as offices
from rantau.ui import pages

SLIPS = 50


@require_safe
@roles(*policies.LISTERS)
def outreach_lists(request: HttpRequest) -> HttpResponse:
    rows = list(queries.outreach_lists(actor_of(request).office)[:100])
    columns = [_("Daftar"), _("Tanggal"), _("Tempat layanan"), _("Orang di daftar"), _("Keadaan")]
    return pages.render(request, "applications/outreach/lists.html", columns=columns, rows=presenters.lists(rows))


@require_http_methods(["GET", "HEAD", "POST"])
@roles(*policies.LISTERS)
def new_outreach_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    points = [(point.code, point.name) for point in offices.service_points(actor.office)]
    form = OutreachDay(request.POST if request.method == "POST" else None, points=points)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            made = actions.make_list(point_code=given.pop("point"), **given, actor=actor, now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see("applications:outreach_list", made.pk)
    return pages.render(request, "applications/outreach/new.html", status=422 if form.errors else 200, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@roles(*policies.LISTERS)
def outreach_list(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """The list, one form for one person, and a box for many. Lines that were not taken stand in the box again."""
    outreach = _own(request, list_id)
    services = [(service.code, str(service.title)) for service in catalogue.services(clock.now())]
    one, box = OnePerson(services=services), Pasted()
    if request.method != "POST":
        return _page(request, outreach, one, box, services)
    form: OnePerson | Pasted = Pasted(request.POST)
    if "text" not in request.POST:
        form = one = OnePerson(request.POST, services=services)
    else:
        box = Pasted(request.POST)
        form = box
    if not form.is_valid():
        return _page(request, outreach, one, box, services)
    text = form.line() if isinstance(form, OnePerson) else form.cleaned_data["text"]
    try:
        refused = actions.add_rows(list_id=list_id, text=text, actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        form.refuse(refusal)
        return _page(request, outreach, one, box, services)
    if not refused:
        messages.success(request, _("Semua baris masuk ke daftar."))
        return pages.see("applications:outreach_list", list_id)
    left = Pasted(initial={"text": "\n".join(each.line.raw for each in refused)})
    return _page(request, outreach, OnePerson(services=services), left, services, refused=refused)


@require_POST
@roles("office_admin")
def open_group_day(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Sessions that only people of such lists can take."""
    outreach, actor = _own(request, list_id), actor_of(request)
    form = GroupPlaces(request.POST)
    if form.is_valid():
        try:
            appointments.open_group_day(
                point_code=outreach.point.code, day=outreach.day, **form.cleaned_data, actor=actor, now=clock.now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Tempat untuk kelompok sudah dibuka."))
            return pages.see("applications:outreach_list", list_id)
    services = [(service.code, str(service.title)) for service in catalogue.services(clock.now())]
    return _page(request, outreach, OnePerson(services=services), Pasted(), services, places=form)


@require_POST
@roles(*policies.LISTERS)
def remove_from_outreach_list(request: HttpRequest, list_id: UUID, row_id: UUID) -> HttpResponse:
    _own(request, list_id)
    try:
        actions.remove_row(list_id=list_id, row_id=row_id, actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return pages.see("applications:outreach_list", list_id)


@require_POST
@roles(*policies.LISTERS)
def close_outreach_list(request: HttpRequest, list_id: UUID) -> HttpResponse:
    _own(request, list_id)
    try:
        actions.close_list(list_id=list_id, actor=actor_of(request), now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return pages.see("applications:outreach_list", list_id)


@require_safe
@roles(*policies.LISTERS)
def outreach_slips(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Cards to cut and hand out, some at a time: whoever opens them sees names and codes, and that is written down."""
    outreach = _own(request, list_id)
    asked = request.GET.get("mulai", "")
    first = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    rows = queries.outreach_rows(outreach)
    shown = rows[first : first + SLIPS]
    if request.method == "GET":
        actions.note_slips_read(list_id=list_id, rows=len(shown), actor=actor_of(request), now=clock.now())
    return pages.render(
        request,
        "applications/outreach/slips.html",
        outreach=outreach,
        address=presenters.ask_address(),
        slips=presenters.slips(shown, {service.code: service for service in catalogue.services(clock.now())}),
        next_url=f"?mulai={first + SLIPS}" if len(rows) > first + SLIPS else "",
    )


def _own(request: HttpRequest, list_id: UUID) -> OutreachList:
    found = queries.outreach_list(list_id, actor_of(request).office)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    outreach: OutreachList,
    one: OnePerson,
    box: Pasted,
    services: list[tuple[str, str]],
    *,
    places: GroupPlaces | None = None,
    refused: list[actions.RefusedLine] | None = None,
) -> HttpResponse:
    """`places` is asked of whoever plans sessions."""
    places = places or GroupPlaces()
    people = presenters.people(outreach, queries.outreach_rows(outreach), dict(services))
    return pages.render(
        request,
        "applications/outreach/list.html",
        status=422 if refused or one.errors or box.errors or places.errors else 200,
        outreach=outreach,
        facts=presenters.facts(outreach, people),
        people=people,
        services=services,
        one=one,
        box=box,
        form=next((form for form in (box, places) if form.errors), one),
        places=places if actor_of(request).role == "office_admin" else None,
        refused=refused or [],
    )
