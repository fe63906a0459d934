"""A typing error in a name or a birth place, put right without a new fee."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.applications import queries as applied
from rantau.casework import actions
from rantau.casework.forms import Spelling
from rantau.casework.views import opening
from rantau.casework.views.opening import actor_of, found
from rantau.foundation import clock
from rantau.foundation.access import roles
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@roles("verifier", "section_head", "head")
def spelling(request: HttpRequest, ref: str) -> HttpResponse:
    """Asks for the right spelling; what is written now is read on the case page, which notes the look."""
    case = found(request, ref)
    if not opening.purpose_of(request, case):
        return pages.see("casework:purpose", ref)
    if not opening.may_spell(actor_of(request), case):
        raise Http404
    choices = [(question.code, str(question.label)) for question in applied.fixable(case.application)]
    form = Spelling(request.POST or None, questions=choices)
    if request.method == "POST" and form.is_valid():
        try:
            actions.fix_spelling(reference=ref, **form.cleaned_data, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Ejaan dibetulkan. Pemohon diberi tahu, tanpa biaya baru."))
            return pages.see("casework:case", ref)
    return pages.render(request, "casework/spelling.html", 422 if form.errors else 200, form=form, ref=ref)
