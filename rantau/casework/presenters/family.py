"""Cases of one family: who applied for whom, and which cases are looked at one after the other."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.casework import policies, queries
from rantau.casework.presenters.desk import STATE_WORDS
from rantau.casework.queries import Case
from rantau.documents import queries as papers
from rantau.foundation.actor import Actor
from rantau.ui import formats

Rows = list[tuple[str, str, None]]


@dataclass(frozen=True, slots=True)
class Beside:
    """Another case of the family. `url` leads to its decision where this officer can give it now, else to the case."""

    name: str
    reference: str
    state: str
    url: str
    to_decide: bool


def beside(case: Case, actor: Actor) -> list[Beside]:
    return [_beside(other, actor) for other in queries.together(actor, case)]


def _beside(other: Case, actor: Actor) -> Beside:
    now = other.state == "TO_DECIDE" and policies.can_work(actor, other)
    return Beside(
        name=other.application.person.full_name,
        reference=other.reference,
        state=str(STATE_WORDS[other.state]),
        url=reverse("casework:decide" if now else "casework:case", args=[other.reference]),
        to_decide=now,
    )


def made_by(case: Case) -> Rows:
    """Who applied, where that is not the person themselves, and what they are to each other."""
    person = case.application.person
    if person.is_self:
        return []
    relation = dict(accounts.relations()).get(person.relation, "")
    rows: Rows = [
        (_("Diajukan oleh"), accounts.display_name(case.application.owner_id), None),
        (_("Hubungan"), relation, None),
    ]
    if agreed := case.application.agreed_at:
        rows.append((_("Persetujuan pemohon"), _("menurut pengaju, %(at)s") % {"at": formats.wib(agreed)}, None))
    return rows


def seen_before(paper: papers.Document) -> str:
    """That an officer has accepted this very file for another application of the family; "" when nobody has."""
    accepted = papers.accepted_elsewhere(paper) if paper.state == "READABLE" else None
    return _("Berkas yang sama sudah diterima pada %(ref)s.") % {"ref": accepted.holder} if accepted else ""
