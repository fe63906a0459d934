"""The desk and the case."""

from rantau.casework.views.adjudicating import adjudication
from rantau.casework.views.case import case, paper, purpose, unmask
from rantau.casework.views.checking import field_check
from rantau.casework.views.copying import paper_copy
from rantau.casework.views.deciding import decide
from rantau.casework.views.desk import desk, release, take, take_next
from rantau.casework.views.examining import begin_minutes, minutes, print_minutes
from rantau.casework.views.interviewing import begin_interview, interview
from rantau.casework.views.lifting import find_stopped, stops
from rantau.casework.views.photographing import photo
from rantau.casework.views.spelling import spelling
from rantau.casework.views.tracking import filing
from rantau.casework.views.verifying import finish_verification, judge, send_back

__all__ = [
    "adjudication",
    "begin_interview",
    "begin_minutes",
    "case",
    "decide",
    "desk",
    "field_check",
    "filing",
    "find_stopped",
    "finish_verification",
    "interview",
    "judge",
    "minutes",
    "paper",
    "paper_copy",
    "photo",
    "print_minutes",
    "purpose",
    "release",
    "send_back",
    "spelling",
    "stops",
    "take",
    "take_next",
    "unmask",
]
