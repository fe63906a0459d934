"""Questions as fields of the design system. What they clean to is kept as plain JSON values."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.foundation import nik as numbers
from rantau.foundation import typed
from rantau.offices import queries as offices
from rantau.questions.schema import Answers, Kind, Question, day_bound, visible_choices
from rantau.ui import fields

REGION_CODE = re.compile(r"\d{2}(\.\d{2}){0,2}(\.\d{4})?")
HOME_PROVINCE = "13"
LONG_AGO, FAR_AHEAD = date(1900, 1, 1), date(2100, 12, 31)
NAME_MARKS = frozenset(" .,'’`´-–/()")


class Name(fields.Text):
    """A name as on the card: one word is enough; letters and the marks that names have."""

    default_error_messages = {"invalid": gettext_lazy("Tulis nama dengan huruf, seperti pada KTP atau akta.")}

    def validate(self, value: str) -> None:
        super().validate(value)
        letters = [c for c in value if unicodedata.category(c)[0] in "LM"]
        if value and (not letters or len(letters) + sum(c in NAME_MARKS for c in value) < len(value)):
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")


class Numbered(fields.Text):
    """An identity number whose structure `check` judges; problems that only warn are left to the form."""

    tidied = staticmethod(typed.plain)

    def __init__(self, label: str, *, check: Callable[[str], list[numbers.NumberProblem]], **rest: Any) -> None:
        self.check = check
        super().__init__(label, max_length=40, width="medium", **rest)

    def to_python(self, value: Any) -> str:
        return numbers.normalise(super().to_python(value)).upper()

    def validate(self, value: str) -> None:
        super().validate(value)
        for problem in self.check(value) if value else []:
            if problem.stops:
                raise forms.ValidationError(problem.sentence, problem.code.lower())


class Place(fields.Text):
    """A region by its name in any usual spelling; gives its code. The form offers a list when several are meant."""

    default_error_messages = {
        "unknown": gettext_lazy("Tempat ini tidak ditemukan. Tulis nama nagari, kecamatan, atau kabupatennya."),
    }

    def clean(self, value: Any) -> str:
        name = super().clean(value)
        found = places(name) if name else [""]
        if len(found) != 1:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown")
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        is_code = isinstance(value, str) and REGION_CODE.fullmatch(value)
        return offices.region_name(value) if is_code else value


class Notice(forms.Field):
    """Words between the questions. Has no answer."""

    widget = forms.Widget

    def __init__(self, label: str, hint: str) -> None:
        super().__init__(required=False, label=label, help_text=hint, template_name="questions/notice.html")


def places(text: str, limit: int = 12) -> list[str]:
    """Codes of the regions that `text` can mean: a code, a whole address line as we print it, or a name."""
    if REGION_CODE.fullmatch(text):
        return [text] if offices.region(text) else []
    name = text.split(",", maxsplit=1)[0]
    found = offices.search_regions(name, within=HOME_PROVINCE, limit=50) or offices.search_regions(name, within="")
    codes = [region.code for region in found]
    if "," not in text:
        return codes[:limit]
    lines = offices.region_names(codes)
    return [code for code in codes if lines[code] == text] or codes[:limit]


def field_for(question: Question, answers: Answers, on: date) -> forms.Field:
    """The field that asks `question`, in the language that is active now."""
    label, hint = str(question.label), str(question.hint or "")
    if question.kind is Kind.NOTICE:
        return Notice(label, hint)
    common: dict[str, Any] = {"hint": hint, "required": question.required}
    if question.autocomplete:
        common["autocomplete"] = question.autocomplete
    field = BUILD[question.kind](question, label, common, answers, on)
    if question.help:
        field.template_name = "questions/with_help.html"  # type: ignore[attr-defined]  # Django's stubs lack it
        field.more_help = str(question.help)  # type: ignore[attr-defined]  # for the template
    return field


Common = dict[str, Any]


def _text(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    kind = Name if question.kind is Kind.NAME else fields.Text
    return kind(label, max_length=question.checks.max_length or 120, **common)


def _long_text(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    return fields.LongText(label, max_length=question.checks.max_length or 1000, **common)


def _number(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    return fields.Number(label, min_value=question.checks.minimum, max_value=question.checks.maximum, **common)


def _day(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    if not common["hint"]:
        common.pop("hint")
    earliest = day_bound(question.checks.earliest, on) or LONG_AGO
    latest = day_bound(question.checks.latest, on) or FAR_AHEAD
    return fields.Day(label, earliest=earliest, latest=latest, **common)


def _choice(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    offered = visible_choices(question, answers, on)
    kind = fields.MultiChoice if question.kind is Kind.MULTI_CHOICE else fields.Choice
    hints = {choice.code: str(choice.hint) for choice in offered if choice.hint}
    return kind(label, choices=[(choice.code, str(choice.label)) for choice in offered], hints=hints, **common)


def _plain(kind: Callable[..., forms.Field]) -> Callable[..., forms.Field]:
    def build(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
        return kind(label, **common)

    return build


def _nik(label: str, **common: Any) -> Numbered:
    return Numbered(label, check=numbers.check, inputmode="numeric", **common)


def _kk(label: str, **common: Any) -> Numbered:
    return Numbered(label, check=numbers.check_kk, inputmode="numeric", **common)


def _passport(label: str, **common: Any) -> Numbered:
    return Numbered(label, check=lambda text: numbers.check_passport_number(text, ""), **common)


BUILD: dict[Kind, Callable[..., forms.Field]] = {
    Kind.TEXT: _text,
    Kind.NAME: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.CHOICE: _choice,
    Kind.MULTI_CHOICE: _choice,
    Kind.YES_NO: _plain(fields.YesNo),
    Kind.AGREE: _plain(fields.Tick),
    Kind.PHONE: _plain(fields.Phone),
    Kind.EMAIL: _plain(fields.Email),
    Kind.REGION: _plain(Place),
    Kind.NIK: _plain(_nik),
    Kind.KK: _plain(_kk),
    Kind.PASSPORT: _plain(_passport),
}


def several_places(label: str, hint: str, codes: list[str]) -> fields.Choice:
    """The list that takes the place of a typed name which fits more than one region."""
    names = offices.region_names(codes)
    choice = fields.Choice(label, hint=hint, choices=[(code, names[code]) for code in codes])
    choice.error_messages["invalid_choice"] = _("Ada beberapa tempat dengan nama ini. Pilih yang Anda maksud.")
    return choice
