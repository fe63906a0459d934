"""How the pages of a service point begin: who is working, and at which point."""

from dataclasses import dataclass

from django.http import HttpRequest

from rantau.accounts import queries as accounts
from rantau.foundation.actor import Actor
from rantau.offices import queries as offices


@dataclass(frozen=True, slots=True)
class Here:
    """The point this page is about, and all points of the office: code to name."""

    code: str
    name: str
    points: dict[str, str]


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    return actor


def here(request: HttpRequest) -> Here | None:
    """The point asked for with ?titik=, or that of the person's post, or the office itself; None when it has no point."""
    points = {point.code: point.name for point in offices.service_points(actor_of(request).office)}
    if not points:
        return None
    code = request.GET.get("titik", "")
    if code not in points:
        code = _own_point(request, points)
    return Here(code, points[code], points)


def _own_point(request: HttpRequest, points: dict[str, str]) -> str:
    post = accounts.active_post(request.user) if request.user.is_authenticated else None
    own = post.service_point_id if post else None
    return own if own in points else next(iter(points))
