"""What people type on the pages of an application, beside the questions of the service itself."""

from rantau.applications.forms.beginning import Beginning
from rantau.applications.forms.family import INDONESIA, Member
from rantau.applications.forms.guaranteeing import Refusing, Vouching
from rantau.applications.forms.outreach import GroupPlaces, InvitationCode, OnePerson, OutreachDay, Pasted, Rows
from rantau.applications.forms.papers import Arranging, Paper
from rantau.applications.forms.places import HOURS, NationalBooking, Place
from rantau.applications.forms.sending import Correction, Declaration, FilingNews, FilingNumber

__all__ = [
    "HOURS",
    "INDONESIA",
    "Arranging",
    "Beginning",
    "Correction",
    "Declaration",
    "FilingNews",
    "FilingNumber",
    "GroupPlaces",
    "InvitationCode",
    "Member",
    "NationalBooking",
    "OnePerson",
    "OutreachDay",
    "Paper",
    "Pasted",
    "Place",
    "Refusing",
    "Rows",
    "Vouching",
]
