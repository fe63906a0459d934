"""Pages by key: the next page starts after the last row, so that deep pages cost what the first one does."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    rows: Sequence[Row]
    after: str
    """Token of the next page, or empty when this is the last."""


def page_by_key(rows: QuerySet[Row], *, key: Sequence[str], after: str = "", size: int = 50) -> Page[Row]:
    """One page of `rows` ordered by `key`, e.g. ("-created_at", "id"); all fields of one direction or mixed.

    A token that cannot be read gives the first page: a bookmark must not end in an error.
    """
    rows = rows.order_by(*key)
    further = rows
    if values := _values(after, len(key)):
        try:
            further = rows.filter(_beyond(key, values))
        except (ValidationError, ValueError, TypeError):  # readable, but of the wrong kind
            further = rows
    found = list(further[: size + 1])
    more = len(found) > size
    return Page(found[:size], _token(found[size - 1], key) if more else "")


def _beyond(key: Sequence[str], values: Sequence[Any]) -> Q:
    """(a > x) or (a = x and b > y) …, with < for descending fields."""
    where, equal = Q(), Q()
    for field, value in zip(key, values, strict=True):
        name = field.lstrip("-")
        where |= equal & Q(**{f"{name}__{'lt' if field.startswith('-') else 'gt'}": value})
        equal &= Q(**{name: value})
    return where


def _token(row: Model, key: Sequence[str]) -> str:
    values = [getattr(row, field.lstrip("-")) for field in key]
    return base64.urlsafe_b64encode(json.dumps(values, default=str).encode()).decode().rstrip("=")


def _values(token: str, length: int) -> list[Any] | None:
    try:
        values = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except ValueError:
        return None
    return values if isinstance(values, list) and len(values) == length else None
