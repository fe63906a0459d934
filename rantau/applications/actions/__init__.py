"""The verbs of an application."""

from rantau.applications.actions.billing import ask_payment
from rantau.applications.actions.confirming import confirm_place
from rantau.applications.actions.drafting import (
    NotEditable,
    begin,
    expire_draft,
    paper_editable,
    save_section,
    section_editable,
)
from rantau.applications.actions.guaranteeing import (
    GuarantorIsApplicant,
    GuarantorUnreachable,
    LinkIsOver,
    NotTheGuarantor,
    ask_guarantor,
    confirm_guarantee,
    lapse_guarantee,
    recall,
    refuse_guarantee,
    remind_guarantor,
)
from rantau.applications.actions.handing_off import NumberUnreadable, note_filing, record_filing
from rantau.applications.actions.letters import issue_letter
from rantau.applications.actions.outcome import accept, approve, begin_examination, complete, reject
from rantau.applications.actions.placing import (
    BookedElsewhere,
    PlaceGone,
    change_place,
    choose_place,
    end_hold,
    give_back_place,
    note_missed_visit,
    record_national_booking,
)
from rantau.applications.actions.submission import (
    AlreadyRunning,
    BapAtTheOffice,
    Incomplete,
    NothingToCorrect,
    request_correction,
    send_correction,
    submit,
    withdraw,
)

__all__ = [
    "AlreadyRunning",
    "BapAtTheOffice",
    "BookedElsewhere",
    "GuarantorIsApplicant",
    "GuarantorUnreachable",
    "Incomplete",
    "LinkIsOver",
    "NotEditable",
    "NotTheGuarantor",
    "NothingToCorrect",
    "NumberUnreadable",
    "PlaceGone",
    "accept",
    "approve",
    "ask_guarantor",
    "ask_payment",
    "begin",
    "begin_examination",
    "change_place",
    "choose_place",
    "complete",
    "confirm_guarantee",
    "confirm_place",
    "end_hold",
    "expire_draft",
    "give_back_place",
    "issue_letter",
    "lapse_guarantee",
    "note_filing",
    "note_missed_visit",
    "paper_editable",
    "recall",
    "record_filing",
    "record_national_booking",
    "refuse_guarantee",
    "reject",
    "remind_guarantor",
    "request_correction",
    "save_section",
    "section_editable",
    "send_correction",
    "submit",
    "withdraw",
]
