"""Reads about applications. Whoever asks as a person gets their own only."""

from rantau.applications.differences import Corrected
from rantau.applications.lifecycle import FILING, LIFT_REASONS, SPELLING_REASONS, Filing
from rantau.applications.models import Application, FiledElsewhere, Guarantee, OutreachList, OutreachRow
from rantau.applications.process import ends_with_letter
from rantau.applications.queries.answering import (
    answers,
    billed_answers,
    counting_day,
    definition,
    name_of,
    process,
    sections_saved,
    who_comes,
    working_days,
)
from rantau.applications.queries.correcting import corrected, corrections, open_correction
from rantau.applications.queries.ending import LETTER, filed_elsewhere, letter
from rantau.applications.queries.family import SamePaper, bookable_together, same_papers, together
from rantau.applications.queries.finding import (
    active_for,
    born_on,
    by_reference,
    by_references,
    draft_of,
    earlier,
    idle_drafts,
    kept_for,
    of_office,
    of_person,
    recently_sent,
    running_for,
    visible_to,
    were_for,
)
from rantau.applications.queries.guarantees import (
    guarantee,
    guarantee_by_token,
    guarantees_due,
    guarantees_to_remind,
    last_guarantee,
)
from rantau.applications.queries.outreach import (
    COLLECTIVE,
    group_of,
    has_room,
    invitation,
    is_invited,
    is_of_group,
    outreach_list,
    outreach_lists,
    outreach_rows,
    unclaimed_rows,
)
from rantau.applications.queries.readings import Compared, Difference, Said, compared, confirmed_by, is_read, offered
from rantau.applications.queries.spelling import fixable, spelling_fixes
from rantau.applications.queries.standing import (
    FeeUnknown,
    Standing,
    approved_at,
    changes,
    earliest_place,
    is_lifted,
    lanes,
    price_unknown,
    put_off,
    stage,
    standing,
    to_pay,
)

__all__ = [
    "COLLECTIVE", "FILING", "LETTER", "LIFT_REASONS", "SPELLING_REASONS", "Application", "Compared", "Corrected",
    "Difference", "FeeUnknown", "FiledElsewhere", "Filing", "Guarantee", "OutreachList", "OutreachRow", "Said",
    "SamePaper", "Standing", "active_for", "answers", "approved_at", "billed_answers", "bookable_together", "born_on",
    "by_reference", "by_references", "changes", "compared", "confirmed_by", "corrected", "corrections", "counting_day", "definition",
    "draft_of", "earlier", "earliest_place", "ends_with_letter", "filed_elsewhere", "fixable", "group_of",
    "guarantee", "guarantee_by_token", "guarantees_due", "guarantees_to_remind", "has_room", "idle_drafts",
    "invitation", "is_invited", "is_lifted", "is_of_group", "is_read", "kept_for", "lanes", "last_guarantee",
    "letter", "name_of", "of_office", "of_person", "offered", "open_correction", "outreach_list", "outreach_lists",
    "outreach_rows", "price_unknown", "process", "put_off", "recently_sent", "running_for", "same_papers",
    "sections_saved", "spelling_fixes", "stage", "standing", "to_pay", "together", "unclaimed_rows", "visible_to",
    "were_for", "who_comes", "working_days",
]  # fmt: skip
