"""What the pages of an application print."""

from rantau.applications.presenters.filling import (
    Head,
    PaperCard,
    Paying,
    head,
    paper_cards,
    paying,
    review_sections,
    task_items,
)
from rantau.applications.presenters.places import PlacePage, place_page

__all__ = [
    "Head",
    "PaperCard",
    "Paying",
    "PlacePage",
    "head",
    "paper_cards",
    "paying",
    "place_page",
    "review_sections",
    "task_items",
]
