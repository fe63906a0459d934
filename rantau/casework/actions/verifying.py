"""The papers: judged one by one, then all good, or back to the applicant."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import actions as applications
from rantau.applications import queries as applied
from rantau.casework import process
from rantau.casework.actions.following import go_on
from rantau.casework.actions.moving import about, move, worked_on
from rantau.casework.events import PapersReturned, PapersVerified, PaperVerdictGiven
from rantau.casework.lifecycle import State
from rantau.casework.models import Case
from rantau.catalogue import queries as catalogue
from rantau.documents import actions as documents
from rantau.documents import queries as papers
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal


class NothingToReturn(Refusal):
    code = "casework.nothing_to_return"
    field = "sections"
    message = _("Pilih bagian yang harus diperbaiki, atau tandai berkas yang harus diganti.")


@transaction.atomic
def judge_paper(
    *,
    reference: str,
    version: int,
    document_id: UUID,
    accepted: bool,
    reason: str,
    note: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Accept a paper of this case, or flag it. Raises NotAllowed, Stale, MoveNotPossible, documents.UnknownReason."""
    case = worked_on(reference, version, actor)
    if case.state != State.TO_VERIFY:
        raise MoveNotPossible
    if not papers.of(reference).filter(pk=document_id).exists():
        raise NotAllowed
    documents.judge(document_id=document_id, accepted=accepted, reason=reason, note=note, actor=actor, now=now)
    journal.record(PaperVerdictGiven(**about(case), document_id=document_id), actor=actor, now=now)


@transaction.atomic
def finish_verification(*, reference: str, version: int, actor: Actor, now: datetime) -> Case:
    """Every paper is accepted and none is missing. Raises NotAllowed, Stale, PapersOpen, MoveNotPossible."""
    case = worked_on(reference, version, actor)
    case.verified_by_id = UUID(actor.id)
    name = process.VERIFY[process.meeting(applied.process(case.application))]
    move(case, name, actor=actor, now=now, facts={"papers_accepted": _all_accepted(case)})
    journal.record(PapersVerified(**about(case)), actor=actor, now=now)
    if applied.stage(applied.by_reference(reference)) == "PRE_CHECK":
        applications.accept(reference=reference, actor=actor, now=now)
    go_on(case, actor=actor, now=now)
    return case


@transaction.atomic
def return_to_applicant(
    *, reference: str, version: int, sections: list[str], note: str, actor: Actor, now: datetime
) -> Case:
    """Send back the flagged papers and the named sections, with words to the person.

    Raises NotAllowed, Stale, NothingToReturn, MoveNotPossible.
    """
    case = worked_on(reference, version, actor)
    known = {section.code for section in applied.definition(case.application).sections}
    flagged = [f"paper:{paper.slot}" for paper in papers.of(reference) if paper.is_flagged]
    items = sorted({*flagged, *(f"section:{code}" for code in sections if code in known)})
    if not items:
        raise NothingToReturn
    move(case, "return", actor=actor, now=now)
    applications.request_correction(reference=reference, items=items, note=note, actor=actor, now=now)
    journal.record(PapersReturned(**about(case), items=items), actor=actor, now=now)
    return case


def _all_accepted(case: Case) -> bool:
    live = list(papers.of(case.reference))
    definition, answers = applied.definition(case.application), applied.answers(case.application)
    wanted = catalogue.papers_for(definition, answers, applied.counting_day(case.application))
    needed = {paper.code for paper in wanted if paper.required}
    return all(paper.is_accepted for paper in live) and needed <= {paper.slot for paper in live}
