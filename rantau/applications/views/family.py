"""`/akun/keluarga/`: the people whom this account looks after. Here, because running applications hold on to them."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rantau.accounts import actions as people
from rantau.accounts import queries as accounts
from rantau.accounts.actions import Facts
from rantau.accounts.queries import Person
from rantau.applications import actions, queries
from rantau.applications.forms import INDONESIA, Correction, Member
from rantau.applications.presenters import family as presenters
from rantau.applications.views.opening import actor_of
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock, invitations
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.offices import queries as offices
from rantau.ui import pages


@require_safe
@applicant_required
def family(request: HttpRequest) -> HttpResponse:
    members = list(accounts.family_of(actor_of(request).id))
    running = queries.running_for([member.pk for member in members])
    rows = presenters.members(members, running, clock.day_of(clock.now()))
    return pages.render(request, "applications/family/members.html", members=rows)


@applicant_required
def add_member(request: HttpRequest) -> HttpResponse:
    """`?untuk=` names the service that somebody was about to begin for the new member, `?undangan=` their invitation."""
    form = _form(request.POST if request.method == "POST" else None, {"citizenship": INDONESIA})
    if request.method == "POST" and form.is_valid():
        try:
            member = people.add_member(
                relation=form.cleaned_data["relation"], facts=_facts(form), actor=actor_of(request), now=clock.now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _after_adding(request, member)
    return pages.render(
        request,
        "applications/family/add.html",
        status=422 if form.errors else 200,
        form=form,
        submit_label=_("Simpan"),
    )


def _after_adding(request: HttpRequest, member: Person) -> HttpResponse:
    messages.success(request, _("%(name)s sudah ditambahkan.") % {"name": member.full_name})
    if code := invitations.normalise(request.GET.get("undangan", "")):
        return pages.see(f"{reverse('applications:invited', args=[code])}?{urlencode({'siapa': member.pk})}")
    wanted = request.GET.get("untuk", "")
    if wanted in {service.code for service in catalogue.services(clock.now())}:
        carried = {"siapa": str(member.pk), "bersama": request.GET.get("bersama", "")}
        asked = urlencode({name: value for name, value in carried.items() if value})
        return pages.see(f"{reverse('applications:begin', args=[wanted])}?{asked}")
    return pages.see("applications:family")


@applicant_required
def correct_member(request: HttpRequest, person: UUID) -> HttpResponse:
    member = _own_member(request, person)
    known = {name: getattr(member, name) for name in presenters.SHOWN}
    form = _form(request.POST if request.method == "POST" else None, known, member.nik)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_person(
                person_id=member.pk,
                relation=form.cleaned_data["relation"],
                facts=_facts(form, member),
                actor=actor_of(request),
                now=clock.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return pages.see("applications:family")
    return pages.render(
        request,
        "applications/family/correct.html",
        status=422 if form.errors else 200,
        form=form,
        member=member,
        submit_label=_("Simpan"),
    )


@applicant_required
def remove_member(request: HttpRequest, person: UUID) -> HttpResponse:
    member = _own_member(request, person)
    form = Correction(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_person(person_id=member.pk, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(name)s sudah dihapus.") % {"name": member.full_name})
            return pages.see("applications:family")
    return pages.render(
        request,
        "applications/family/remove.html",
        status=409 if form.errors else 200,
        form=form,
        member=member,
        submit_label=_("Ya, hapus"),
    )


def _own_member(request: HttpRequest, person: UUID) -> Person:
    """Raises Http404 for somebody else's family as for nobody."""
    member = accounts.family_of(actor_of(request).id).filter(pk=person).first()
    if member is None:
        raise Http404(person)
    return member


def _form(data: QueryDict | None, known: dict[str, str], kept_nik: str = "") -> Member:
    return Member(
        data,
        initial=known,
        relations=accounts.relations(),
        nationalities=[(INDONESIA, "Indonesia"), *accounts.nationalities((get_language() or "id")[:2])],
        district_known=offices.district_known,
        today=clock.day_of(clock.now()),
        kept_nik=kept_nik,
    )


def _facts(form: Member, before: Person | None = None) -> Facts:
    """What is not asked here stays as it was."""
    given = form.cleaned_data
    kept = {name: getattr(before, name) for name in ("kk", "street", "region_code")} if before else {}
    return Facts(
        full_name=given["full_name"],
        birth_date=given["birth_date"],
        sex=given["sex"],
        citizenship=given["citizenship"],
        nik=given["nik"],
        passport_number=given["passport_number"],
        birth_place=given["birth_place"],
        **kept,
    )
