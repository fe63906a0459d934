"""What the staff personas do with the application of an invented person."""

from rantau.casework import actions as casework
from rantau.casework import queries as cases
from rantau.collection import actions as collection
from rantau.collection import queries as booklets
from rantau.demo import answers
from rantau.demo.journeys import HOUR, MINUTE, TELLING, Applying, there
from rantau.documents import queries as documents
from rantau.visits import actions as visits

SIGNATURE = "M40 120L90 40L140 150L190 60L260 130L340 90"
LAW = "Pasal 126 huruf c UU 6/2011"


class Journey(Applying):
    """The whole way of one application."""

    def _take(self, role: str) -> cases.Case:
        return casework.take(reference=self.reference, actor=self.staff[role], now=self.at)

    def _judge(self, *, blurred: str = "") -> cases.Case:
        """All papers are looked at; the one in slot `blurred` cannot be read."""
        self.wait_working_days(1, 9)
        case = self._take("verifier")
        for paper in documents.of(self.reference):
            self.wait(2 * MINUTE)
            casework.judge_paper(
                reference=self.reference, version=case.version, document_id=paper.pk, accepted=paper.slot != blurred,
                reason="DOC_BLUR" if paper.slot == blurred else "", note="", actor=self.staff["verifier"], now=self.at,
            )  # fmt: skip
        return case

    def verify(self) -> None:
        case = self._judge()
        casework.finish_verification(
            reference=self.reference, version=case.version, actor=self.staff["verifier"], now=self.at
        )

    def send_back(self) -> None:
        case = self._judge(blurred="KK")
        casework.return_to_applicant(
            reference=self.reference, version=case.version, sections=[], actor=self.staff["verifier"], now=self.at,
            note="Nomor KK tidak terbaca. Mohon foto ulang di tempat terang.",
        )  # fmt: skip

    def interview(self) -> None:
        self._hear(doubt=False)

    def interview_with_doubt(self) -> None:
        self._hear(doubt=True)

    def _hear(self, *, doubt: bool) -> None:
        self._come()
        case, actor = self._take("interviewer"), self.staff["interviewer"]
        casework.begin_interview(reference=self.reference, version=case.version, actor=actor, now=self.at)
        self.wait(9 * MINUTE)
        casework.finish_interview(
            reference=self.reference, version=self._version(), answers=answers.interview(self.person, doubt=doubt),
            outcome="DOUBT" if doubt else "OK", note="", data_confirmed=True, actor=actor, now=self.at,
        )  # fmt: skip

    def _come(self) -> None:
        """To the counter at the hour that was chosen."""
        booking = self.booking()
        self.at = there(booking.slot).starts_at
        self.wait(self.number % 15 * MINUTE)
        visits.check_in(pass_code=booking.pass_code, actor=self.staff["front_desk"], now=self.at)
        self.wait(12 * MINUTE)

    def _version(self) -> int:
        return there(cases.for_application(self.reference)).version

    def approve(self) -> None:
        self._approve()
        collection.open_production(reference=self.reference, actor=TELLING, now=self.at)

    def _approve(self) -> None:
        self.wait_working_days(1, 10)
        role = "head" if self.number % 3 else "section_head"
        case = self._take(role)
        casework.approve(
            reference=self.reference, version=case.version, note="", actor=self.staff[role], now=self.at
        )  # fmt: skip

    def reject(self) -> None:
        self.wait_working_days(1, 11)
        case = self._take("head")
        casework.reject(
            reference=self.reference, version=case.version, reason_code="FALSE_STATEMENT", legal_basis=LAW,
            note="", actor=self.staff["head"], now=self.at,
        )  # fmt: skip

    def _booklet(self) -> booklets.Booklet:
        return there(booklets.for_application(self.reference))

    def print_booklet(self) -> None:
        self.wait_working_days(1, 9)
        collection.allocate_and_print(
            booklet_id=self._booklet().pk,
            number=f"X{5_000_000 + self.number}",
            actor=self.staff["printer"],
            now=self.at,
        )

    def check(self) -> None:
        self.wait(2 * HOUR)
        collection.pass_check(booklet_id=self._booklet().pk, actor=self.staff["qc"], now=self.at)

    def shelve(self) -> None:
        self.wait(HOUR)
        shelf = f"{'ABCD'[self.number % 4]}-{self.number % 30 + 1}"
        collection.mark_ready(booklet_id=self._booklet().pk, shelf=shelf, actor=self.staff["handover"], now=self.at)

    def hand_over(self) -> None:
        self.wait_working_days(1 + self.number % 2, 13)
        booklet = self._booklet()
        collection.hand_over(
            booklet_id=booklet.pk, code=booklets.pickup_code_for(booklet.pk), identity_checked=True, strokes=SIGNATURE,
            paper_number="", actor=self.staff["handover"], now=self.at,
        )  # fmt: skip
