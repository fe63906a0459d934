"""`/layanan/`: what can be applied for, one service in full, and the way to the right case."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.portal.presenters import offerings as presenters
from rantau.questions.forms import SectionForm, form_class
from rantau.ui import pages


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    families = presenters.families(catalogue.families(now), clock.day_of(now))
    return pages.render(request, "portal/services/listing.html", families=families)


@require_safe
def service(request: HttpRequest, code: str) -> HttpResponse:
    page = presenters.page(_current(code), clock.day_of(clock.now()))
    return pages.render(request, "portal/services/service.html", service=page)


@require_http_methods(["GET", "HEAD", "POST"])
def wizard(request: HttpRequest, code: str) -> HttpResponse:
    """The questions; with answers in the address the checklist, which can be printed, kept and passed on.

    Only choices are asked here (the catalogue sees to that), so the address says nothing about a person.
    """
    definition = _current(code)
    section = catalogue.wizard(definition)
    if section is None:
        raise Http404(code)
    page = presenters.page(definition, clock.day_of(clock.now()))
    sent = request.POST if request.method == "POST" else request.GET
    form = form_class(section, {})(sent or None)
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return pages.render(
            request,
            "portal/services/wizard.html",
            status=status,
            form=form,
            service=page,
            submit_label=_("Lihat daftar saya"),
        )
    if request.method == "POST":
        return pages.see(f"{request.path}?{urlencode(_as_sent(form))}")
    now = clock.now()
    offered = {other.code for other in catalogue.services(now)}
    found = presenters.checklist(definition, form.cleaned_data, clock.day_of(now), offered)
    return pages.render(request, "portal/services/checklist.html", service=page, checklist=found)


def _as_sent(form: SectionForm) -> dict[str, str]:
    """The answers as the form would send them."""
    return {name: form.data[name] for name in form.cleaned_data}


def _current(code: str) -> catalogue.Definition:
    try:
        return catalogue.current(code, clock.now())
    except LookupError:
        raise Http404(code) from None
