"""Ways to reach a person."""

from typing import Any

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.foundation import typed
from rantau.ui.fields.drawn import Typed, Words

HOME = "ID"


def e164(text: str) -> str | None:
    """ "0812-3456-7890", "62812…", "+62 812 …" or a foreign "+60…" -> "+6281234567890"; None for no number."""
    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class Phone(Typed, forms.CharField):
    """Gives E.164; without a country code the number is Indonesian."""

    tidied = staticmethod(typed.plain)
    widget = forms.TextInput(attrs={"type": "tel"})
    default_error_messages = {
        "invalid": _("Nomor ini tidak dikenali. Tulis seperti 0812 3456 7890, atau dengan kode negara +60.")
    }

    def __init__(
        self,
        label: Words = "",
        *,
        autocomplete: str = "tel",
        inputmode: str = "tel",
        width: str = "medium",
        **rest: Any,
    ) -> None:
        super().__init__(label, autocomplete=autocomplete, inputmode=inputmode, width=width, max_length=40, **rest)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        number = e164(typed)
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return number


class Email(Typed, forms.EmailField):
    """Gives the address in lower case, as it is looked up."""

    tidied = staticmethod(typed.plain)
    default_error_messages = {"invalid": _("Alamat surel ini belum lengkap. Tulis seperti nama@contoh.id.")}

    def __init__(
        self,
        label: Words = "",
        *,
        autocomplete: str = "email",
        inputmode: str = "email",
        width: str = "medium",
        **rest: Any,
    ) -> None:
        # Django's e-mail validator has a sentence of its own; ours says what to do.
        super().__init__(label, autocomplete=autocomplete, inputmode=inputmode, width=width, **rest)
        for validator in self.validators:
            if getattr(validator, "code", "") == "invalid":
                validator.message = self.error_messages["invalid"]  # type: ignore[attr-defined]

    def clean(self, value: Any) -> str:
        return str(super().clean(value)).lower()
