"""One page of questions as a Django form that works without script.

A question that depends on another of the same page appears when the answers sent make it necessary: the form then
comes back with it, instead of going on. Answers to questions that no longer apply are left out of `cleaned_data`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from rantau.foundation import clock
from rantau.foundation import nik as numbers
from rantau.offices import queries as offices
from rantau.questions.conditions import as_day
from rantau.questions.fields import Notice, field_for, places, several_places
from rantau.questions.schema import Answers, Kind, Question, Section, holds, settle
from rantau.ui.fields import Hidden, Tick
from rantau.ui.forms import Form

SHOWN = "_shown"
CONFIRMED = "_confirmed"


class SectionForm(Form):
    """Give it the data as usual; `initial` is the answers known. `cleaned_data` are JSON values by question code.

    Where a NIK differs from birth date or sex the person is warned, ticks that the card says so, and passes: then
    `cleaned_data` also holds `<code>_confirmed: True`.
    """

    section: ClassVar[Section]
    known: ClassVar[Answers]
    on: ClassVar[date]

    def __init__(self, *args: Any, initial: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial={**self.known, **(initial or {})}, **kwargs)
        self.now_answered: dict[str, Any] = dict(self.known if self.is_bound else self.initial)
        self.fields = {}
        applies = holds(self.section.when, self.now_answered, self.on)
        for question in self.section.questions if applies else ():
            self._ask(question)
        self._doubts = self._doubtful_numbers()
        if any(question.when for question in self.section.questions):
            self._remember_what_is_shown()

    def _ask(self, question: Question) -> None:
        """Add the field if the answers before it call for it, and take note of its own answer for those after it."""
        if not holds(question.when, self.now_answered, self.on):
            self.now_answered.pop(question.code, None)
            return
        field = field_for(question, self.now_answered, self.on)
        if question.kind is Kind.REGION and self.is_bound:
            field = self._perhaps_a_list(question, field)
        self.fields[question.code] = field
        if self.is_bound and question.asks:
            self.now_answered[question.code] = self._peek(question.code, field)

    def _peek(self, name: str, field: forms.Field) -> Any:
        sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        try:
            return _plain(field.clean(sent))
        except forms.ValidationError:
            return None

    def _perhaps_a_list(self, question: Question, field: forms.Field) -> forms.Field:
        typed = str(self.data.get(self.add_prefix(question.code), "")).strip()
        found = places(typed) if typed else []
        return field if len(found) < 2 else several_places(str(question.label), str(question.hint or ""), found)

    def _doubtful_numbers(self) -> dict[str, str]:
        """NIK questions whose answer differs from birth date or sex, each with the advice. Adds the box to confirm."""
        doubts = {}
        for question in self.section.questions if self.is_bound else ():
            number = self.now_answered.get(question.code)
            if question.kind is Kind.NIK and question.code in self.fields and number:
                warnings = _warnings(question, str(number), self.now_answered)
                if warnings:
                    doubts[question.code] = " ".join(warnings)
        for code in doubts:
            box = Tick(_("Sudah saya periksa. Data pada KTP memang demikian."), required=False)
            self.fields = _insert_after(self.fields, code, {code + CONFIRMED: box})
        return doubts

    def _remember_what_is_shown(self) -> None:
        """A hidden list of the questions on this page, so that the answer tells which ones were not seen yet."""
        codes = [code for code, field in self.fields.items() if not isinstance(field, Notice)]
        self._were_shown = str(self.data.get(self.add_prefix(SHOWN), "")).split(",") if self.is_bound else codes
        self._sent_the_list = self.add_prefix(SHOWN) in self.data
        self.fields[SHOWN] = Hidden(required=False)
        self.initial[SHOWN] = ",".join(codes)
        if self.is_bound:
            self.data = self.data.copy() if hasattr(self.data, "copy") else dict(self.data)
            self.data[self.add_prefix(SHOWN)] = self.initial[SHOWN]

    def clean(self) -> dict[str, Any]:
        for code, advice in self._doubts.items():
            if code not in self.errors and not self.cleaned_data.get(code + CONFIRMED):
                self.add_error(code, advice)
        for code in self._appeared():
            if code not in self.errors:
                self.add_error(
                    code, _("Pertanyaan ini muncul karena jawaban Anda. Isi, atau lewati bila boleh kosong.")
                )
        values = {code: _plain(value) for code, value in self.cleaned_data.items() if code != SHOWN}
        return {
            code: value
            for code, value in values.items()
            if not isinstance(self.fields[code], Notice) and not (code.endswith(CONFIRMED) and not value)
        }

    def only_asks_more(self) -> str:
        """The first of the questions that have just appeared, when nothing else is wrong with the page; else ""."""
        appeared = self._appeared() if self.errors else []
        return appeared[0] if appeared and set(self.errors) <= set(appeared) else ""

    def _appeared(self) -> list[str]:
        """Questions that apply now but were not on the page that was sent, and are still without an answer."""
        if SHOWN not in self.fields or not self._sent_the_list:
            return []
        asked = {question.code for question in self.section.questions if question.asks and question.code in self.fields}
        return [
            code
            for code in self.fields
            if code in asked and code not in self._were_shown and self.cleaned_data.get(code) in (None, "", [])
        ]


def form_class(section: Section, answers: Answers, on: date | None = None) -> type[SectionForm]:
    """The form of one page. `answers` are all answers known so far, of every section; they also prefill it."""
    day = on or clock.day_of(clock.now())
    known = settle([section], answers, day)
    name = f"{section.code.title().replace('_', '')}Form"
    return type(name, (SectionForm,), {"section": section, "known": known, "on": day})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _warnings(question: Question, number: str, answers: Answers) -> list[str]:
    birth = as_day(answers.get(question.checks.birth_date))
    sex = answers.get(question.checks.sex) or None
    problems = numbers.check(number, birth, sex, district_known=offices.district_known)
    return [problem.sentence for problem in problems if not problem.stops]


def _insert_after(fields: dict[str, forms.Field], code: str, more: dict[str, forms.Field]) -> dict[str, forms.Field]:
    rebuilt = {}
    for name, field in fields.items():
        rebuilt[name] = field
        if name == code:
            rebuilt.update(more)
    return rebuilt
