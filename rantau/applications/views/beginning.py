"""`/permohonan/baru/<code>/`: what it takes, then one tap to a draft."""

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.accounts.queries import Person
from rantau.applications import actions, policies, queries
from rantau.applications.forms import Beginning
from rantau.applications.presenters import family as presenters
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@applicant_required
def begin(request: HttpRequest, code: str) -> HttpResponse:
    now, actor = clock.now(), actor_of(request)
    try:
        definition = catalogue.current(code, now)
    except LookupError:
        raise Http404(code) from None
    people = list(accounts.people_of(actor.id))
    form, beside = for_whom(request, people), _beside(request)
    if request.method == "POST" and form.is_valid():
        chosen, agreed = form.cleaned_data.get("person") or people[0].pk, form.cleaned_data.get("agreed", False)
        try:
            draft = actions.begin(
                service_code=code,
                person_id=chosen,
                agreed=agreed,
                beside=beside.reference if beside else "",
                actor=actor,
                now=now,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see("applications:tasks", draft.reference)
    return pages.render(
        request,
        "applications/begin.html",
        status=422 if form.errors else 200,
        form=form,
        service=definition.title,
        bring=definition.bring,
        papers=[paper.title for paper in definition.papers if paper.required and not paper.when],
        wizard_url=f"/layanan/{code}/cocok/" if definition.wizard else "",
        person=people[0].full_name if len(people) == 1 else "",
        add_url=_add_url(code, beside),
        beside=beside.person.full_name if beside else "",
        submit_label=_("Mulai mengisi"),
    )


def _beside(request: HttpRequest) -> Application | None:
    """`?bersama=` names an own application that this one goes together with; another's is as good as none."""
    found = queries.visible_to(UUID(actor_of(request).id)).filter(reference=request.GET.get("bersama", "")).first()
    return None if found is None or found.has_ended else found


def _add_url(code: str, beside: Application | None) -> str:
    carried = {"untuk": code, **({"bersama": beside.reference} if beside else {})}
    return f"{reverse('applications:add_member')}?{urlencode(carried)}"


def for_whom(request: HttpRequest, people: Iterable[Person]) -> Beginning:
    """The account holder first. `?siapa=` proposes one of the family, who was just added."""
    people, today = list(people), clock.day_of(clock.now())
    return Beginning(
        request.POST if request.method == "POST" else None,
        initial={"person": request.GET.get("siapa", "")},
        people=[(str(person.pk), person.full_name) for person in people],
        hints={str(person.pk): presenters.beside_the_name(person, today) for person in people},
        adults={str(person.pk): person.full_name for person in people if policies.must_agree(person, today)},
    )
