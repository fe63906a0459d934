"""What a service file says about a question: the structs, nothing of what they mean."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from rantau.questions.conditions import Condition
from rantau.questions.text import Text

BOUND = re.compile(r"today(?:([+-])(\d{1,3})([dy]))?")
MOST_ENTRIES = 20


class Kind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    YES_NO = "yes_no"
    AGREE = "agree"
    PHONE = "phone"
    EMAIL = "email"
    NIK = "nik"
    KK = "kk"
    PASSPORT = "passport"
    MRZ = "mrz"
    REGION = "region"
    COUNTRY = "country"
    GROUP = "group"
    NOTICE = "notice"


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One answer to pick. With `when` it is offered only then, and only on the days from and until (both included)."""

    code: str
    label: Text
    hint: Text | None = None
    when: Condition | None = None
    effective_from: date | None = None
    effective_until: date | None = None

    def is_offered(self, on: date) -> bool:
        """Whether that day lies within its days, whatever the answers are."""
        begun = self.effective_from is None or self.effective_from <= on
        return begun and (self.effective_until is None or on <= self.effective_until)


class Checks(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Limits of an answer. `earliest` and `latest` are "2009-01-01", "today", "today-17y" or "today+90d".

    `minimum` and `maximum` limit a number (0 and a million million unless said otherwise) or how often a group is
    filled in. `birth_date` and `sex` name the questions that a NIK is compared with; sex is answered "F" or "M".
    `issuer` names the question that says which country a passport is of.
    """

    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    earliest: str = ""
    latest: str = ""
    birth_date: str = ""
    sex: str = ""
    issuer: str = ""


class Doubt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What makes an answer doubtful: the person is told `text`, ticks that it is right all the same, and passes."""

    when: Condition
    text: Text


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`prefill` names the fact it starts with, e.g. "person.full_name". A `notice` only says its label.

    A `group` asks its `questions` once for each `entry` ("anak"). `fills` names, for a passport's lines, which facts
    of them answer which other questions. In a
    `correctable` text an officer may put a typing error right after paying, without a new fee.
    """

    code: str
    kind: Kind
    label: Text
    hint: Text | None = None
    help: Text | None = None
    required: bool = True
    choices: tuple[Choice, ...] = ()
    when: Condition | None = None
    prefill: str = ""
    autocomplete: str = ""
    checks: Checks = Checks()
    soft: tuple[Doubt, ...] = ()
    questions: "tuple[Question, ...]" = ()
    entry: Text | None = None
    fills: dict[str, str] = {}
    correctable: bool = False

    @property
    def asks(self) -> bool:
        return self.kind is not Kind.NOTICE

    @property
    def fewest(self) -> int:
        """How many entries a group needs."""
        return self.checks.minimum if self.checks.minimum is not None else int(self.required)

    @property
    def most(self) -> int:
        return self.checks.maximum if self.checks.maximum is not None else MOST_ENTRIES


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One page of questions. Conditions may only look at questions that were asked before."""

    code: str
    title: Text
    questions: tuple[Question, ...]
    intro: Text | None = None
    when: Condition | None = None


def with_inner(question: Question) -> Iterator[Question]:
    """The question and, for a group, those asked for each entry."""
    yield question
    yield from question.questions


def day_bound(text: str, on: date) -> date | None:
    """The day that a limit of a day question means; None for no limit. Raises ValueError for an unreadable one."""
    if not text:
        return None
    found = BOUND.fullmatch(text)
    if not found:
        return date.fromisoformat(text)
    sign, amount, unit = found.groups()
    count = int(amount or 0) * (-1 if sign == "-" else 1)
    if unit != "y":
        return on + timedelta(days=count)
    try:
        return on.replace(year=on.year + count)
    except ValueError:  # 29 February in a year without it
        return on.replace(year=on.year + count, day=28)
