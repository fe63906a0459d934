"""The task list, and one page of questions at a time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rantau.accounts import queries as accounts
from rantau.applications import actions, preflight, presenters, queries
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of, own_application
from rantau.catalogue import queries as catalogue
from rantau.documents import queries as documents
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.questions import schema
from rantau.questions.forms import form_class
from rantau.ui import pages


@require_safe
@applicant_required
def tasks(request: HttpRequest, reference: str) -> HttpResponse:
    application = own_application(request, reference)
    definition, correction = queries.definition(application), queries.open_correction(application)
    answers, filled = queries.answers(application), documents.slots_filled(reference)
    day = queries.counting_day(application) or clock.day_of(clock.now())
    found = preflight.look(application, day, answers=answers, filled=filled)
    items = presenters.task_items(
        application,
        definition,
        answers,
        filled,
        correction,
        ready=not found.stops,
        pages=_pages(application, definition, answers),
    )
    head = presenters.head(application, definition, correction)
    advice = presenters.guarantor_advice(application)
    return pages.render(request, "applications/tasks.html", head=head, items=items, guarantor=advice)


@applicant_required
def section(request: HttpRequest, reference: str, section: str) -> HttpResponse:
    application = own_application(request, reference)
    definition, answers = queries.definition(application), queries.answers(application)
    day = queries.counting_day(application)
    shown = _pages(application, definition, answers)
    page = next((found for found in shown if found.code == section), None)
    if page is None:
        raise Http404(section)
    if not actions.section_editable(application, section):
        return pages.see("applications:tasks", reference)
    known, carried_on = _start(application, definition, page, answers)
    offered = queries.offered(application, page, known)
    known |= {code: said.field.value for code, said in offered.items()}
    form = form_class(page, known, day)(request.POST or None, notes=presenters.offer_words(offered))
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_section(
                reference=reference,
                section=section,
                answers=form.cleaned_data,
                actor=actor_of(request),
                now=clock.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _onward(reference, section, definition, {**answers, **form.cleaned_data})
    correction = queries.open_correction(application)
    return pages.render(
        request,
        "applications/section.html",
        form=form,
        section=page,
        carried=presenters.carried_words(carried_on),
        number=shown.index(page) + 1,
        count=len(shown),
        head=presenters.head(application, definition, correction),
        submit_label=_("Simpan dan lanjutkan"),
    )


def _start(
    application: Application, definition: catalogue.Definition, page: schema.Section, answers: Mapping[str, Any]
) -> tuple[dict[str, Any], date | None]:
    """What the form begins with. A page never saved takes what the profile does not know from the application that was
    sent last for this person; then also the day of that one. Nothing is kept before the person saves the page.
    """
    known = catalogue.prefill(definition, accounts.facts(application.person_id)) | dict(answers)
    own = {question.code for question in page.questions}
    last = None if application.phase != "DRAFT" or own & set(answers) else queries.earlier(application)
    if last is None:
        return known, None
    found = catalogue.carried(definition, queries.definition(last), queries.answers(last))
    new = {code: value for code, value in found.items() if code in own and code not in known}
    shown = {question.code for question in schema.visible_questions(page, known | new)}
    return known | new, queries.counting_day(last) if shown & set(new) else None


def _pages(
    application: Application, definition: catalogue.Definition, answers: Mapping[str, Any]
) -> list[schema.Section]:
    """A draft for a child asks about the parents from the start: the birth date is known before it is confirmed."""
    known = dict(answers)
    if application.phase == "DRAFT":
        known = catalogue.prefill(definition, accounts.facts(application.person_id)) | known
    return schema.visible_sections(definition.sections, known, queries.counting_day(application))


def _onward(reference: str, section: str, definition: catalogue.Definition, answers: dict[str, object]) -> HttpResponse:
    """The next page that still misses something, else back to the list."""
    left = [page for page, _code in schema.missing(definition.sections, answers)]
    order = [found.code for found in schema.visible_sections(definition.sections, answers)]
    after = [page for page in left if page in order and order.index(page) > order.index(section)]
    if after:
        return pages.see("applications:section", reference, after[0])
    return pages.see("applications:tasks", reference)
