from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rantau.foundation import clock
from rantau.offices import presenters, queries
from rantau.ui import pages


@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """Where we are, when we are open, and how to know that this site is the real one."""
    home = queries.home()
    return pages.render(
        request,
        "offices/office.html",
        office=presenters.office_card(home),
        points=presenters.point_cards(home.code, clock.day_of(clock.now())),
        site_host=urlsplit(settings.SITE_URL).netloc,
    )
