"""What a machine read on the papers, beside what was answered; the officer looks at the paper and judges."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rantau.applications import queries as applications
from rantau.casework.presenters.masked import masked
from rantau.casework.queries import Case
from rantau.documents import queries as papers
from rantau.questions import summary
from rantau.ui.parts import Cell, Row


@dataclass(frozen=True, slots=True)
class Readings:
    """`rows` of differences for a table; `mistaken` are sentences; `agreeing` names what is the same, "" for nothing."""

    columns: Sequence[str]
    rows: Sequence[Row]
    mistaken: Sequence[str]
    agreeing: str


def readings(case: Case, *, unmasked: bool) -> Readings | None:
    """None when nothing was read."""
    found = applications.compared(case.application)
    if not (found.differences or found.agreeing or found.mistaken):
        return None
    titles = {paper.code: str(paper.title) for paper in applications.definition(case.application).papers}
    return Readings(
        columns=(_("Bagian"), _("Terbaca di berkas"), _("Isian pemohon")),
        rows=[_row(one, unmasked=unmasked) for one in found.differences],
        mistaken=[
            _("%(paper)s: tampaknya %(kind)s.") % {"paper": titles[slot], "kind": papers.kind_name(kind)}
            for slot, kind in found.mistaken.items()
        ],
        agreeing=", ".join(dict.fromkeys(str(said.question.label) for said in found.agreeing)),
    )


def _row(difference: applications.Difference, *, unmasked: bool) -> Row:
    read, given = difference.rows
    said = difference.said
    note = _("terbaca jelas") if said.field.sure else _("kurang jelas terbaca")
    if difference.places:
        places = ", ".join(_("ke-%(n)d") % {"n": place} for place in difference.places)
        note += _("; yang berbeda: angka %(places)s") % {"places": places}
    shown = Cell(_words(read, unmasked=unmasked), note)
    return Row((Cell(read.label, str(said.paper.title)), shown, _words(given, unmasked=unmasked)), tone="warn")


def _words(row: summary.Row, *, unmasked: bool) -> str:
    return row.value if unmasked else masked(row)
