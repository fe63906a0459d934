"""`/`, `/permohonan/` and `/permohonan/<ref>/`."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rantau.applications import queries as applications
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.portal import queries
from rantau.portal.forms import StatusCheck
from rantau.portal.presenters import around, front, journey, stations
from rantau.ui import pages

MOST_SHOWN = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    page = front.page(catalogue.services(clock.now()), clock.day_of(clock.now()))
    return pages.render(request, "portal/home.html", front=page, form=StatusCheck())


@require_safe
@applicant_required
def dashboard(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    own = applications.visible_to(_account(request))[:MOST_SHOWN]
    rows = [(str(applications.definition(row).title), row.person.full_name, _facts_in_a_list(row, now)) for row in own]
    return pages.render(request, "portal/dashboard.html", lines=journey.lines(rows))


def _facts_in_a_list(row: applications.Application, now: datetime) -> queries.Facts:
    """Only a few can be running at once."""
    return queries.ended(row) if row.has_ended else queries.facts(row, now)


@require_safe
@applicant_required
def application(request: HttpRequest, reference: str) -> HttpResponse:
    found = applications.visible_to(_account(request)).filter(reference=reference).first()
    if found is None:
        raise Http404(reference)
    now = clock.now()
    facts, title = queries.facts(found, now), str(applications.definition(found).title)
    return pages.render(
        request,
        "portal/application.html",
        title=title,
        person=found.person.full_name,
        facts=facts,
        next=journey.next_step(facts),
        steps=stations.steps(facts),
        summary=around.summary(facts, title),
        doors=around.doors(facts),
        seen=around.seen(queries.openings(reference)),
        now=now,
    )


def _account(request: HttpRequest) -> UUID:
    return UUID(request.actor.id)  # type: ignore[attr-defined]  # set by accounts
