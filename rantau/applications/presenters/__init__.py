"""What the pages of an application print."""

from rantau.applications.presenters.filling import Head, PaperCard, head, paper_cards, review_sections, task_items
from rantau.applications.presenters.places import PlacePage, place_page

__all__ = ["Head", "PaperCard", "PlacePage", "head", "paper_cards", "place_page", "review_sections", "task_items"]
