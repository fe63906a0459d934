"""`/keluarga/`: the applications of one family, each with what it waits for; and beginning another beside them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rantau.applications import presenters, queries
from rantau.applications.presenters.together import companions
from rantau.applications.views.opening import own_application
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.ui import pages


@require_safe
@applicant_required
def together(request: HttpRequest, reference: str) -> HttpResponse:
    application = own_application(request, reference)
    definition = queries.definition(application)
    rows = companions([application, *queries.together(application)])
    kin = [service for service in catalogue.services(clock.now()) if service.family == definition.family]
    return pages.render(
        request,
        "applications/together.html",
        head=presenters.head(application, definition, None),
        rows=rows,
        total=sum(row.to_pay for row in rows),
        services=[] if application.has_ended else [(service.code, str(service.title)) for service in kin],
    )
