"""The base of all forms: errors that lead to their field, refusals that look like errors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from rantau.foundation.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary. `anchor` is the id of the field, "" when the whole form is meant."""

    anchor: str
    message: str


class Form(forms.Form):
    # The browser's own bubbles are untranslated and vanish; the summary does their work.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def refuse(self, refusal: Refusal) -> None:
        """Show why the action said no, beside `refusal.field` when this form has it, otherwise on top."""
        self._validate()
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)

    def _validate(self) -> None:
        self.errors  # noqa: B018 (reading it validates; add_error needs that)
        if not hasattr(self, "cleaned_data"):
            self.cleaned_data = {}

    @property
    def problems(self) -> Iterator[Problem]:
        """What the error summary lists, in the order of the page."""
        for message in self.non_field_errors():
            yield Problem("", str(message))
        for field in self:
            yield from self.problems_of(field)

    def problems_of(self, field: forms.BoundField) -> Iterator[Problem]:
        """The lines about one field; forms whose fields hold fields of their own say more."""
        anchor = "" if field.is_hidden else _first_id(field)
        for message in field.errors:
            yield Problem(anchor, f"{str(field.label).rstrip('?:. ')}: {message}")


def _first_id(field: forms.BoundField) -> str:
    """The id that a link can focus: of the input, or of the first radio."""
    if not field.use_fieldset:
        return field.id_for_label
    # A list of choices may be empty.
    return next((choice.id_for_label for choice in field.subwidgets), "") or field.auto_id
