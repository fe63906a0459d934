"""Reads of this room: which services there are, and what one of them means for given answers."""

from rantau.catalogue.definition import Advice, Case, Definition, Fee, HandOff, Paper
from rantau.catalogue.queries.deciding import (
    FeeLine,
    advice_for,
    case_for,
    fees_for,
    fees_unknown,
    interview_questions,
    papers_for,
    prefill,
    process_for,
    process_of,
    question,
    settled,
    still_met,
    tariff,
    total,
    wizard,
)
from rantau.catalogue.queries.files import BrokenFile, broken_files
from rantau.catalogue.queries.handling import (
    come_for,
    lanes_for,
    working_days_for,
    working_days_of,
)
from rantau.catalogue.queries.sending import Problem, missing_before_submit
from rantau.catalogue.queries.versions import UnknownService, current, definition, families, forget, services
from rantau.catalogue.stages import DECIDERS, STAGES, Owner, bookable

__all__ = [
    "DECIDERS",
    "STAGES",
    "Advice",
    "BrokenFile",
    "Case",
    "Definition",
    "Fee",
    "FeeLine",
    "HandOff",
    "Owner",
    "Paper",
    "Problem",
    "UnknownService",
    "advice_for",
    "bookable",
    "broken_files",
    "case_for",
    "come_for",
    "current",
    "definition",
    "families",
    "fees_for",
    "fees_unknown",
    "forget",
    "interview_questions",
    "lanes_for",
    "missing_before_submit",
    "papers_for",
    "prefill",
    "process_for",
    "process_of",
    "question",
    "services",
    "settled",
    "still_met",
    "tariff",
    "total",
    "wizard",
    "working_days_for",
    "working_days_of",
]
