"""`/layanan/`: what can be applied for, one service in full, and the way to the right case."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.portal.presenters import checklists
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
    """The questions, a few at a time; with all answers in the address the checklist, to be printed, kept, passed on.

    Only choices are asked here (the catalogue sees to that), so the address says nothing about a person.
    """
    definition = _current(code)
    section = catalogue.wizard(definition)
    if section is None:
        raise Http404(code)
    sent = request.POST if request.method == "POST" else request.GET
    form = form_class(section, {})(sent or None)
    is_complete = form.is_valid()
    known = {name: value for name, value in form.cleaned_data.items() if value is not None} if form.is_bound else {}
    on = clock.day_of(clock.now())
    stops = any(advice.blocks for advice in catalogue.advice_for(definition, known, on))
    if request.method != "POST":
        return (
            _checklist(request, definition, known) if is_complete or stops else _questions(request, definition, known)
        )
    if is_complete or stops:
        return pages.see(checklists.address(definition, known))
    if more := form.only_asks_more():
        return pages.see(f"{checklists.address(definition, known)}#id_{more}_0")
    return _page(request, definition, form)


def _questions(request: HttpRequest, definition: catalogue.Definition, known: dict[str, Any]) -> HttpResponse:
    """Those that follow from what is answered, without a word of blame for what is not."""
    section = catalogue.wizard(definition)
    assert section is not None  # noqa: S101 (the view asked)
    return _page(request, definition, form_class(section, {})(initial=known), begun=bool(known))


def _page(
    request: HttpRequest, definition: catalogue.Definition, form: SectionForm, *, begun: bool = False
) -> HttpResponse:
    return pages.render(
        request,
        "portal/services/wizard.html",
        status=422 if form.errors else 200,
        form=form,
        service=presenters.card(definition, clock.day_of(clock.now())),
        begun=begun,
        submit_label=_("Lanjutkan"),
    )


def _checklist(request: HttpRequest, definition: catalogue.Definition, known: dict[str, Any]) -> HttpResponse:
    now = clock.now()
    on, offered = clock.day_of(now), {other.code: other for other in catalogue.services(now)}
    found = checklists.checklist(definition, known, on, offered)
    page = presenters.page(definition, on)
    return pages.render(request, "portal/services/checklist.html", service=page, checklist=found)


def _current(code: str) -> catalogue.Definition:
    try:
        return catalogue.current(code, clock.now())
    except LookupError:
        raise Http404(code) from None
