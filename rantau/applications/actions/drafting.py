"""From nothing to a filled-in draft."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import queries as accounts
from rantau.accounts.queries import Person
from rantau.applications import policies, queries
from rantau.applications.actions.joining import join
from rantau.applications.actions.moving import about, locked, move
from rantau.applications.events import DraftBegun, DraftExpired, SectionSaved
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application, FormerAnswers, SectionAnswers, StatusChange
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition
from rantau.foundation import clock, references
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal


class AgreementMissing(Refusal):
    code = "applications.agreement_missing"
    message = _("Centang bila memang demikian. Tanpa persetujuannya permohonan tidak bisa dimulai.")
    field = "agreed"


class NotEditable(Refusal):
    code = "applications.not_editable"
    message = _("Jawaban ini sudah dikirim dan tidak bisa diubah lagi. Hubungi kantor bila ada yang keliru.")


@transaction.atomic
def begin(
    *,
    service_code: str,
    person_id: UUID,
    agreed: bool = False,
    beside: str = "",
    actor: Actor,
    now: datetime,
) -> Application:
    """A draft of this service for a person of the account; the one that is there already, if there is one.

    `agreed` is the account holder's word that another adult wants this. `beside` is the reference of an own
    application that this one goes together with. Raises NotAllowed, AgreementMissing.
    """
    person = accounts.people_of(actor.id).select_for_update(of=("self",)).filter(pk=person_id).first()
    if actor.is_staff or actor.is_system or person is None or person.account_id is None:
        raise NotAllowed
    if draft := queries.draft_of(person_id, service_code):
        if beside and beside != draft.reference:
            join(draft, beside, actor)
        return draft
    asked = policies.must_agree(person, clock.day_of(now))
    if asked and not agreed:
        raise AgreementMissing
    application = _draft(catalogue.current(service_code, now), person, actor, now)
    if asked:
        application.agreed_at = now
        application.save(update_fields=["agreed_at"])
    if beside:
        join(application, beside, actor)
    told = DraftBegun(**about(application), made_for=person.relation or "SELF", agreed=asked)
    journal.record(told, actor=actor, now=now)
    return application


def _draft(definition: Definition, person: Person, actor: Actor, now: datetime) -> Application:
    application = Application.objects.create(
        reference=references.new(),
        owner_id=UUID(actor.id),
        person=person,
        service_code=definition.code,
        service_version=definition.version,
        office_code=settings.OFFICE,
        begun_at=now,
        saved_at=now,
    )
    StatusChange.objects.create(
        application=application,
        move="begin",
        was="",
        became=Phase.DRAFT,
        author_kind=actor.kind,
        author=actor.id,
        at=now,
    )
    return application


@transaction.atomic
def save_section(
    *, reference: str, section: str, answers: Mapping[str, Any], actor: Actor, now: datetime
) -> Application:
    """Keep what was answered on one page; saving the same page again replaces it.

    Of a page that an officer sent back the answers that were sent stay, for the officer to compare.
    """
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    if not section_editable(application, section):
        raise NotEditable
    kept, _created = SectionAnswers.objects.select_for_update().get_or_create(
        application=application, section=section, defaults={"answers": {}, "saved_at": now}
    )
    if application.phase != Phase.DRAFT:
        _keep_former(application, kept, now)
    kept.answers, kept.saved_at = dict(answers), now
    kept.save()
    Application.objects.filter(pk=application.pk).update(saved_at=now)
    journal.record(SectionSaved(**about(application), section=section), actor=actor, now=now)
    return application


def _keep_former(application: Application, page: SectionAnswers, now: datetime) -> None:
    """Only the first saving within a correction replaces what the officer has seen."""
    correction = queries.open_correction(application)
    if correction and not correction.former.filter(section=page.section).exists():
        FormerAnswers.objects.create(correction=correction, section=page.section, answers=page.answers, at=now)


def section_editable(application: Application, section: str) -> bool:
    """A draft freely; later only what an officer sent back."""
    if application.phase == Phase.DRAFT:
        return True
    correction = queries.open_correction(application)
    return correction is not None and f"section:{section}" in correction.items


def paper_editable(application: Application, slot: str) -> bool:
    if application.phase == Phase.DRAFT:
        return True
    correction = queries.open_correction(application)
    return correction is not None and f"paper:{slot}" in correction.items


@transaction.atomic
def expire_draft(*, reference: str, actor: Actor, now: datetime) -> bool:
    """End a draft that nobody touched for as long as its service keeps one. False when it was touched meanwhile."""
    application = locked(reference)
    if application.phase != Phase.DRAFT or application.saved_at >= now - queries.kept_for(application):
        return False
    move(application, "expire", actor=actor, now=now)
    journal.record(DraftExpired(**about(application)), actor=actor, now=now)
    return True
