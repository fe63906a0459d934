"""What the applicant has put right, shown before it is sent back."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.applications.models import Application
from rantau.applications.presenters.filling import shown
from rantau.applications.queries import Corrected
from rantau.questions import summary

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Repaired:
    """`rows` for a summary list: what, before and now on a line each, and where to change it."""

    rows: list[tuple[str, str, str]]


def repaired(application: Application, corrected: Corrected | None) -> Repaired | None:
    """None when nothing is to be corrected."""
    if corrected is None:
        return None
    rows = []
    for page in corrected.pages:
        url = reverse("applications:section", args=[application.reference, page.section])
        rows += [(change.label, _both(change.before, change.after), url) for change in page.changes]
        if not page.changes:
            rows.append((page.title, _("Disimpan lagi, isinya tetap sama"), url))
    tasks = reverse("applications:tasks", args=[application.reference])
    rows += [(title, _("Belum Anda ubah"), tasks) for title in corrected.untouched]
    papers = reverse("applications:papers", args=[application.reference])
    rows += [
        (paper.title, _("diganti") if paper.replaced else _("belum diganti"), papers) for paper in corrected.papers
    ]
    return Repaired(rows)


def _both(before: summary.Row | None, after: summary.Row | None) -> str:
    words = {
        "before": shown(before) if before else NOTHING,
        "after": shown(after) if after else NOTHING,
    }
    return _("Sebelumnya: %(before)s\nSekarang: %(after)s") % words
