"""`/petugas/buka-kunci/`: what keeps an application from being sent or paid, and letting one such stop pass.

What is stopped has mostly not been sent, so there is no case yet: the officer types or scans the reference.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.applications import actions as applications
from rantau.applications import queries as applied
from rantau.casework.forms import FindStopped, Lift
from rantau.casework.policies import LIFTERS
from rantau.casework.views.opening import actor_of
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.ui import pages


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles(*LIFTERS)
def find_stopped(request: HttpRequest) -> HttpResponse:
    form = FindStopped(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reference = form.cleaned_data["reference"]
        if applied.of_office(actor_of(request).office).filter(reference=reference).exists():
            return pages.see("casework:stops", reference)
        form.add_error("reference", _("Tidak ada permohonan dengan nomor ini di kantor Anda."))
    return pages.render(request, "casework/find_stopped.html", 422 if form.errors else 200, form=form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles(*LIFTERS)
def stops(request: HttpRequest, ref: str) -> HttpResponse:
    """The stops in words, without the answers behind them; looking is noted."""
    if not applied.of_office(actor_of(request).office).filter(reference=ref).exists():
        raise Http404
    form = Lift.sent(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            applications.lift_stop(reference=ref, **form.cleaned_data, actor=actor_of(request), now=clock.now())
        except NotAllowed:
            raise Http404 from None
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Dibuka. Pemohon diberi tahu."))
            return pages.see("casework:stops", ref)
    return _page(request, ref, form)


def _page(request: HttpRequest, ref: str, form: Lift | None) -> HttpResponse:
    try:
        found = applications.read_stops(reference=ref, actor=actor_of(request), now=clock.now())
    except NotAllowed:
        raise Http404 from None
    liftable = [(stop.code, stop.sentence) for stop in found.stops if stop.liftable]
    asked = form if form and liftable else Lift(stops=liftable)
    asked.offer(liftable)
    return pages.render(
        request,
        "casework/stops.html",
        422 if form else 200,
        form=asked,
        ref=ref,
        firm=[stop.sentence for stop in found.stops if not stop.liftable],
        lifted=[stop.sentence for stop in found.lifted],
        may_lift=bool(liftable),
    )
