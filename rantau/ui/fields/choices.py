"""One of few, several of few, yes or no, and the box that must be ticked."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.ui.fields.drawn import Drawn, Words

FEW = 7
YES, NO = "ya", "tidak"
# The property itself: reading it through the class is typed as its value.
DJANGO_CHOICES: Any = vars(forms.ChoiceField)["choices"]
YES_LABEL, NO_LABEL = _("Ya"), _("Tidak")


class Hinted(forms.widgets.ChoiceWidget):
    """Answers drawn as large targets, each with its explanation when it has one."""

    template_name = "ui/fields/choices.html"
    hints: Mapping[str, Words] = {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["hint"] = self.hints.get(str(option["value"]), "")
        return option


class Radios(Hinted, forms.RadioSelect):
    template_name = Hinted.template_name


class Boxes(Hinted, forms.CheckboxSelectMultiple):
    template_name = Hinted.template_name


class Choice(Drawn, forms.ChoiceField):
    """Radios for up to seven answers, otherwise a list to pick from. `hints` explains answers by their value.

    Choices are read once; a form with choices of its own sets `self.fields[…].choices` in `__init__`.
    """

    default_error_messages = {
        "required": _("Pilih salah satu."),
        "invalid_choice": _("Pilih salah satu dari daftar ini."),
    }

    def __init__(self, label: Words = "", *, hints: Mapping[str, Words] | None = None, **rest: Any) -> None:
        self.hints = hints or {}
        super().__init__(label, **rest)

    @property
    def choices(self) -> Any:
        return DJANGO_CHOICES.fget(self)

    @choices.setter
    def choices(self, value: Any) -> None:
        listed = list(value() if callable(value) else value)
        grouped = any(isinstance(label, list | tuple) for _code, label in listed)
        few = not grouped and len([code for code, _label in listed if code != ""]) <= FEW
        if few:
            listed = [(code, label) for code, label in listed if code != ""]
        elif listed[0][0] != "":
            listed.insert(0, ("", _("Pilih …")))
        required = self.widget.is_required
        self.widget = Radios() if few else forms.Select()
        self.widget.is_required = required
        self.widget.attrs.update(self.widget_attrs(self.widget))
        if isinstance(self.widget, Radios):
            self.widget.hints = self.hints
        DJANGO_CHOICES.fset(self, listed)


class MultiChoice(Drawn, forms.MultipleChoiceField):
    """Boxes; gives the list of ticked values."""

    widget = Boxes
    default_error_messages = {
        "required": _("Pilih paling sedikit satu."),
        "invalid_choice": _("Pilih dari daftar ini."),
    }

    def __init__(self, label: Words = "", *, hints: Mapping[str, Words] | None = None, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.widget.hints = hints or {}


class YesNo(Drawn, forms.TypedChoiceField):
    """Two radios; gives True, False, or None when it was not required and not answered."""

    widget = Radios
    default_error_messages = {"required": _("Pilih ya atau tidak."), "invalid_choice": _("Pilih ya atau tidak.")}

    def __init__(self, label: Words = "", *, yes: Words = YES_LABEL, no: Words = NO_LABEL, **rest: Any) -> None:
        super().__init__(
            label, choices=[(YES, yes), (NO, no)], coerce=lambda value: value == YES, empty_value=None, **rest
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO}.get(value, value) if isinstance(value, bool) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


class Tick(Drawn, forms.BooleanField):
    """One box with its sentence beside it; when required it must be ticked."""

    drawn_by = "ui/fields/tick.html"
    default_error_messages = {"required": _("Centang kotak ini untuk melanjutkan.")}
