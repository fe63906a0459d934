"""The minutes of an examination as a sheet to be signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rantau.applications import queries as applications
from rantau.casework import queries
from rantau.casework.lifecycle import OPINION_WORDS, Kind
from rantau.casework.queries import Case, Interview
from rantau.ui import formats


@dataclass(frozen=True, slots=True)
class Sheet:
    """`statement` and `circumstances` keep the line breaks of the examiner. `closed`: nothing changes any more."""

    ref: str
    closed: bool
    service: str
    facts: Sequence[tuple[str, str, None]]
    statement: str
    circumstances: str
    opinion: str
    officer: str
    name: str


def page(case: Case) -> Sheet | None:
    """The minutes that are being written, or those that were closed last; None while nothing is written."""
    talk = queries.open_interview(case) or queries.last_interview(case, Kind.BAP)
    if talk is None or talk.kind != Kind.BAP or not (talk.statement or talk.circumstances):
        return None
    return Sheet(
        closed=talk.ended_at is not None,
        ref=case.reference,
        service=str(applications.definition(case.application).title),
        facts=_facts(case, talk),
        statement=talk.statement or "",
        circumstances=talk.circumstances or "",
        opinion=str(OPINION_WORDS[talk.opinion]) if talk.opinion else "",
        officer=talk.officer.full_name,
        name=applications.name_of(case.application),
    )


def _facts(case: Case, talk: Interview) -> list[tuple[str, str, None]]:
    given = applications.answers(case.application)
    born = applications.born_on(case.application)
    return [
        (_("Nama"), applications.name_of(case.application), None),
        (_("NIK"), str(given.get("nik", "")), None),
        (_("Tanggal lahir"), formats.day(born) if born else "", None),
        (_("Berlangsung"), when(talk), None),
    ]


def when(talk: Interview) -> str:
    """Without an end while it goes on."""
    began = formats.wib(talk.started_at)
    return f"{began} – {formats.clock(talk.ended_at)}" if talk.ended_at else began


def rows(talk: Interview) -> list[tuple[str, str, None]]:
    """For whoever decides."""
    return [
        (_("Berlangsung"), when(talk), None),
        (_("Keterangan pemohon"), talk.statement, None),
        (_("Keadaan yang ditemukan"), talk.circumstances, None),
        (_("Pendapat pemeriksa"), str(OPINION_WORDS[talk.opinion]), None),
    ]
