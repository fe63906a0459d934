"""A refusal: the rules say no. It carries a stable code for machines and a sentence for people.

A plain exception class: frozen, slotted dataclasses break under `contextlib` context managers.
"""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Subclasses live beside the action that raises them and set `code` and `message`.

    `message` may hold %(name)s places filled from the keyword arguments; `field` names the form field it belongs to.
    """

    code: ClassVar[str] = "refused"
    message: ClassVar[str | Promise] = ""
    field: ClassVar[str | None] = None

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(self.code)

    @property
    def sentence(self) -> str:
        """The sentence in the language that is active now."""
        text = str(self.message)
        return text % self.facts if self.facts else text

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence}"


class NotAllowed(Refusal):
    """The policy says no: this actor may not do this to this thing."""

    code = "not_allowed"
    message = _("Anda tidak berwenang melakukan ini.")


class Stale(Refusal):
    """The page was older than the thing: somebody else changed it meanwhile."""

    code = "stale"
    message = _("Halaman ini sudah berubah sejak Anda buka. Periksa lagi, lalu ulangi.")
