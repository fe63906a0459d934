"""`/ejaan/`: a typing error put right by a second supervisor before anything is printed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.collection import actions, presenters, queries
from rantau.collection.forms import Spelling
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("section_head", "head")
def spelling(request: HttpRequest, ref: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    booklet = queries.at_office(actor).filter(reference=ref).first()
    if booklet is None or not presenters.may_spell(booklet, actor):
        raise Http404
    form = Spelling(request.POST or None, questions=presenters.spellings(booklet))
    if request.method == "POST" and form.is_valid():
        try:
            actions.fix_spelling(booklet_id=booklet.pk, **form.cleaned_data, actor=actor, now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Ejaan dibetulkan. Pemohon diberi tahu, tanpa biaya baru."))
            return pages.see("collection:booklet", ref)
    return pages.render(request, "collection/spelling.html", 422 if form.errors else 200, form=form, ref=ref)
