"""Questions as fields of the design system. What they clean to is kept as plain JSON values."""

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.foundation import mrz, typed
from rantau.foundation import nik as numbers
from rantau.questions.finding import Atlas, Found
from rantau.questions.schema import Answers, Kind, Question, day_bound, visible_choices
from rantau.ui import fields
from rantau.ui.fields.dates import EXAMPLE

LONG_AGO, FAR_AHEAD = date(1900, 1, 1), date(2100, 12, 31)
LARGEST_NUMBER = 10**12
NAME_MARKS = frozenset(" .,'’`´-–/()")
BY_NAME = {Kind.REGION, Kind.COUNTRY}


class Name(fields.Text):
    """A name as on the card: one word is enough; letters and the marks that names have."""

    default_error_messages = {"invalid": gettext_lazy("Tulis nama dengan huruf, seperti pada KTP atau akta.")}

    def to_python(self, value: Any) -> str:
        return typed.one_line(str(super().to_python(value)).replace(typed.JOINER, ""))

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
        _stop_at(self.check(value) if value else [])


class PassportLines(fields.LongText):
    """The two lines at the foot of a passport; gives them as they stand there, parted by a line break."""

    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(label, max_length=400, rows=2, autocomplete="off", width="full", **rest)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        _stop_at(mrz.problems(text))
        return "\n".join(mrz.lines(text))


class Notice(forms.Field):
    """Words between the questions. Has no answer."""

    widget = forms.Widget

    def __init__(self, label: str, hint: str) -> None:
        super().__init__(required=False, label=label, help_text=hint, template_name="questions/notice.html")


def field_for(question: Question, answers: Answers, on: date, atlas: Atlas, note: str = "") -> forms.Field:
    """The field that asks `question`, in the language that is active now. `note` is said after the hint."""
    label, hint = str(question.label), " ".join(filter(None, (str(question.hint or ""), note)))
    if question.kind is Kind.NOTICE:
        return Notice(label, hint)
    common: dict[str, Any] = {"hint": hint, "required": question.required}
    if question.autocomplete:
        common["autocomplete"] = question.autocomplete
    if question.kind in BY_NAME:
        field: forms.Field = Found(label, index=atlas.of(question.kind), **common)
    else:
        field = BUILD[question.kind](question, label, common, answers, on)
    if question.help:
        field.template_name = "questions/with_help.html"  # type: ignore[attr-defined]  # Django's stubs lack it
        field.more_help = str(question.help)  # type: ignore[attr-defined]  # for the template
    return field


Common = dict[str, Any]


def _text(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    kind: type[fields.Text] = Name if question.kind is Kind.NAME else fields.Text
    return kind(label, max_length=question.checks.max_length or 120, **common)


def _long_text(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    return fields.LongText(label, max_length=question.checks.max_length or 1000, **common)


def _number(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    low, high = question.checks.minimum, question.checks.maximum
    common |= {"min_value": 0 if low is None else low, "max_value": LARGEST_NUMBER if high is None else high}
    return fields.Number(label, **common)


def _day(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    if not question.hint:
        common["hint"] = ". ".join(filter(None, (str(EXAMPLE), common["hint"])))
    earliest = day_bound(question.checks.earliest, on) or LONG_AGO
    latest = day_bound(question.checks.latest, on) or FAR_AHEAD
    return fields.Day(label, earliest=earliest, latest=latest, **common)


def _choice(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    offered = visible_choices(question, answers, on)
    kind = fields.MultiChoice if question.kind is Kind.MULTI_CHOICE else fields.Choice
    hints = {choice.code: str(choice.hint) for choice in offered if choice.hint}
    return kind(label, choices=[(choice.code, str(choice.label)) for choice in offered], hints=hints, **common)


def _lines(question: Question, label: str, common: Common, answers: Answers, on: date) -> forms.Field:
    if not common["hint"]:
        common["hint"] = _("Dua baris di bawah foto paspor, dengan tanda < di antaranya.")
    return PassportLines(label, **common)


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
    Kind.NIK: _plain(_nik),
    Kind.KK: _plain(_kk),
    Kind.PASSPORT: _plain(_passport),
    Kind.MRZ: _lines,
}


def _stop_at(problems: list[numbers.NumberProblem]) -> None:
    for problem in problems:
        if problem.stops:
            raise forms.ValidationError(problem.sentence, problem.code.lower())
