"""The letter that an application ends with where nothing is fetched: made once, by the worker, after the end."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.applications import queries
from rantau.applications.actions.moving import about, locked
from rantau.applications.events import LetterIssued
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.issuing import actions as issuing
from rantau.journal import journal
from rantau.ui import formats

TEMPLATE = "applications/pdf/letter.typ"


@transaction.atomic
def issue_letter(*, reference: str, actor: Actor, now: datetime) -> UUID | None:
    """The id of its paper; None for an application that does not end with a letter. Harmless when repeated.

    Raises NotAllowed for anybody but a named process, issuing.NotStored.
    """
    application = locked(reference)
    if not actor.is_system:
        raise NotAllowed
    if application.phase != Phase.COMPLETED or not queries.ends_with_letter(queries.process(application)):
        return None
    if paper := queries.letter(application):
        return paper.pk
    language = accounts.contact_points(application.owner_id).language
    with translation.override(language):
        data = _data(application, now)
    made = issuing.issue(
        kind=queries.LETTER,
        template=TEMPLATE,
        data=data,
        holder=reference,
        owner_id=application.owner_id,
        language=language,
        actor=actor,
        now=now,
    )
    journal.record(LetterIssued(**about(application), paper_id=made.pk), actor=actor, now=now)
    return made.pk


def _data(application: Application, now: datetime) -> dict[str, object]:
    """What the paper prints; all words come ready."""
    definition = queries.definition(application)
    cases = {case.code: str(case.title) for case in definition.cases}
    facts = [
        (_("Permohonan"), application.reference),
        (_("Untuk"), queries.name_of(application)),
        (_("Layanan"), str(definition.title)),
        (_("Jenis"), cases.get(application.case_code, "")),
        (_("Disetujui"), formats.day(queries.approved_at(application) or now)),
        (_("Dasar"), definition.tariff_version),
    ]
    return {
        "title": str(definition.title),
        "name": queries.name_of(application),
        "facts": [[label, value] for label, value in facts if value],
        "words": _(
            "Permohonan ini disetujui. Surat ini berlaku sebagai buktinya dan dapat diperiksa dengan kode di bawah."
        ),
    }
