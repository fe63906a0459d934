"""Applications of one family: made together, with papers that are brought once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import policies, queries
from rantau.applications.actions.drafting import NotEditable, paper_editable
from rantau.applications.actions.moving import locked
from rantau.catalogue import queries as catalogue
from rantau.documents import actions as documents
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal


class NotTheSamePaper(Refusal):
    code = "applications.not_the_same_paper"
    message = _("Berkas itu tidak bisa dipakai di sini. Unggah berkas yang diminta.")


@transaction.atomic
def reuse_paper(*, reference: str, slot: str, document_id: UUID, actor: Actor, now: datetime) -> None:
    """One tap instead of one more upload. Raises NotAllowed, NotTheSamePaper, and what `documents.reuse` raises."""
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    if not paper_editable(application, slot):
        raise NotEditable
    wanted = catalogue.papers_for(
        queries.definition(application), queries.answers(application), queries.counting_day(application)
    )
    offered = {(same.slot, same.document.pk) for same in queries.same_papers(application, wanted)}
    if (slot, document_id) not in offered:
        raise NotTheSamePaper
    documents.reuse(document_id=document_id, holder=reference, slot=slot, actor=actor, now=now)
