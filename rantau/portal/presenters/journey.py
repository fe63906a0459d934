"""One application told as a journey: what now, whose turn, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rantau.portal.presenters.forecast import expected_words
from rantau.portal.presenters.states import code_of, stand
from rantau.portal.presenters.telling import words
from rantau.portal.queries import Facts
from rantau.ui.parts import Tone


@dataclass(frozen=True, slots=True)
class Next:
    """The next step: `whose` turn it is, what to do, and by when."""

    whose: str
    title: str
    text: str
    url: str = ""
    label: str = ""
    until: datetime | None = None
    until_words: str = ""
    after: str = ""


def next_step(facts: Facts) -> Next:
    """Written for every state, so that nobody is left without an answer."""
    code, whose = code_of(facts), str(stand(facts).whose)
    told = words(facts)[code]
    ahead = facts.expected is not None and code not in {"AWAITING_PAYMENT", "CONFIRMED"}
    return Next(
        whose=whose,
        title=told.title,
        text=told.text,
        url=f"/permohonan/{facts.reference}/{told.page}" if told.page else "",
        label=told.label,
        until=facts.pay_until if code == "AWAITING_PAYMENT" else None,
        until_words=_("Tempat Anda disimpan sampai") if facts.place else _("Bayar sampai"),
        after=expected_words(facts.expected) if ahead else "",
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One application on the dashboard."""

    title: str
    reference: str
    person: str
    state: str
    tone: Tone
    whose: str
    todo: str
    url: str


def line(title: str, person: str, facts: Facts) -> Line:
    where, told = stand(facts), next_step(facts)
    url = f"/permohonan/{facts.reference}/"
    return Line(title, facts.reference, person, str(where.short), where.tone, told.whose, told.title, url)


def lines(rows: Sequence[tuple[str, str, Facts]]) -> list[Line]:
    """From (title, person, facts)."""
    return [line(title, person, facts) for title, person, facts in rows]
