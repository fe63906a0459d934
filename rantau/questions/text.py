"""A text in both languages. Service files carry their words themselves; they do not go through the catalogue."""

import msgspec
from django.utils.translation import get_language


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Written `{id: …, en: …}`; both are needed."""

    id: str
    en: str

    def localized(self) -> str:
        """In the language that is active now; Indonesian unless that is English."""
        return self.en if (get_language() or "").startswith("en") else self.id

    def __str__(self) -> str:
        return self.localized()
