"""Answers without what names somebody, until they are opened for a reason."""

from rantau.questions import schema, summary
from rantau.vault import masking

# Shown at once: answers that name nobody. Everything else is identity, contact or free text.
OPEN_KINDS = frozenset(map(schema.Kind, ("choice", "multi_choice", "yes_no", "agree", "region", "country")))
NUMBER_KINDS = {schema.Kind.NIK, schema.Kind.KK}


def masked(row: summary.Row) -> str:
    """The answer without what names somebody."""
    if row.kind in OPEN_KINDS or row.code == "full_name" or not row.answered:
        return row.value
    return masking.number(row.value, last=4 if row.kind in NUMBER_KINDS else 0)
