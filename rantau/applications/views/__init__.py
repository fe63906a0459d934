"""The applicant's pages from the first click to the chosen place. `portal` shows the application afterwards."""

from rantau.applications.views.arranging import arrange
from rantau.applications.views.beginning import begin
from rantau.applications.views.billing import billing, letter
from rantau.applications.views.elsewhere import elsewhere
from rantau.applications.views.family import add_member, correct_member, family, remove_member
from rantau.applications.views.filling import section, tasks
from rantau.applications.views.guaranteeing import answered as guarantor_answered
from rantau.applications.views.guaranteeing import recall, refuse, vouch
from rantau.applications.views.inviting import invitation, invited
from rantau.applications.views.listing import (
    close_outreach_list,
    new_outreach_list,
    open_group_day,
    outreach_list,
    outreach_lists,
    outreach_slips,
    remove_from_outreach_list,
)
from rantau.applications.views.papers import keep_paper, paper, papers, remove_paper, reuse_paper
from rantau.applications.views.places import give_back, national, place
from rantau.applications.views.sending import review, submit, withdraw
from rantau.applications.views.together import together

__all__ = [
    "add_member",
    "arrange",
    "begin",
    "billing",
    "close_outreach_list",
    "correct_member",
    "elsewhere",
    "family",
    "give_back",
    "guarantor_answered",
    "invitation",
    "invited",
    "keep_paper",
    "letter",
    "national",
    "new_outreach_list",
    "open_group_day",
    "outreach_list",
    "outreach_lists",
    "outreach_slips",
    "paper",
    "papers",
    "place",
    "recall",
    "refuse",
    "remove_from_outreach_list",
    "remove_member",
    "remove_paper",
    "reuse_paper",
    "review",
    "section",
    "submit",
    "tasks",
    "together",
    "vouch",
    "withdraw",
]
