"""What an examination (BAP) names must be there, and what it can come to must make sense."""

from collections.abc import Iterator

from rantau.catalogue.checking.conditions import Fault, known_word
from rantau.catalogue.checking.process import ways
from rantau.catalogue.definition import OPINIONS, Examination, Service
from rantau.questions.schema import Kind


def examination_faults(service: Service) -> Iterator[Fault]:
    told = service.examination
    if told is None:
        return
    if not any("BAP" in process for process in ways(service).values()):
        yield ("examination",), "needs the stage BAP in a process"
    for index, opinion in enumerate(told.opinions):
        yield from known_word(opinion, OPINIONS, ("examination", "opinions", index), "opinion")
    if not told.opinions:
        yield ("examination", "opinions"), "needs at least one"
    if told.suspend_months and not 0 < told.suspend_months[0] <= told.suspend_months[1]:
        yield ("examination", "suspend_months"), "must be two numbers, the smaller one first, 1 or more"
    yield from _disaster(service, told)


def _disaster(service: Service, told: Examination) -> Iterator[Fault]:
    if bool(told.disaster) != bool(told.letter):
        yield ("examination",), '"disaster" and "letter" belong together'
    kinds = {question.code: question.kind for page in service.sections for question in page.questions}
    if told.disaster and kinds.get(told.disaster) is not Kind.YES_NO:
        yield ("examination", "disaster"), "must be the code of a yes_no question of this service"
    if told.letter:
        yield from known_word(
            told.letter, [paper.code for paper in service.papers], ("examination", "letter"), "paper of this service"
        )
