"""The letter to whoever was refused: why, on what ground, until when, and where to complain. Made by the worker."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.applications import queries as applied
from rantau.casework import queries
from rantau.casework.actions.moving import about, locked
from rantau.casework.events import RefusalIssued
from rantau.casework.lifecycle import NOT_GRANTED, REASON_SENTENCES, State
from rantau.casework.models import Case
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.issuing import actions as issuing
from rantau.journal import journal
from rantau.ui import formats

TEMPLATE = "casework/pdf/refusal.typ"


@transaction.atomic
def issue_refusal(*, reference: str, actor: Actor, now: datetime) -> UUID | None:
    """The id of its paper; None for a case that was not refused here. Harmless when repeated.

    Raises NotAllowed for anybody but a named process, issuing.NotStored.
    """
    if not actor.is_system:
        raise NotAllowed
    case = locked(reference)
    if case.state not in {State.REJECTED, State.SUSPENDED}:
        return None
    if paper := applied.letter(case.application):
        return paper.pk
    language = accounts.contact_points(case.application.owner_id).language
    with translation.override(language):
        data = _data(case, now)
    made = issuing.issue(
        kind=applied.LETTER,
        template=TEMPLATE,
        data=data,
        holder=reference,
        owner_id=case.application.owner_id,
        language=language,
        actor=actor,
        now=now,
    )
    journal.record(RefusalIssued(**about(case), paper_id=made.pk), actor=actor, now=now)
    return made.pk


def _data(case: Case, now: datetime) -> dict[str, object]:
    """What the paper prints; all words come ready."""
    application, decision = case.application, queries.decision(case.pk)
    answer = queries.adjudication(case)
    code = NOT_GRANTED if answer else decision.reason_code if decision else ""
    until = decision.suspended_until if decision else None
    facts = [
        (_("Permohonan"), application.reference),
        (_("Untuk"), applied.name_of(application)),
        (_("Layanan"), str(applied.definition(application).title)),
        (_("Diputus"), formats.day(answer.noted_at if answer else decision.decided_at if decision else now)),
        (_("Surat pusat"), f"{answer.number}, {formats.day(answer.dated_on)}" if answer else ""),
        (_("Alasan"), str(REASON_SENTENCES.get(code, ""))),
        (_("Penjelasan"), answer.reason if answer else ""),
        (_("Dasar"), decision.legal_basis if decision else ""),
        (_("Ditangguhkan sampai"), formats.day(until) if until else ""),
    ]
    again = _("Anda boleh mengajukan permohonan baru.")
    if until:
        again = _("Permohonan baru dapat dikirim mulai %(day)s.") % {"day": formats.day(until)}
    return {
        "title": _("Surat penangguhan") if until else _("Surat penolakan"),
        "name": applied.name_of(application),
        "facts": [[label, value] for label, value in facts if value],
        "words": again,
        "complain": _(
            "Bila tidak setuju, ajukan keberatan tertulis kepada kepala kantor, atau lapor lewat SP4N-LAPOR! (lapor.go.id)."
        ),
    }
