"""Typed words and numbers."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.foundation import typed
from rantau.ui.fields.drawn import Drawn, Typed, Words


class Text(Typed, forms.CharField):
    """One line. Runs of spaces become one: people paste."""

    default_error_messages = {"max_length": _("Paling banyak %(limit_value)d huruf. Anda menulis %(show_value)d.")}

    def __init__(self, label: Words = "", *, max_length: int | None = 200, **rest: Any) -> None:
        super().__init__(label, max_length=max_length, **rest)


class LongText(Typed, forms.CharField):
    """Several lines; line breaks are kept."""

    tidied = staticmethod(typed.tidy)
    widget = forms.Textarea
    default_error_messages = {"max_length": _("Paling banyak %(limit_value)d huruf. Anda menulis %(show_value)d.")}

    def __init__(self, label: Words = "", *, max_length: int | None = 2000, rows: int = 4, **rest: Any) -> None:
        self._rows = rows
        super().__init__(label, max_length=max_length, **rest)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "rows": self._rows, "cols": None}


class Number(Typed, forms.IntegerField):
    """A whole number in a text box: spinners change values by accident. "1.250" and "1 250" are read."""

    tidied = staticmethod(typed.plain)
    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Tulis dengan angka saja, misalnya 12."),
        "min_value": _("Paling sedikit %(limit_value)s."),
        "max_value": _("Paling banyak %(limit_value)s."),
    }

    def __init__(self, label: Words = "", *, inputmode: str = "numeric", width: str = "short", **rest: Any) -> None:
        super().__init__(label, inputmode=inputmode, width=width, **rest)

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = re.sub(r"(?<=\d)[.\s](?=\d{3}\b)", "", self.tidied(value))
        number: int | None = super().to_python(value)
        return number


class Code(Typed, forms.CharField):
    """A code of `digits` digits that was sent to the person; spaces and dashes are ignored."""

    tidied = staticmethod(typed.plain)
    default_error_messages = {"invalid": _("Kode terdiri dari %(digits)d angka. Periksa lagi pesan yang Anda terima.")}

    def __init__(
        self,
        label: Words = "",
        *,
        digits: int = 6,
        autocomplete: str = "one-time-code",
        inputmode: str = "numeric",
        width: str = "short",
        **rest: Any,
    ) -> None:
        self.digits = digits
        super().__init__(label, autocomplete=autocomplete, inputmode=inputmode, width=width, **rest)

    def to_python(self, value: Any) -> str:
        return re.sub(r"[\s\-.]", "", super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not re.fullmatch(rf"[0-9]{{{self.digits}}}", value):
            raise forms.ValidationError(self.error_messages["invalid"], "invalid", {"digits": self.digits})


class Password(Drawn, forms.CharField):
    """Never sent back into the page. Say autocomplete="new-password" where one is chosen. Spaces belong to it."""

    widget = forms.PasswordInput

    def __init__(
        self, label: Words = "", *, autocomplete: str = "current-password", width: str = "medium", **rest: Any
    ) -> None:
        super().__init__(label, autocomplete=autocomplete, width=width, strip=False, max_length=512, **rest)


class Hidden(forms.CharField):
    """A value the page carries along."""

    widget = forms.HiddenInput

    def __init__(self, *, required: bool = True, **rest: Any) -> None:
        super().__init__(required=required, **rest)
