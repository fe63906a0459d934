"""The application, what was answered, who moved it, and what it was sent back for."""

from rantau.applications.models.answers import FormerAnswers, SectionAnswers, SpellingFix
from rantau.applications.models.application import NOT_SENT, Application, StatusChange
from rantau.applications.models.corrections import Correction, Lift, Suspension
from rantau.applications.models.elsewhere import FiledElsewhere
from rantau.applications.models.guarantees import Guarantee
from rantau.applications.models.outreach import OutreachList, OutreachRow

__all__ = [
    "NOT_SENT",
    "Application",
    "Correction",
    "FiledElsewhere",
    "FormerAnswers",
    "Guarantee",
    "Lift",
    "OutreachList",
    "OutreachRow",
    "SectionAnswers",
    "SpellingFix",
    "StatusChange",
    "Suspension",
]
