"""The answer of the public status check: where it stands, in words, without a name."""

from dataclasses import dataclass

from rantau.portal.presenters.forecast import expected_words
from rantau.portal.presenters.states import stand
from rantau.portal.queries import Facts
from rantau.ui.formats import day
from rantau.ui.parts import Tone


@dataclass(frozen=True, slots=True)
class Answer:
    reference: str
    service: str
    state: str
    tone: Tone
    told: str
    since: str
    expected: str


def answer(facts: Facts, service: str) -> Answer:
    where = stand(facts)
    since = day(facts.since) if facts.since else ""
    return Answer(
        facts.reference, service, str(where.short), where.tone, str(where.told), since, expected_words(facts.expected)
    )
