"""`/cek-status/`: for who has the reference and the date of birth, and for nobody else (promise P12).

A wrong reference and a wrong date get the same answer. Wrong tries are counted in the cache, which all processes share:
ten an hour for one application, sixty in ten minutes from one network. A right answer gives its try back.
"""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.applications import queries as applications
from rantau.foundation import clock, references
from rantau.foundation.network import network_of
from rantau.portal import queries
from rantau.portal.forms import StatusCheck
from rantau.portal.presenters import status as shown
from rantau.ui import pages
from rantau.vault import tries

TRIES, HOUR = 10, 3600
NETWORK_TRIES, TEN_MINUTES = 60, 600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The answer is the page itself: what was typed must not stand in an address."""
    form = StatusCheck(request.POST or None)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    reference, born = form.cleaned_data["reference"], form.cleaned_data["born"]
    taken = _take_tries(reference, request)
    if taken is None:
        return _page(request, form, status=429, too_often=True)
    answer = _answer(reference, born)
    if answer is None:
        return _page(request, form, unknown=True)
    tries.give_back(taken)
    return _page(request, form, answer=answer)


def _answer(reference: str, born: date) -> shown.Answer | None:
    found = queries.match(reference, born)
    if found is None:
        return None
    return shown.answer(queries.facts(found, clock.now()), str(applications.definition(found).title))


def _page(request: HttpRequest, form: StatusCheck, status: int = 200, **told: object) -> HttpResponse:
    return pages.render(request, "portal/status.html", status=status, form=form, submit_label=_("Lihat status"), **told)


def _take_tries(reference: str, request: HttpRequest) -> list[str] | None:
    """The two tries that this question uses; None when one kind is used up."""
    network = tries.take("portal.status.network", network_of(request), NETWORK_TRIES, TEN_MINUTES)
    if network is None:
        return None
    # What is no reference at all is limited by the network alone, or strangers would share one limit.
    written = references.normalise(reference) or network
    whose = tries.take("portal.status.reference", written, TRIES, HOUR)
    return None if whose is None else [network, whose]
