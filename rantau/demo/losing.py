"""What invented people do who lost their passport: the examination comes first, photo and money after the decision."""

from datetime import timedelta
from typing import Any, ClassVar

from rantau.casework import actions as casework
from rantau.demo import answers, places
from rantau.demo.journeys import MINUTE
from rantau.demo.officework import Journey
from rantau.foundation import clock

LAW = "Permenkumham 8/2014 (contoh)"
A_WEEK = timedelta(days=7)


class Losing(Journey):
    service: ClassVar[str] = answers.REPLACING
    slots: ClassVar[tuple[str, ...]] = (*Journey.slots, "POLICE_REPORT")

    def pages(self) -> dict[str, dict[str, Any]]:
        return answers.lost(self.person, self.chance, clock.day_of(self.at - A_WEEK))

    def choose_examination(self) -> None:
        self._choose(places.OFFICE_POINT, self.visit_day, places.EXAMINED)

    def examine(self) -> None:
        self._come()
        case, actor = self._take("examiner"), self.staff["examiner"]
        casework.begin_interview(reference=self.reference, version=case.version, actor=actor, now=self.at)
        self.wait(35 * MINUTE)
        casework.close_minutes(
            reference=self.reference, version=self._version(), **answers.minutes(), data_confirmed=True, actor=actor,
            now=self.at,
        )  # fmt: skip

    def approve_for_photo(self) -> None:
        self._approve()

    def suspend(self) -> None:
        self.wait_working_days(1, 11)
        case = self._take("head")
        casework.suspend(
            reference=self.reference, version=case.version, months=6, legal_basis=LAW, note="",
            actor=self.staff["head"], now=self.at,
        )  # fmt: skip
