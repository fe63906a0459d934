"""What a machine read on the papers, shown to the person beside the own answers. It knows nothing better."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.applications import queries
from rantau.applications.models import Application
from rantau.applications.presenters.filling import shown
from rantau.applications.presenters.preflight import editable
from rantau.documents import queries as documents
from rantau.documents.queries import Kind


@dataclass(frozen=True, slots=True)
class PaperReading:
    """`rows` for a summary list: what, read and answered on a line each, and where to change it; `fills` are pages
    (title, address) on which empty answers can begin with what was read."""

    waiting: bool
    mistaken: str
    rows: Sequence[tuple[str, str, str | None]]
    fills: Sequence[tuple[str, str]]


def paper_readings(application: Application) -> dict[str, PaperReading]:
    """By paper, where there is something to say."""
    found, service = queries.compared(application), queries.definition(application)
    titles = {page.code: str(page.title) for page in service.sections}
    papers = {paper.code: str(paper.title) for paper in service.papers}
    told = [*found.fills, *(one.said for one in found.differences)]
    slots = {*found.waiting, *found.mistaken, *(said.paper.code for said in told)}
    return {
        slot: PaperReading(
            waiting=slot in found.waiting,
            mistaken=mistaken_words(found.mistaken[slot], papers[slot]) if slot in found.mistaken else "",
            rows=[_row(application, one) for one in found.differences if one.said.paper.code == slot and _tells(one)],
            fills=_fills(application, titles, [said.section for said in found.fills if said.paper.code == slot]),
        )
        for slot in slots
    }


def differing(application: Application) -> list[tuple[str, str, str | None]]:
    """All of them, for the page on which everything is checked; each names its paper."""
    found = queries.compared(application)
    rows = [(one.said.paper.title, _row(application, one)) for one in found.differences if _tells(one)]
    told = [(f"{label} · {title}", words, url) for title, (label, words, url) in rows]
    papers = {paper.code: str(paper.title) for paper in queries.definition(application).papers}
    url = reverse("applications:papers", args=[application.reference])
    return told + [(papers[slot], mistaken_words(kind, papers[slot]), url) for slot, kind in found.mistaken.items()]


def offer_words(offers: Mapping[str, queries.Said]) -> dict[str, str]:
    """What is said beside each answer that begins with what a photo says."""
    words = _("Kami isi dari foto berkas: %(paper)s. Periksa lagi.")
    return {code: words % {"paper": said.paper.title} for code, said in offers.items()}


def mistaken_words(kind: Kind, title: str) -> str:
    words = _("Ini tampaknya %(kind)s. Yang diminta di sini: %(paper)s. Bila tertukar, ganti berkasnya.")
    return words % {"kind": documents.kind_name(kind), "paper": title}


def places_words(places: Sequence[int]) -> str:
    """Which digits of a number differ, since numbers are shown shortened; "" for none."""
    if not places:
        return ""
    return _("Yang berbeda: angka %(places)s.") % {"places": ", ".join(_("ke-%(n)d") % {"n": n} for n in places)}


def _fills(application: Application, titles: Mapping[str, str], sections: Sequence[str]) -> list[tuple[str, str]]:
    links = ((titles[section], _url(application, section)) for section in dict.fromkeys(sections))
    return [(title, url) for title, url in links if url]


def _tells(difference: queries.Difference) -> bool:
    """A person is bothered only with what was read clearly; the officer sees all."""
    return difference.said.field.sure


def _row(application: Application, difference: queries.Difference) -> tuple[str, str, str | None]:
    read, given = difference.rows
    words = _("Di foto terbaca: %(read)s\nAnda menulis: %(given)s") % {"read": shown(read), "given": shown(given)}
    places = places_words(difference.places)
    url = _url(application, difference.said.section)
    return read.label.rstrip("?:. "), f"{words}\n{places}" if places else words, url


def _url(application: Application, section: str) -> str | None:
    """Where the answer can be changed now; None where it cannot."""
    if not editable(application, f"section:{section}"):
        return None
    return reverse("applications:section", args=[application.reference, section])
