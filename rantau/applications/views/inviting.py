"""`/undangan/`: the card of an outreach list is turned into an application.

Everybody may ask what a code is for, and learns the group, the day, the place and the service: never who is invited.
To use it one needs the account of the person whose NIK is on the list. A code that never was, is used up or whose day
is over gets one and the same words. Wrong codes are counted for each network, wrong people for each code and account: what
others try keeps nobody from the own invitation.
"""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rantau.accounts import queries as accounts
from rantau.accounts.queries import Person
from rantau.applications import actions, queries
from rantau.applications.forms import Beginning, InvitationCode
from rantau.applications.presenters import inviting as presenters
from rantau.applications.queries import Application, OutreachRow
from rantau.applications.views.beginning import for_whom
from rantau.applications.views.opening import actor_of
from rantau.foundation import clock, invitations
from rantau.foundation.access import applicant_required
from rantau.foundation.network import network_of
from rantau.foundation.refusals import Refusal
from rantau.ui import pages
from rantau.vault import tries

NETWORK_TRIES, TEN_MINUTES = 60, 600
PERSON_TRIES, HOUR = 10, 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """One field. `?kode=` of the QR code on the card fills it in; nothing is looked up before it is sent."""
    initial = {"code": request.GET.get("kode", "")[:40]}
    form = InvitationCode(request.POST if request.method == "POST" else None, initial=initial)
    if request.method != "POST":
        return _ask(request, form)
    if not form.is_valid():
        return _ask(request, form, status=422)
    found = _found(request, form.cleaned_data["code"])
    return pages.see("applications:invited", found.code) if isinstance(found, OutreachRow) else found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, code: str) -> HttpResponse:
    """What the invitation is for; whoever is signed in says for whom, and it becomes an application."""
    found = _found(request, code)
    if not isinstance(found, OutreachRow):
        return found
    if request.method == "POST":
        return _claim(request, found)
    actor = getattr(request, "actor", None)
    if actor is None or actor.is_staff:
        return _page(request, found)
    people = list(accounts.people_of(actor.id))
    return _page(request, found, for_whom(request, people), people)


@applicant_required
def _claim(request: HttpRequest, row: OutreachRow) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    people = list(accounts.people_of(actor.id))
    form = for_whom(request, people)
    if not form.is_valid():
        return _page(request, row, form, people)
    taken = tries.take("applications.invitation.person", f"{row.pk} {actor.id}", PERSON_TRIES, HOUR)
    if taken is None:
        return _ask(request, InvitationCode(), status=429, too_often=True)
    chosen, agreed = form.cleaned_data.get("person") or people[0].pk, form.cleaned_data.get("agreed", False)
    try:
        application = actions.claim(code=row.code, person_id=chosen, agreed=agreed, actor=actor, now=now)
    except Refusal as refusal:
        if not isinstance(refusal, actions.NotTheInvited):
            tries.give_back([taken])
        form.refuse(refusal)
        return _page(request, row, form, people)
    tries.give_back([taken])
    return _go_on(application)


def _go_on(application: Application) -> HttpResponse:
    if application.phase == "DRAFT":
        return pages.see("applications:tasks", application.reference)
    return pages.see(f"/permohonan/{application.reference}/")


def _found(request: HttpRequest, code: str) -> OutreachRow | HttpResponse:
    """Whom the code invites, else the page that says why not. A right code gives its try back.

    One that is used is good for the account that used it, which is led on to the application.
    """
    taken = tries.take("applications.invitation.network", network_of(request), NETWORK_TRIES, TEN_MINUTES)
    if taken is None:
        return _ask(request, InvitationCode(), status=429, too_often=True)
    row = queries.invitation(invitations.normalise(code) or "", clock.now())
    actor = getattr(request, "actor", None)
    running = row.application if row and row.application and not row.application.has_ended else None
    if row is None or (running and (actor is None or actor.id != str(running.owner_id))):
        return _ask(request, InvitationCode(initial={"code": code}), status=404, unusable=True)
    tries.give_back([taken])
    return _go_on(running) if running else row


def _ask(request: HttpRequest, form: InvitationCode, status: int = 200, **told: bool) -> HttpResponse:
    return pages.render(
        request, "applications/invitation/ask.html", status=status, form=form, submit_label=_("Lihat undangan"), **told
    )


def _page(
    request: HttpRequest, row: OutreachRow, form: Beginning | None = None, people: Sequence[Person] = ()
) -> HttpResponse:
    """Without `form` for strangers and officers, who can only look."""
    return pages.render(
        request,
        "applications/invitation/invited.html",
        status=422 if form and form.errors else 200,
        form=form,
        facts=presenters.facts(row, clock.now()),
        code=row.code,
        person=people[0].full_name if len(people) == 1 else "",
        staff=form is None and getattr(request, "actor", None) is not None,
        submit_label=_("Pakai undangan ini"),
    )
