"""The counter: find the booklet, look at the person, give it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.applications import queries as applications
from rantau.collection import actions, queries
from rantau.collection.forms import Find, HandOver
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@require_http_methods(["GET", "HEAD", "POST"])
@roles("handover")
def counter(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    form = Find(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = queries.ready(actor, form.cleaned_data["reference"])
        if found:
            return pages.see("collection:hand_over", found.reference)
        form.add_error("reference", _("Tidak ada dokumen siap diambil dengan nomor ini di kantor Anda."))
    return pages.render(request, "collection/counter.html", 422 if form.errors else 200, form=form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("handover")
def hand_over(request: HttpRequest, ref: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    found = queries.ready(actor, ref)
    if found is None:
        raise Http404
    form = HandOver(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_over(booklet_id=found.pk, **form.cleaned_data, actor=actor, now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Dokumen diserahkan. Permohonan selesai."))
            return pages.see("collection:counter")
    name, shelf = applications.name_of(found.application), found.shelf
    status = 422 if form.errors else 200
    return pages.render(request, "collection/hand_over.html", status, form=form, ref=ref, name=name, shelf=shelf)
