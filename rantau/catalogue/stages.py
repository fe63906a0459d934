"""The named stages that a service's `process` selects and orders, and whose work each of them is."""

from dataclasses import dataclass
from enum import StrEnum

from rantau.catalogue.definition import Service


class Owner(StrEnum):
    """Who has to do something at a stage."""

    APPLICANT = "APPLICANT"
    GUARANTOR = "GUARANTOR"
    OFFICE = "OFFICE"
    OUTSIDE = "OUTSIDE"
    """Another agency; somebody here notes down what it says."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`roles` of the staff who do the work of this stage or note it down; none where the applicant does it alone."""

    owner: Owner
    roles: tuple[str, ...] = ()


DECIDERS = ("section_head", "head")
STAGES: dict[str, Stage] = {
    "FILL": Stage(Owner.APPLICANT),
    "UPLOAD": Stage(Owner.APPLICANT),
    "GUARANTOR": Stage(Owner.GUARANTOR),
    "SUBMIT": Stage(Owner.APPLICANT),
    "PRE_CHECK": Stage(Owner.OFFICE, ("verifier",)),
    "PLACE": Stage(Owner.APPLICANT),
    "PAY": Stage(Owner.APPLICANT),
    "BAP": Stage(Owner.OFFICE, ("examiner",)),
    "VISIT": Stage(Owner.APPLICANT, ("front_desk", "verifier")),
    "INTERVIEW": Stage(Owner.OFFICE, ("interviewer",)),
    "BIOMETRICS": Stage(Owner.OFFICE, ("interviewer",)),
    "FIELD_CHECK": Stage(Owner.OFFICE, ("examiner",)),
    "DECISION": Stage(Owner.OFFICE, DECIDERS),
    "ADJUDICATION": Stage(Owner.OUTSIDE, ("section_head",)),
    "HAND_OFF": Stage(Owner.OUTSIDE, ("verifier",)),
    "PRINT": Stage(Owner.OFFICE, ("printer",)),
    "QUALITY": Stage(Owner.OFFICE, ("qc",)),
    "COLLECT": Stage(Owner.OFFICE, ("handover",)),
}
# Not booked by applicants for the visit of a service. A collective place is for whom an outreach list invites.
OTHER_LANES = {"BAP", "PICKUP", "COLLECTIVE"}


def bookable(service: Service) -> list[str]:
    """The lanes in which people book the hour of their visit themselves."""
    walk_in = {lane for lane, rule in service.lane_rules.items() if rule.walk_in}
    return [lane for lane in service.lanes if lane not in OTHER_LANES | walk_in]
