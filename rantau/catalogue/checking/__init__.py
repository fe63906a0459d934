"""What a well-formed service file can still get wrong: (path, sentence) each; all are told together."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from rantau.catalogue.checking.circles import circles
from rantau.catalogue.checking.conditions import Fault, condition_faults, known_word
from rantau.catalogue.checking.examination import examination_faults
from rantau.catalogue.checking.kinds import inner_questions
from rantau.catalogue.checking.process import process_faults
from rantau.catalogue.checking.questions import CODE, UPPER_CODE, asked_questions, page_faults, unique_codes
from rantau.catalogue.checking.reaching import unreachable
from rantau.catalogue.checking.sizes import size_faults
from rantau.catalogue.definition import EXAMPLES, FAMILIES, LANES, ROLES, Service
from rantau.catalogue.written import Path
from rantau.questions.schema import Kind, Text

__all__ = ["Fault", "faults"]

SERVICE_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def faults(service: Service) -> Iterator[Fault]:
    """Everything wrong with the sense of a service."""
    yield from _empty_texts(service, ())
    yield from _lanes(service)
    yield from process_faults(service)
    yield from _people_and_papers(service)
    yield from _codes(service)
    yield from size_faults(service)
    yield from page_faults(service)
    yield from circles(service)
    yield from _rules(service)
    yield from unreachable(service)
    yield from _days(service)
    yield from _fees(service)
    yield from _links(service)
    yield from _guarantor(service)
    yield from examination_faults(service)


def _empty_texts(value: Any, path: Path) -> Iterator[Fault]:
    if isinstance(value, Text):
        for language in ("id", "en"):
            written = getattr(value, language)
            if not written.strip():
                yield (*path, language), "is empty; every text needs both languages"
            if "\0" in written:
                yield (*path, language), "holds a letter that cannot be stored"
    elif isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(type(value)):
            yield from _empty_texts(getattr(value, field.name), (*path, field.encode_name))
    elif isinstance(value, tuple | dict):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _empty_texts(item, (*path, key))


def _lanes(service: Service) -> Iterator[Fault]:
    yield from known_word(service.family, FAMILIES, ("family",), "family")
    for index, lane in enumerate(service.lanes):
        yield from known_word(lane, LANES, ("lanes", index), "lane")
    for lane in service.lane_rules:
        yield from known_word(lane, service.lanes, ("lane_rules", lane), "lane of this service")


def _people_and_papers(service: Service) -> Iterator[Fault]:
    if not service.cases:
        yield ("cases",), "needs at least one case"
    for index, case in enumerate(service.cases):
        for place, role in enumerate(case.come):
            yield from known_word(role, ROLES, ("cases", index, "come", place), "role")
        for role in case.excused:
            yield from known_word(role, case.come, ("cases", index, "excused", role), "role of those who come")
        if case.when is None and index < len(service.cases) - 1:
            yield ("cases", index), "always applies, so the cases after it are never reached"
    for index, paper in enumerate(service.papers):
        yield from known_word(paper.whose, ROLES, ("papers", index, "whose"), "role")
        yield from known_word(paper.example, EXAMPLES, ("papers", index, "example"), "drawing")
        for place, kind in enumerate(paper.accept):
            yield from known_word(kind, ("image", "pdf"), ("papers", index, "accept", place), "kind of file")
        if paper.own_slot and paper.whose == "APPLICANT":
            yield ("papers", index, "own_slot"), "is for papers about somebody else: say `whose`"
        if paper.max_pages < 1:
            yield ("papers", index, "max_pages"), "must be 1 or more"


def _codes(service: Service) -> Iterator[Fault]:
    if not SERVICE_CODE.fullmatch(service.code):
        yield ("code",), "must be lower-case words joined by dashes"
    for path, codes, shape in _code_lists(service):
        yield from unique_codes([(code, (*path, index, "code")) for index, code in enumerate(codes)], shape)
    asked = [(question.code, (*path, "code")) for question, path in asked_questions(service)]
    asked += [(question.code, (*path, "code")) for question, path in inner_questions(service)]
    for beginning in ("wizard", "sections"):
        yield from unique_codes([(code, path) for code, path in asked if path[0] == beginning], CODE)


def _code_lists(service: Service) -> Iterator[tuple[Path, list[str], re.Pattern[str]]]:
    for name in ("cases", "papers", "advice"):
        yield (name,), [part.code for part in getattr(service, name)], UPPER_CODE
    yield ("sections",), [page.code for page in service.sections], CODE
    for index, paper in enumerate(service.papers):
        yield ("papers", index, "alternatives"), [part.code for part in paper.alternatives], UPPER_CODE
    if service.interview:
        yield ("interview", "questions"), [question.code for question in service.interview.questions], CODE


def _rules(service: Service) -> Iterator[Fault]:
    """Cases, advice, papers and fees may look at everything that was asked."""
    everything = {question.code: question for question, _path in asked_questions(service)}
    for name in ("cases", "advice", "papers", "fees"):
        for index, part in enumerate(getattr(service, name)):
            yield from condition_faults(part.when, (name, index, "when"), everything, everything)
    for index, case in enumerate(service.cases):
        for role, condition in case.excused.items():
            yield from condition_faults(condition, ("cases", index, "excused", role), everything, everything)
    for lane, rule in service.lane_rules.items():
        yield from condition_faults(rule.when, ("lane_rules", lane, "when"), everything, everything)


def _days(service: Service) -> Iterator[Fault]:
    told: list[tuple[Path, int | None]] = [(("working_days",), service.working_days)]
    told += [(("cases", index, "working_days"), case.working_days) for index, case in enumerate(service.cases)]
    told.append((("terms", "photo_days"), service.terms.photo_days))
    told += [(("lane_rules", lane, "working_days"), rule.working_days) for lane, rule in service.lane_rules.items()]
    for path, days in told:
        if days is not None and days < 0:
            yield path, "must be 0 or more"


def _fees(service: Service) -> Iterator[Fault]:
    seen: set[tuple[str, Any]] = set()
    for index, fee in enumerate(service.fees):
        if not UPPER_CODE.fullmatch(fee.code):
            yield ("fees", index, "code"), f'"{fee.code}" is no code: write CAPITALS'
        if fee.amount is not None and fee.amount < 0:
            yield ("fees", index, "amount"), "must be whole rupiah, 0 or more"
        if (fee.code, fee.effective_from) in seen:
            yield ("fees", index, "effective_from"), f'another line "{fee.code}" begins on the same day'
        seen.add((fee.code, fee.effective_from))
    if service.fees and not service.tariff_version:
        yield ("fees",), 'need a "tariff_version": the regulation that sets them'


def _links(service: Service) -> Iterator[Fault]:
    pages = [page.code for page in service.sections]
    for index, advice in enumerate(service.advice):
        if advice.section:
            yield from known_word(advice.section, pages, ("advice", index, "section"), "section")
        if advice.to and not (SERVICE_CODE.fullmatch(advice.to) or advice.to.startswith("https://")):
            yield ("advice", index, "to"), "must be a service code or an https address"
        for key in ("still", "liftable"):
            if getattr(advice, key) and not advice.blocks:
                yield ("advice", index, key), "is only for what blocks"
    for index, code in enumerate(service.not_beside):
        if not SERVICE_CODE.fullmatch(code) or code == service.code:
            yield ("not_beside", index), "must be the code of another service"


def _guarantor(service: Service) -> Iterator[Fault]:
    """Whoever asks a guarantor must know whom, and where to write to."""
    ways = (service.process, *(case.process for case in service.cases))
    if not any("GUARANTOR" in process for process in ways):
        return
    asked = {question.code: question.kind for page in service.sections for question in page.questions}
    for code, kind in (("guarantor_name", Kind.NAME), ("guarantor_nik", Kind.NIK), ("guarantor_phone", Kind.PHONE)):
        if asked.get(code) is not kind:
            yield ("sections",), f'the stage GUARANTOR needs the question "{code}", a {kind}'
