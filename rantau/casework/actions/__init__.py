"""The verbs of casework."""

from rantau.casework.actions.adjudicating import DayAhead, NumberMissing, WhyRefused, note_adjudication
from rantau.casework.actions.checking import ReportMissing, order_field_check, report_field_check
from rantau.casework.actions.deciding import (
    BasisMissing,
    LetterMissing,
    MonthsOutOfRange,
    NoSuspension,
    ReasonMissing,
    approve,
    reject,
    suspend,
)
from rantau.casework.actions.examining import OpinionUnknown, StatementMissing, close_minutes, keep_minutes
from rantau.casework.actions.following import follow
from rantau.casework.actions.interviewing import DataNotConfirmed, begin_interview, finish_interview
from rantau.casework.actions.letters import issue_refusal
from rantau.casework.actions.opening import close_case, open_case, receive_correction
from rantau.casework.actions.photographing import note_photo
from rantau.casework.actions.spelling import fix_spelling
from rantau.casework.actions.taking import InOtherHands, NothingWaiting, note_read, release, take, take_next
from rantau.casework.actions.tracking import note_filing
from rantau.casework.actions.verifying import NothingToReturn, finish_verification, judge_paper, return_to_applicant

__all__ = [
    "BasisMissing",
    "DataNotConfirmed",
    "DayAhead",
    "InOtherHands",
    "LetterMissing",
    "MonthsOutOfRange",
    "NoSuspension",
    "NothingToReturn",
    "NothingWaiting",
    "NumberMissing",
    "OpinionUnknown",
    "ReasonMissing",
    "ReportMissing",
    "StatementMissing",
    "WhyRefused",
    "approve",
    "begin_interview",
    "close_case",
    "close_minutes",
    "finish_interview",
    "finish_verification",
    "fix_spelling",
    "follow",
    "issue_refusal",
    "judge_paper",
    "keep_minutes",
    "note_adjudication",
    "note_filing",
    "note_photo",
    "note_read",
    "open_case",
    "order_field_check",
    "receive_correction",
    "reject",
    "release",
    "report_field_check",
    "return_to_applicant",
    "suspend",
    "take",
    "take_next",
]
