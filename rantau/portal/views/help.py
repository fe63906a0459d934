"""`/bantuan/`: the guides, at the same place from every page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.portal.presenters import help as guides
from rantau.portal.presenters import offerings
from rantau.ui import pages


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    return pages.render(request, "portal/help/listing.html", topics=guides.TOPICS)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = guides.topic(slug)
    if found is None:
        raise Http404(slug)
    now = clock.now()
    cards = [offerings.card(service, clock.day_of(now)) for service in catalogue.services(now)]
    return pages.render(request, found.template, topic=found, others=guides.others(slug), services=cards)
