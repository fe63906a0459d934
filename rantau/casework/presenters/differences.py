"""What the applicant changed after the case had been sent back, old and new side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rantau.applications import queries as applications
from rantau.casework.presenters.masked import masked
from rantau.casework.queries import Case
from rantau.questions import summary
from rantau.ui import formats
from rantau.ui.parts import Cell, Row

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction that was sent: a table of what, before, after."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Row]


def corrected(case: Case, *, unmasked: bool) -> list[Corrected]:
    """The corrections that came back, the last first; one that is still open is the applicant's own."""
    found = [one for one in applications.corrected(case.application) if one.correction.sent_at]
    return [_table(one, unmasked=unmasked) for one in reversed(found)]


def _table(one: applications.Corrected, *, unmasked: bool) -> Corrected:
    sent = one.correction.sent_at
    title = _("Perbaikan dari pemohon, %(when)s") % {"when": formats.wib(sent) if sent else ""}
    return Corrected(title, (_("Bagian"), _("Sebelumnya"), _("Sekarang")), _rows(one, unmasked=unmasked))


def _rows(one: applications.Corrected, *, unmasked: bool) -> list[Row]:
    rows = []
    for page in one.pages:
        rows += [
            Row((Cell(change.label, page.title), _words(change.before, unmasked), _words(change.after, unmasked)))
            for change in page.changes
        ]
        if not page.changes:
            rows.append(Row((page.title, NOTHING, _("tidak ada yang berubah"))))
    rows += [Row((title, NOTHING, _("tidak ada yang berubah"))) for title in one.untouched]
    rows += [
        Row((paper.title, NOTHING, _paper(paper.replaced)), tone="plain" if paper.replaced else "warn")
        for paper in one.papers
    ]
    return rows


def _words(row: summary.Row | None, unmasked: bool) -> str:  # noqa: FBT001
    if row is None:
        return NOTHING
    return row.value if unmasked else masked(row)


def _paper(replaced: bool) -> Cell:  # noqa: FBT001
    return Cell(_("diganti"), tone="ok") if replaced else Cell(_("belum diganti"), tone="warn")
