"""What the applicant does, answered on the office's side."""

from rantau.applications.events import (
    ApplicationHandedOff,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    CorrectionSent,
    EndedElsewhere,
    StageReached,
)
from rantau.casework import actions
from rantau.casework.events import AdjudicationNoted, DecisionMade
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to

OPENING = Actor.system("casework.open_case")
CORRECTING = Actor.system("casework.receive_correction")
FOLLOWING = Actor.system("casework.follow")
WRITING = Actor.system("casework.issue_refusal")
CLOSING = Actor.system("casework.close_case")


@listens_to(ApplicationSubmitted)
def open_case(event: ApplicationSubmitted, entry: Entry) -> None:
    actions.open_case(reference=event.application, actor=OPENING, now=entry.at)


@listens_to(CorrectionSent)
def receive_correction(event: CorrectionSent, entry: Entry) -> None:
    actions.receive_correction(reference=event.application, actor=CORRECTING, now=clock.now())


@listens_to(ApplicationWithdrawn)
def close_case(event: ApplicationWithdrawn, entry: Entry) -> None:
    actions.close_case(reference=event.application, actor=CLOSING, now=clock.now())


@listens_to(StageReached)
def follow(event: StageReached, entry: Entry) -> None:
    actions.follow(reference=event.application, actor=FOLLOWING, now=clock.now())


@listens_to(ApplicationHandedOff)
def hand_off(event: ApplicationHandedOff, entry: Entry) -> None:
    actions.follow(reference=event.application, actor=FOLLOWING, now=clock.now())


@listens_to(EndedElsewhere)
def end_elsewhere(event: EndedElsewhere, entry: Entry) -> None:
    actions.follow(reference=event.application, actor=FOLLOWING, now=clock.now())


@listens_to(DecisionMade)
def write_refusal(event: DecisionMade, entry: Entry) -> None:
    actions.issue_refusal(reference=event.application, actor=WRITING, now=clock.now())


@listens_to(AdjudicationNoted)
def write_answer(event: AdjudicationNoted, entry: Entry) -> None:
    actions.issue_refusal(reference=event.application, actor=WRITING, now=clock.now())
