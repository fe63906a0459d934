"""The verbs of casework."""

from rantau.casework.actions.checking import ReportMissing, order_field_check, report_field_check
from rantau.casework.actions.deciding import ReasonMissing, approve, reject
from rantau.casework.actions.following import follow
from rantau.casework.actions.interviewing import DataNotConfirmed, begin_interview, finish_interview
from rantau.casework.actions.opening import close_case, open_case, receive_correction
from rantau.casework.actions.taking import InOtherHands, NothingWaiting, note_read, release, take, take_next
from rantau.casework.actions.tracking import note_filing
from rantau.casework.actions.verifying import NothingToReturn, finish_verification, judge_paper, return_to_applicant

__all__ = [
    "DataNotConfirmed",
    "InOtherHands",
    "NothingToReturn",
    "NothingWaiting",
    "ReasonMissing",
    "ReportMissing",
    "approve",
    "begin_interview",
    "close_case",
    "finish_interview",
    "finish_verification",
    "follow",
    "judge_paper",
    "note_filing",
    "note_read",
    "open_case",
    "order_field_check",
    "receive_correction",
    "reject",
    "release",
    "report_field_check",
    "return_to_applicant",
    "take",
    "take_next",
]
