"""What can be set in a service, with its value on a day, and the service with one more change."""

from datetime import date
from typing import Any

import msgspec

from rantau.catalogue import freezing, loading, timeline
from rantau.catalogue.definition import Service
from rantau.catalogue.editing import Change, Spot, edited, spot, spots
from rantau.catalogue.queries.edits import changes
from rantau.questions.schema import Text

__all__ = ["Spot", "edited_on", "plain", "spot_on", "spots_on", "tried_on"]


def edited_on(service: Service, day: date) -> Service:
    """This file with what the office has set in its place on that day."""
    return edited(service, changes(service.code), day)


def spots_on(code: str, day: date) -> list[Spot]:
    """What can be set in this service, with its value on that day. Raises KeyError for a service that is not offered."""
    return list(spots(_service(code, day), day))


def spot_on(code: str, kind: str, key: str, day: date) -> Spot | None:
    """One thing that can be set, with its value on that day; None if there is no such thing."""
    return spot(_service(code, day), kind, key, day)


def tried_on(code: str, kind: str, key: str, value: Any, day: date) -> tuple[Service, Service]:
    """The service of that day without and with one more change."""
    file, known = _file(code, day), changes(code)
    return edited(file, known, day), edited(file, [*known, Change(kind, key, value, day)], day)


def plain(value: int | Text | None) -> Any:
    """As an edit keeps it."""
    return msgspec.to_builtins(value)


def _service(code: str, day: date) -> Service:
    return edited_on(_file(code, day), day)


def _file(code: str, day: date) -> Service:
    """What was published for that day without any edit; before anything was, the file of this process."""
    return timeline.file_on(freezing.rows_of(code), day) or loading.services()[code]
