"""One page of questions as a Django form that works without script.

A question that depends on another of the same page appears when the answers sent make it necessary: the form then
comes back with it, instead of going on. Answers to questions that no longer apply are left out of `cleaned_data`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar
from zlib import crc32

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from rantau.foundation import clock
from rantau.questions import doubts, groups, passports
from rantau.questions.fields import BY_NAME, Notice, field_for
from rantau.questions.finding import Atlas, list_for
from rantau.questions.groups import Block, Entries, Sent
from rantau.questions.schema import (
    CONFIRMED,
    Answers,
    Kind,
    Question,
    Section,
    holds,
    is_answer,
    page_of,
    settle,
)
from rantau.ui.fields import Hidden, Tick
from rantau.ui.forms import Form, Problem

SHOWN, FILLED = "_shown", "_filled"


class SectionForm(Form):
    """Give it the data as usual; `initial` is the answers known. `cleaned_data` are JSON values by question code.

    Where an answer is doubtful the person is told why, ticks that it is right, and passes: then `cleaned_data` also
    holds `<code>_confirmed: True`. `notes` are said beside questions by their code, e.g. where an answer came from.
    A form that `comes_back` is not valid and has no errors: it only has more, or fewer, fields than before.
    """

    section: ClassVar[Section]
    known: ClassVar[Answers]
    on: ClassVar[date]
    pages: ClassVar[Sequence[Section]]
    atlas: Atlas

    def __init__(
        self,
        *args: Any,
        initial: Mapping[str, Any] | None = None,
        notes: Mapping[str, str] | None = None,
        within: "SectionForm | None" = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial={**self.known, **(initial or {})}, **kwargs)
        self.atlas = within.atlas if within else Atlas()
        self.notes = {} if self.is_bound else notes or {}
        self.now_answered: dict[str, Any] = dict(self.known if self.is_bound else self.initial)
        self.comes_back = self.passed_over = False
        self.filled: list[str] = []
        self._said_by_lines: dict[str, str] = {}
        if self.is_bound and within is None:
            self.data = self.data.copy() if hasattr(self.data, "copy") else dict(self.data)
        self.fields = {}
        self._ask_all()
        self._doubts = self._ask_whether_doubtful_answers_are_right()
        if any(question.when for question in self.section.questions):
            self._remember_what_is_shown()
        if self.comes_back:
            self.come_back()

    @property
    def notice(self) -> str:
        """What to say above a page that came back without errors."""
        return _("Kolom yang kosong kami isi dari baris paspor. Periksa, lalu simpan.") if self.filled else ""

    def come_back(self) -> None:
        """Show what was typed without judging it."""
        self.comes_back = True
        for _question, entries in self._groups():
            entries.come_back()

    def only_asks_more(self) -> str:
        """The first of the questions that have just appeared, when nothing else is wrong with the page; else ""."""
        appeared = self._appeared() if self.errors else []
        return appeared[0] if appeared and set(self.errors) <= set(appeared) else ""

    def own_answers(self) -> dict[str, Any]:
        """What is answered on this page so far."""
        own = {question.code for question in self.section.questions}
        return {code: value for code, value in self.now_answered.items() if code in own}

    def is_left_empty(self) -> bool:
        """Whether nothing was typed or picked."""
        return not any(
            is_answer(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) or None)
            for name, field in self.fields.items()
            if not isinstance(field, Notice | Hidden) and not name.endswith(CONFIRMED)
        )

    def is_valid(self) -> bool:
        return not self.comes_back and super().is_valid()

    def full_clean(self) -> None:
        if self.comes_back or self.passed_over:
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data = {}
        else:
            super().full_clean()

    def problems_of(self, field: forms.BoundField) -> Iterator[Problem]:
        inside = field.field.problems() if isinstance(field.field, Entries) else []
        yield from inside or super().problems_of(field)

    def clean(self) -> dict[str, Any]:
        for code, sentences in self._doubts.items():
            if code not in self.errors and not self.cleaned_data.get(code + CONFIRMED):
                self.add_error(code, " ".join(sentences))
        for code in self._appeared():
            if code not in self.errors:
                self.add_error(
                    code, _("Pertanyaan ini muncul karena jawaban Anda. Isi, atau lewati bila boleh kosong.")
                )
        values = {code: _plain(value) for code, value in self.cleaned_data.items()}
        return {
            code: value
            for code, value in values.items()
            if not isinstance(self.fields[code], Notice | Hidden) and not (code.endswith(CONFIRMED) and not value)
        }

    def _ask_all(self) -> None:
        if not holds(self.section.when, self.now_answered, self.on):
            return
        for question in self.section.questions:
            if holds(question.when, self.now_answered, self.on):
                self._ask(question)
            else:
                self.now_answered.pop(question.code, None)

    def _ask(self, question: Question) -> None:
        """Add the field, and take note of its answer for the questions after it."""
        field = self._entries(question) if question.kind is Kind.GROUP else self._field(question)
        self.fields[question.code] = field
        if self.is_bound and question.asks:
            self._fill(question, field)
            self.now_answered[question.code] = self._peek(question.code, field)
        if question.kind is Kind.MRZ:
            self._read_lines(question)

    def _field(self, question: Question) -> forms.Field:
        note = self.notes.get(question.code, "")
        if question.kind in BY_NAME and self.is_bound:
            sent = self.data.get(self.add_prefix(question.code))
            label, hint = str(question.label), str(question.hint or "")
            listed = list_for(sent, label, self.atlas.of(question.kind), hint=hint, required=question.required)
            if listed:
                return listed
        return field_for(question, self.now_answered, self.on, self.atlas, note)

    def _entries(self, question: Question) -> Entries:
        name = self.add_prefix(question.code)
        known = groups.stored(question, self.initial)
        sent = Sent(tuple(range(len(known))), is_new=False, reshaped=False)
        if self.is_bound:
            sent = Sent.of(name, self.data, question.fewest, question.most)
        self.comes_back |= sent.reshaped
        blocks = [
            Block(
                index, groups.title(question, number), f"id_{name}-{index}", self._block(question, name, index, known)
            )
            for number, index in enumerate(sent.indexes, start=1)
        ]
        self.comes_back |= any(block.form.comes_back for block in blocks)
        hint = " ".join(filter(None, (str(question.hint or ""), self.notes.get(question.code, ""))))
        return Entries(question, str(question.label), blocks, is_new=sent.is_new, hint=hint)

    def _block(self, group: Question, name: str, index: int, known: Sequence[Mapping[str, Any]]) -> "SectionForm":
        entry = known[index] if not self.is_bound and index < len(known) else {}
        around = {code: value for code, value in self.now_answered.items() if code != group.code}
        kind = form_class(page_of(group), {**around, **entry}, self.on, self.pages)
        return kind(self.data if self.is_bound else None, prefix=f"{name}-{index}", within=self)

    def _groups(self) -> list[tuple[str, Entries]]:
        return [(code, field) for code, field in self.fields.items() if isinstance(field, Entries)]

    def _peek(self, name: str, field: forms.Field) -> Any:
        if isinstance(field, Entries):
            return field.answered()
        sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        try:
            return _plain(field.clean(sent))
        except forms.ValidationError:
            return None

    def _read_lines(self, question: Question) -> None:
        """Note what the lines say about questions of this page, once for the same lines: what is emptied stays empty."""
        lines = self.now_answered.get(question.code)
        marker, name = str(crc32(str(lines).encode())) if lines else "", self.add_prefix(question.code + FILLED)
        if self.is_bound and marker and self.data.get(name) != marker:
            asked = {asked.code: asked for asked in self.section.questions}
            self._said_by_lines |= passports.answers_from(question, lines, asked, self.on)
        self.fields[question.code + FILLED] = Hidden(required=False)
        self.initial[question.code + FILLED] = marker
        if self.is_bound:
            self._put(name, marker)

    def _fill(self, question: Question, field: forms.Field) -> None:
        """Put what the lines of the passport say into a field that was sent empty, and show it before going on."""
        value, name = self._said_by_lines.get(question.code), self.add_prefix(question.code)
        if value and not is_answer(field.widget.value_from_datadict(self.data, self.files, name) or None):
            self._put(name, value)
            self.filled.append(question.code)
            self.comes_back = True

    def _ask_whether_doubtful_answers_are_right(self) -> dict[str, list[str]]:
        """The doubtful answers with what is said about them. Adds a box to tick to each."""
        found: dict[str, list[str]] = {}
        for question in self.section.questions:
            told = self.is_bound or self.initial.get(question.code + CONFIRMED)
            if told and question.asks and question.code in self.fields:
                sentences = doubts.about(
                    question, self.now_answered, on=self.on, atlas=self.atlas, page=self.section, pages=self.pages
                )
                if sentences:
                    found[question.code] = sentences
        for code in found:
            box = Tick(_("Sudah saya periksa. Data ini memang benar."), required=False)
            self.fields = _insert_after(self.fields, code, {code + CONFIRMED: box})
        return found

    def _remember_what_is_shown(self) -> None:
        """A hidden list of the questions on this page, so that the answer tells which ones were not seen yet."""
        codes = [code for code, field in self.fields.items() if not isinstance(field, Notice | Hidden)]
        name = self.add_prefix(SHOWN)
        self._were_shown = str(self.data.get(name, "")).split(",") if self.is_bound else codes
        self._sent_the_list = name in self.data
        self.fields[SHOWN] = Hidden(required=False)
        self.initial[SHOWN] = ",".join(codes)
        if self.is_bound:
            self._put(name, self.initial[SHOWN])

    def _put(self, name: str, value: str) -> None:
        """Change what was sent; the form works on a copy of its own."""
        data: Any = self.data
        data[name] = value

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


def form_class(
    section: Section, answers: Answers, on: date | None = None, pages: Sequence[Section] = ()
) -> type[SectionForm]:
    """The form of one page. `answers` are all answers known so far, of every section; they also prefill it.

    `pages` are all pages of the service, so that an answer can be compared with the passport lines of another page.
    """
    day = on or clock.day_of(clock.now())
    known = settle([section], answers, day)
    name = f"{section.code.title().replace('_', '')}Form"
    return type(name, (SectionForm,), {"section": section, "known": known, "on": day, "pages": pages})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _insert_after(fields: dict[str, forms.Field], code: str, more: dict[str, forms.Field]) -> dict[str, forms.Field]:
    rebuilt = {}
    for name, field in fields.items():
        rebuilt[name] = field
        if name == code:
            rebuilt.update(more)
    return rebuilt
