"""Reads of this room: which services there are, and what one of them means for given answers."""

from rantau.catalogue.definition import Advice, Case, Definition, Fee, Paper
from rantau.catalogue.queries.deciding import (
    FeeLine,
    Problem,
    advice_for,
    case_for,
    fees_for,
    fees_unknown,
    interview_questions,
    missing_before_submit,
    papers_for,
    prefill,
    settled,
    total,
)
from rantau.catalogue.queries.versions import UnknownService, current, definition, families, forget, services

__all__ = [
    "Advice",
    "Case",
    "Definition",
    "Fee",
    "FeeLine",
    "Paper",
    "Problem",
    "UnknownService",
    "advice_for",
    "case_for",
    "current",
    "definition",
    "families",
    "fees_for",
    "fees_unknown",
    "forget",
    "interview_questions",
    "missing_before_submit",
    "papers_for",
    "prefill",
    "services",
    "settled",
    "total",
]
