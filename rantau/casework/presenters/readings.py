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


def readings(case: Case, found: applications.Compared, *, slot: str, unmasked: bool) -> Readings | None:
    """Of the paper in that slot, of all papers when it is "". None when nothing was read."""
    other = [one for one in found.differences if slot in {"", one.said.paper.code}]
    agreeing = [said for said in found.agreeing if slot in {"", said.paper.code}]
    mistaken = {code: kind for code, kind in found.mistaken.items() if slot in {"", code}}
    if not (other or agreeing or mistaken):
        return None
    titles = {paper.code: str(paper.title) for paper in applications.definition(case.application).papers}
    return Readings(
        columns=(_("Bagian"), _("Terbaca di berkas"), _("Isian pemohon")),
        rows=[_row(one, unmasked=unmasked) for one in other],
        mistaken=[
            _("%(paper)s: tampaknya %(kind)s.") % {"paper": titles[code], "kind": papers.kind_name(kind)}
            for code, kind in mistaken.items()
        ],
        agreeing=", ".join(dict.fromkeys(str(said.question.label) for said in agreeing)),
    )


def differing(found: applications.Compared, slot: str) -> str:
    """Which answers are read otherwise on that paper, by name; "" for none."""
    names = [str(one.said.question.label) for one in found.differences if one.said.paper.code == slot]
    return _("Terbaca lain: %(fields)s.") % {"fields": ", ".join(names)} if names else ""


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
