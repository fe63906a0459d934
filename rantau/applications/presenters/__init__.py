"""What the pages of an application print."""

from rantau.applications.presenters.arranging import pages_of_paper
from rantau.applications.presenters.differences import Repaired, repaired
from rantau.applications.presenters.filling import (
    Head,
    Paying,
    carried_words,
    head,
    paying,
    review_sections,
    task_items,
)
from rantau.applications.presenters.guaranteeing import guarantor_advice, named_guarantor, question_to_guarantor
from rantau.applications.presenters.papers import PaperCard, mark_of, paper_cards
from rantau.applications.presenters.places import PlacePage, place_page
from rantau.applications.presenters.preflight import Findings, findings
from rantau.applications.presenters.readings import PaperReading, differing, offer_words, paper_readings

__all__ = [
    "Findings",
    "Head",
    "PaperCard",
    "PaperReading",
    "Paying",
    "PlacePage",
    "Repaired",
    "carried_words",
    "differing",
    "findings",
    "guarantor_advice",
    "head",
    "mark_of",
    "named_guarantor",
    "offer_words",
    "pages_of_paper",
    "paper_cards",
    "paper_readings",
    "paying",
    "place_page",
    "question_to_guarantor",
    "repaired",
    "review_sections",
    "task_items",
]
