"""What differs between two versions of a service, part by part, as sentences in the language that is active now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.catalogue.definition import Fee, Service
from rantau.catalogue.queries.wording import aspect, words
from rantau.questions.schema import Question

KINDS: dict[str, str | Promise] = {
    "service": gettext_lazy("Layanan ini"),
    "case": gettext_lazy("Keadaan"),
    "wizard": gettext_lazy("Pertanyaan pemandu"),
    "section": gettext_lazy("Bagian"),
    "question": gettext_lazy("Pertanyaan"),
    "choice": gettext_lazy("Pilihan jawaban"),
    "paper": gettext_lazy("Berkas"),
    "fee": gettext_lazy("Biaya"),
    "advice": gettext_lazy("Nasihat"),
    "lane": gettext_lazy("Aturan jalur"),
    "interview": gettext_lazy("Pertanyaan wawancara"),
}
# Told as things of their own, or no business of readers.
APART = {
    "code", "version", "cases", "sections", "papers", "fees", "wizard", "advice", "lane_rules", "interview",
    "questions", "choices",
}  # fmt: skip
SHOWN = 160


@dataclass(frozen=True, slots=True)
class Difference:
    """`act` is "+" for what is new, "-" for what is gone, "~" for what changed."""

    act: Literal["+", "-", "~"]
    sentence: str


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of a service that has a code, with its aspects by the keys of the file."""

    kind: str
    code: str
    name: str
    aspects: dict[str, Any]

    @property
    def called(self) -> str:
        return f"{KINDS[self.kind]} {self.name}".rstrip()


def differences(before: Service, after: Service) -> list[Difference]:
    """In the order of the file: what is new and what changed, then what is gone."""
    old, new = ({(thing.kind, thing.code): thing for thing in _things(service)} for service in (before, after))
    told: list[Difference] = []
    for key, thing in new.items():
        told += _changes(old[key], thing) if key in old else [Difference("+", _added(thing))]
    gone = _("%(thing)s dihapus")
    return told + [Difference("-", gone % {"thing": old[key].called}) for key in old if key not in new]


def _added(thing: Thing) -> str:
    sentence = _("%(thing)s baru") % {"thing": thing.called}
    if when := thing.aspects.get("when"):
        sentence += _(", bila %(condition)s") % {"condition": words("when", when)}
    return sentence


def _changes(before: Thing, after: Thing) -> Iterator[Difference]:
    sentence = _("%(thing)s, %(aspect)s: “%(before)s” menjadi “%(after)s”")
    for name, value in after.aspects.items():
        was = before.aspects.get(name)
        if was != value and not (name == "order" and set(was or ()) != set(value)):
            told = {"before": _short(words(name, was)), "after": _short(words(name, value))}
            yield Difference("~", sentence % {"thing": after.called, "aspect": aspect(name), **told})


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _things(service: Service) -> Iterator[Thing]:
    yield Thing("service", "", "", _aspects(service))
    for case in service.cases:
        yield _thing("case", case, case.title)
    for question in service.wizard:
        yield from _asked("wizard", question)
    for page in service.sections:
        order = tuple(question.code for question in page.questions)
        yield Thing("section", page.code, _named(page.title, page.code), {**_aspects(page), "order": order})
        for question in page.questions:
            yield from _asked("question", question, page=page.code)
    for paper in service.papers:
        yield _thing("paper", paper, paper.title)
    yield from map(_fee, service.fees)
    for advice in service.advice:
        yield Thing("advice", advice.code, advice.code, _aspects(advice))
    for lane, rule in service.lane_rules.items():
        yield Thing("lane", lane, lane, _aspects(rule))
    for question in service.interview.questions if service.interview else ():
        yield from _asked("interview", question)


def _asked(kind: str, question: Question, **more: Any) -> Iterator[Thing]:
    yield Thing(kind, question.code, _named(question.label, question.code), {**_aspects(question), **more})
    for choice in question.choices:
        name = _("%(choice)s pada %(question)s") % {
            "choice": _named(choice.label, choice.code), "question": question.code,
        }  # fmt: skip
        yield Thing("choice", f"{kind}.{question.code}.{choice.code}", name, _aspects(choice))
    for inner in question.questions:
        yield from _asked(kind, inner, group=question.code)


def _fee(fee: Fee) -> Thing:
    """A line of another day is another line."""
    since = _("%(fee)s, %(amount)s sejak %(day)s") % {
        "fee": _named(fee.label, fee.code), "amount": words("amount", fee.amount),
        "day": words("", fee.effective_from),
    }  # fmt: skip
    return Thing("fee", f"{fee.code} {fee.effective_from}", since, _aspects(fee))


def _thing(kind: str, part: Any, title: object) -> Thing:
    return Thing(kind, part.code, _named(title, part.code), _aspects(part))


def _named(title: object, code: str) -> str:
    return f"“{title}” ({code})"


def _aspects(part: msgspec.Struct) -> dict[str, Any]:
    return {field.name: getattr(part, field.name) for field in msgspec.structs.fields(part) if field.name not in APART}
