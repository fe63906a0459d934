"""The call display in the waiting room: numbers and counters, never names."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rantau.foundation import clock
from rantau.ui import pages
from rantau.visits import presenters, queries

REFRESH_SECONDS = 5


@require_safe
def board(request: HttpRequest, point: str) -> HttpResponse:
    name = queries.point_name(point.upper())
    if name is None:
        raise Http404
    now = clock.now()
    shown = presenters.board(queries.board(point.upper(), clock.day_of(now)))
    return pages.render(request, "visits/board.html", name=name, board=shown, now=now, refresh_seconds=REFRESH_SECONDS)
