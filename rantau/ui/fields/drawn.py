"""What all fields share: words in, attributes on the input, one template around it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.foundation import typed

Words = str | Promise
WIDTHS = ("", "short", "medium", "full")


class Drawn(forms.Field):
    """A field with `label` first and everything else by keyword.

    `hint` stands under the label. `width` is short (dates, codes), medium (names, phones) or full.
    Remaining keywords go to Django's field: `initial`, `validators`, `error_messages`, `choices`, …
    """

    drawn_by = "ui/fields/field.html"
    default_error_messages = {"required": _("Bagian ini perlu diisi.")}

    def __init__(
        self,
        label: Words = "",
        *,
        hint: Words = "",
        required: bool = True,
        autocomplete: str = "",
        inputmode: str = "",
        width: str = "",
        **rest: Any,
    ) -> None:
        if width not in WIDTHS:
            raise ValueError(f"width must be one of {WIDTHS}, not {width!r}")
        self._attributes = {"autocomplete": autocomplete, "inputmode": inputmode, "class": width and f"w-{width}"}
        super().__init__(label=label, help_text=hint, required=required, template_name=self.drawn_by, **rest)  # type: ignore[arg-type]  # lazy text is fine

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attributes = super().widget_attrs(widget)
        return {**attributes, **{name: value for name, value in self._attributes.items() if value}}


class Typed(Drawn):
    """A field that is typed or pasted: judged, and given back after a mistake, without what nobody can see in it."""

    tidied: Callable[[str], str] = staticmethod(typed.one_line)

    def to_python(self, value: Any) -> Any:
        return super().to_python(self.tidied(value) if isinstance(value, str) else value)

    def bound_data(self, data: Any, initial: Any) -> Any:
        shown = super().bound_data(data, initial)
        return self.tidied(shown) if isinstance(shown, str) else shown
