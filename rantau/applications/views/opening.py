"""How every page of one application begins: the person's own, or 404."""

from uuid import UUID

from django.http import Http404, HttpRequest

from rantau.applications import queries
from rantau.applications.queries import Application
from rantau.foundation.actor import Actor


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    return actor


def own_application(request: HttpRequest, reference: str) -> Application:
    """Raises Http404 for a reference of somebody else just as for one that does not exist."""
    application = queries.visible_to(UUID(actor_of(request).id)).filter(reference=reference).first()
    if application is None:
        raise Http404(reference)
    return application
