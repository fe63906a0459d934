"""Applications made together, and papers that will do for more than one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rantau.accounts.queries import Person
from rantau.applications.lifecycle import ENDED
from rantau.applications.models import Application
from rantau.applications.queries.answering import definition
from rantau.applications.queries.outreach import COLLECTIVE, group_of
from rantau.applications.queries.standing import lanes, stage
from rantau.catalogue.queries import Paper
from rantau.documents import queries as documents
from rantau.documents.queries import Document
from rantau.foundation import clock


def together(application: Application, *, ended: bool = False) -> list[Application]:
    """The others of the account that are made together with this one, the first begun first; `ended` ones too."""
    if application.party is None:
        return []
    rows = Application.objects.filter(party=application.party, owner_id=application.owner_id)
    rows = rows.exclude(pk=application.pk).exclude(phase__in=() if ended else ENDED)
    return list(rows.select_related("person").order_by("begun_at", "id"))


def bookable_together(application: Application, lane: str) -> list[Application]:
    """Those who could take a place in this lane now as well: a collective one with the same group only."""
    now = clock.now()
    return [
        other
        for other in together(application)
        if other.office_code == application.office_code
        and lane in lanes(other, stage(other))
        and (lane != COLLECTIVE or group_of(other, now) == group_of(application, now))
    ]


@dataclass(frozen=True, slots=True)
class SamePaper:
    """What was brought for another application of the family and will do in this slot."""

    slot: str
    document: Document
    brought_for: str


def same_papers(application: Application, wanted: Sequence[Paper]) -> list[SamePaper]:
    """By slot of this application, whatever lies there already."""
    found = []
    for other in together(application):
        theirs = {paper.code: paper for paper in definition(other).papers}
        for document in documents.usable(other.reference):
            brought = theirs.get(document.slot)
            slots = [paper.code for paper in wanted if brought and _same(paper, application, brought, other)]
            found += [SamePaper(slot, document, other.person.full_name) for slot in slots]
    return found


def _same(wanted: Paper, here: Application, brought: Paper, there: Application) -> bool:
    """The same paper of the household, or the own card of a parent, there or here."""
    if wanted.shared and brought.shared and wanted.code == brought.code:
        return True
    return _own_card(wanted, brought, there.person) or _own_card(brought, wanted, here.person)


def _own_card(of_parent: Paper, own: Paper, person: Person) -> bool:
    """Whether `person` brings as `own` for themselves what is asked of a parent."""
    sex = {"FATHER": "M", "MOTHER": "F"}.get(of_parent.whose, "")
    return bool(of_parent.own_slot) and of_parent.own_slot == own.code and sex != "" and person.sex == sex
