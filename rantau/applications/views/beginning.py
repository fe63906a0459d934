"""`/permohonan/baru/<code>/`: what it takes, then one tap to a draft."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.applications import actions
from rantau.applications.forms import Beginning
from rantau.applications.views.opening import actor_of
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.ui import pages


@applicant_required
def begin(request: HttpRequest, code: str) -> HttpResponse:
    now, actor = clock.now(), actor_of(request)
    try:
        definition = catalogue.current(code, now)
    except LookupError:
        raise Http404(code) from None
    people = list(accounts.people_of(actor.id))
    form = Beginning(request.POST or None, people=[(str(person.pk), person.full_name) for person in people])
    if request.method == "POST" and form.is_valid():
        person_id = form.cleaned_data.get("person") or people[0].pk
        draft = actions.begin(service_code=code, person_id=person_id, actor=actor, now=now)
        return pages.see("applications:tasks", draft.reference)
    return pages.render(
        request,
        "applications/begin.html",
        form=form,
        service=definition.title,
        bring=definition.bring,
        papers=[paper.title for paper in definition.papers if paper.required and not paper.when],
        wizard_url=f"/layanan/{code}/cocok/" if definition.wizard else "",
        person=people[0].full_name if len(people) == 1 else "",
        submit_label=_("Mulai mengisi"),
    )
