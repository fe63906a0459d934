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
    """`statement` and `circumstances` keep the line breaks of the examiner."""

    ref: str
    facts: Sequence[tuple[str, str, None]]
    statement: str
    circumstances: str
    opinion: str
    officer: str
    name: str


def page(case: Case) -> Sheet | None:
    """None while there are no closed minutes."""
    talk = queries.last_interview(case, Kind.BAP)
    if talk is None:
        return None
    return Sheet(
        ref=case.reference,
        facts=[
            (_("Permohonan"), case.reference, None),
            (_("Layanan"), str(applications.definition(case.application).title), None),
            (_("Nama"), case.application.person.full_name, None),
            (_("Berlangsung"), when(talk), None),
        ],
        statement=talk.statement,
        circumstances=talk.circumstances,
        opinion=str(OPINION_WORDS[talk.opinion]),
        officer=talk.officer.full_name,
        name=case.application.person.full_name,
    )


def when(talk: Interview) -> str:
    over = formats.clock(talk.ended_at) if talk.ended_at else ""
    return f"{formats.wib(talk.started_at)} – {over}"


def rows(talk: Interview) -> list[tuple[str, str, None]]:
    """For whoever decides."""
    return [
        (_("Berlangsung"), when(talk), None),
        (_("Keterangan pemohon"), talk.statement, None),
        (_("Keadaan"), talk.circumstances, None),
        (_("Pendapat pemeriksa"), str(OPINION_WORDS[talk.opinion]), None),
    ]
