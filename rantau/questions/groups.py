"""A group of questions that is asked once for each child, journey or companion, all on one page, without script.

The buttons "Tambah" and "Hapus" send the page: it comes back with one block more or less and everything that was typed.
A block that was left empty does not count, as long as there are enough others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.questions.schema import Question, entries_of
from rantau.ui.fields.drawn import Drawn
from rantau.ui.forms import Problem

if TYPE_CHECKING:
    from rantau.questions.forms import SectionForm

ADD, DROP = "tambah", "hapus"
HIGHEST_INDEX = 9_999


@dataclass(frozen=True, slots=True)
class Block:
    """One entry on the page. `index` stays the same while others come and go."""

    index: int
    title: str
    anchor: str
    form: "SectionForm"


@dataclass(frozen=True, slots=True)
class Sent:
    """Which blocks of a group the page that was sent had, and which button was pressed."""

    indexes: tuple[int, ...]
    is_new: bool
    reshaped: bool

    @classmethod
    def of(cls, name: str, data: Mapping[str, Any], fewest: int, most: int) -> "Sent":
        """`name` is that of the group on the page. A page that did not show the group yet has no list of its blocks."""
        if name not in data:
            return cls(tuple(range(fewest)), is_new=True, reshaped=False)
        listed = dict.fromkeys(index for part in str(data[name]).split(",") if (index := _index(part)) is not None)
        indexes = tuple(listed)[: most + 1]
        dropped = _index(str(data.get(f"{name}-{DROP}", "")))
        if dropped is not None:
            return cls(tuple(index for index in indexes if index != dropped), is_new=False, reshaped=True)
        if f"{name}-{ADD}" in data:
            more = (following(indexes),) if len(indexes) < most else ()
            return cls((*indexes, *more), is_new=False, reshaped=True)
        return cls(indexes, is_new=False, reshaped=False)


class Blocks(forms.Widget):
    """Draws the blocks and the buttons between which they grow."""

    template_name = "questions/blocks.html"
    use_fieldset = True

    def __init__(self, question: Question, blocks: Sequence[Block]) -> None:
        super().__init__()
        self.question, self.blocks = question, blocks

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        indexes = [block.index for block in self.blocks]
        entry = str(self.question.entry or self.question.label)
        context["widget"] |= {
            "blocks": self.blocks,
            "indexes": ",".join(map(str, indexes)),
            "next": following(indexes),
            "add": _("Tambah %(entry)s") % {"entry": entry} if len(indexes) < self.question.most else "",
            "most": self.question.most,
        }
        return context


class Entries(Drawn):
    """Gives the list of what was answered in each block that counts."""

    default_error_messages = {
        "wrong": gettext_lazy("Periksa lagi bagian ini."),
        "few": gettext_lazy("Isi paling sedikit %(count)d."),
        "many": gettext_lazy("Paling banyak %(count)d."),
    }

    def __init__(self, question: Question, label: str, blocks: Sequence[Block], *, is_new: bool, **rest: Any) -> None:
        self.question, self.blocks, self.is_new = question, blocks, is_new
        super().__init__(label, required=question.fewest > 0, widget=Blocks(question, blocks), **rest)
        self._pass_over_what_was_left_empty()

    def answered(self) -> list[dict[str, Any]]:
        """What the blocks say so far, for the conditions of later questions."""
        return [block.form.own_answers() for block in self._counting()]

    def clean(self, value: Any) -> list[dict[str, Any]]:
        counting = self._counting()
        sound = [block.form.is_valid() for block in counting]  # every one is asked, so that all errors show
        if not all(sound):
            raise forms.ValidationError(self.error_messages["wrong"], "wrong")
        if len(counting) < self.question.fewest and not self.is_new:
            raise forms.ValidationError(self.error_messages["few"], "few", {"count": self.question.fewest})
        if len(counting) > self.question.most:
            raise forms.ValidationError(self.error_messages["many"], "many", {"count": self.question.most})
        return [block.form.cleaned_data for block in counting]

    def problems(self) -> list[Problem]:
        """Those inside of the blocks, each with its block and leading to its field."""
        return [
            Problem(problem.anchor or block.anchor, f"{block.title}, {problem.message}")
            for block in self.blocks
            for problem in block.form.problems
        ]

    def come_back(self) -> None:
        """Show what was typed without judging it."""
        for block in self.blocks:
            block.form.come_back()

    def _counting(self) -> list[Block]:
        return [block for block in self.blocks if not block.form.passed_over]

    def _pass_over_what_was_left_empty(self) -> None:
        empty = [block for block in self.blocks if block.form.is_bound and block.form.is_left_empty()]
        needed = 0 if self.is_new else max(0, self.question.fewest - (len(self.blocks) - len(empty)))
        for block in empty[needed:]:
            block.form.passed_over = True


def stored(group: Question, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The entries to show at first: those that are known, and empty ones up to the fewest that are needed."""
    known = entries_of(group, answers)
    return known + [{} for _missing in range(group.fewest - len(known))]


def title(group: Question, number: int) -> str:
    """ "Anak 2"."""
    return f"{capfirst(str(group.entry or group.label))} {number}"


def following(indexes: Sequence[int]) -> int:
    return max(indexes, default=-1) + 1


def _index(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= HIGHEST_INDEX else None
