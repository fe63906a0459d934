"""The applicant's pages from the first click to the chosen place. `portal` shows the application afterwards."""

from rantau.applications.views.beginning import begin
from rantau.applications.views.billing import billing, letter
from rantau.applications.views.elsewhere import elsewhere
from rantau.applications.views.filling import section, tasks
from rantau.applications.views.guaranteeing import answered as guarantor_answered
from rantau.applications.views.guaranteeing import recall, refuse, vouch
from rantau.applications.views.papers import paper, papers, remove_paper
from rantau.applications.views.places import give_back, national, place
from rantau.applications.views.sending import review, submit, withdraw

__all__ = [
    "begin",
    "billing",
    "elsewhere",
    "give_back",
    "guarantor_answered",
    "letter",
    "national",
    "paper",
    "papers",
    "place",
    "recall",
    "refuse",
    "remove_paper",
    "review",
    "section",
    "submit",
    "tasks",
    "vouch",
    "withdraw",
]
