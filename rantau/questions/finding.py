"""Answers that are typed as a name and kept as a code: regions of the country, countries of the world.

One match is the answer. Several become a list to pick from; so does a guess, even a single one, for a slip of the pen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.foundation import countries, typed
from rantau.offices import queries as offices
from rantau.questions.parts import Kind
from rantau.ui import fields

LONGEST_NAME = 200
NONE_OF_THESE = "?"


@dataclass(frozen=True, slots=True)
class Index:
    """Where names are looked up. `find` is sure, `similar` guesses; `name` is how a code is written."""

    find: Callable[[str], Sequence[str]]
    similar: Callable[[str], Sequence[str]]
    name: Callable[[str], str]
    unknown: Promise
    several: Promise


class Atlas:
    """What one form looks names up in. The regions are fetched once, when they are first needed."""

    @cached_property
    def regions(self) -> Index:
        gazetteer = offices.gazetteer()
        return Index(
            gazetteer.find,
            gazetteer.similar,
            gazetteer.line,
            unknown=gettext_lazy("Tempat ini tidak ditemukan. Tulis nama nagari, kecamatan, atau kabupatennya."),
            several=gettext_lazy("Ada beberapa tempat dengan nama ini. Pilih yang Anda maksud."),
        )

    @cached_property
    def countries(self) -> Index:
        return Index(
            countries.find,
            countries.similar,
            countries.name,
            unknown=gettext_lazy("Negara ini tidak ditemukan. Tulis namanya, misalnya Malaysia atau Arab Saudi."),
            several=gettext_lazy("Ada beberapa negara dengan nama ini. Pilih yang Anda maksud."),
        )

    def of(self, kind: Kind) -> Index:
        return self.regions if kind is Kind.REGION else self.countries

    def district_known(self, nik6: str) -> bool:
        """Whether the first six digits of a NIK are a district of today's list. Districts split: unknown is no error."""
        return bool(self.regions.find(f"{nik6[:2]}.{nik6[2:4]}.{nik6[4:6]}"))


class Found(fields.Text):
    """A name that is looked up in `index`; gives its code and shows the name of a code."""

    def __init__(self, label: str, *, index: Index, **rest: Any) -> None:
        self.index = index
        super().__init__(label, max_length=LONGEST_NAME, **rest)

    def clean(self, value: Any) -> str:
        name = super().clean(value)
        found = self.index.find(name) if name else [""]
        if len(found) != 1:
            raise forms.ValidationError(str(self.index.unknown), "unknown")
        return found[0]

    def bound_data(self, data: Any, initial: Any) -> Any:
        shown = super().bound_data(data, initial)
        return "" if shown == NONE_OF_THESE else shown

    def prepare_value(self, value: Any) -> Any:
        return self.index.name(value) if isinstance(value, str) and value in self.index.find(value) else value


def list_for(sent: Any, label: str, index: Index, **rest: Any) -> fields.Choice | None:
    """The list that takes the place of a typed name which may mean several things; None when it means one or none."""
    name = typed.one_line(sent) if isinstance(sent, str) else ""
    if not name or name == NONE_OF_THESE or len(name) > LONGEST_NAME:
        return None
    found = index.find(name)
    if len(found) == 1:
        return None
    codes = found or index.similar(name)
    if not codes:
        return None
    offered = [(code, index.name(code)) for code in codes]
    choice = fields.Choice(label, choices=[*offered, (NONE_OF_THESE, _("Bukan salah satu dari ini"))], **rest)
    choice.error_messages["invalid_choice"] = (
        str(index.several) if found else _("“%(name)s” tidak ditemukan. Mungkin maksud Anda:") % {"name": name}
    )
    return choice
