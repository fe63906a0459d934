"""What a new application may start with from an earlier one of the same person."""

from typing import Any

from rantau.catalogue.definition import Definition
from rantau.questions import schema
from rantau.questions.schema import Answers, Kind, Question

# Who somebody is and where they are reached stays as it was more often than not. What is wanted this time, what is
# declared and what is agreed to is never among these kinds; a passport may be the one that is being replaced.
LASTING = frozenset({Kind.NAME, Kind.NIK, Kind.KK, Kind.PHONE, Kind.EMAIL, Kind.REGION, Kind.COUNTRY})
NEVER = frozenset({Kind.AGREE, Kind.PASSPORT, Kind.MRZ, Kind.GROUP, Kind.NOTICE})


def carried(definition: Definition, earlier: Definition, answers: Answers) -> dict[str, Any]:
    """Of the `answers` given for `earlier`, those to a question that has the same code and kind here and lasts.

    Beside the kinds that last, what the profile could tell as well: a birth place, a street.
    """
    given = schema.settle(earlier.sections, answers)
    kinds = {question.code: question.kind for question in _questions(earlier)}
    return {
        question.code: given[question.code]
        for question in _questions(definition)
        if kinds.get(question.code) == question.kind
        and _lasts(question)
        and schema.is_answer(given.get(question.code))
        and _is_offered(question, given[question.code])
    }


def _questions(definition: Definition) -> list[Question]:
    return [question for section in definition.sections for question in section.questions]


def _lasts(question: Question) -> bool:
    return question.kind in LASTING or (bool(question.prefill) and question.kind not in NEVER)


def _is_offered(question: Question, value: Any) -> bool:
    return not question.choices or value in [choice.code for choice in question.choices]
