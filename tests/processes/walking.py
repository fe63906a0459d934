"""One application on its way through all rooms, with the real database. Each act is done by whoever has to do it."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import time_machine

from rantau.accounts import queries as accounts
from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.applications import actions, queries
from rantau.applications.models import Application, Guarantee
from rantau.applications.tests.factories import me, pay
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.appointments.tests.factories import HOUR, NOW, a_point, a_rule, a_slot
from rantau.casework import actions as casework
from rantau.casework import queries as cases
from rantau.casework.models import Case
from rantau.catalogue import actions as catalogue_actions
from rantau.catalogue import queries as catalogue
from rantau.collection import actions as collection
from rantau.collection import queries as booklets
from rantau.collection.models import Booklet
from rantau.documents import actions as documents
from rantau.documents import queries as papers
from rantau.documents.tests.factories import encoded, photo, sent
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.payments import queries as bills
from rantau.visits import actions as visits
from tests.processes.service import CODE

TIMER = Actor.system("tests")
LINK = Actor.system("applications.guarantor_link")
GUARANTOR = {
    "guarantor_name": "Zulkifli", "guarantor_nik": "1312031203700002", "guarantor_phone": "+6281311122233",
}  # fmt: skip
Deliver = Callable[[], int]
Acts = dict[str, Callable[[], None]]
BEFORE_THE_OFFICE = ("DRAFT", "AWAITING_GUARANTOR", "SUBMITTED", "AWAITING_PAYMENT", "CONFIRMED", "HANDED_OFF")
PICTURE = encoded(photo(1200, 800))


class Walk:
    """Sari's application. The clock only moves forward; what is told is heard by every room at once."""

    def __init__(self, traveller: time_machine.Traveller, deliver: Deliver) -> None:
        self.traveller, self.deliver, self.now = traveller, deliver, NOW
        self.sari = PersonAccount()
        self.staff: dict[str, Actor] = {}
        self.reference = ""
        self.numbers = 0
        self.answers: Mapping[str, Any] = {"metres": 3, **GUARANTOR}
        a_point()
        for lane in ("REGULAR", "BAP", "STAY_PERMIT"):
            a_rule(lane)

    # --- What is known ------------------------------------------------------------------------------------------

    @property
    def application(self) -> Application:
        return queries.by_reference(self.reference)

    @property
    def phase(self) -> str:
        return str(self.application.phase)

    @property
    def stage(self) -> str:
        return queries.stage(self.application)

    @property
    def case(self) -> Case:
        return Case.objects.select_related("application").get(reference=self.reference)

    @property
    def booklet(self) -> Booklet | None:
        return booklets.for_application(self.reference)

    def state(self) -> str:
        case = cases.for_application(self.reference)
        return case.state if case else ""

    # --- Who acts -----------------------------------------------------------------------------------------------

    def officer(self, role: str) -> Actor:
        if role not in self.staff:
            self.staff[role] = Actor.staff(StaffAccount(role, "PASBAR").pk, role=role, office="PASBAR")
        return self.staff[role]

    def taken(self, role: str) -> dict[str, Any]:
        """The case in the hand of this role, as its actions want it."""
        case = casework.take(reference=self.reference, actor=self.officer(role), now=self.now)
        return {
            "reference": self.reference,
            "version": case.version,
            "actor": self.officer(role),
            "now": self.now,
        }

    def hear(self) -> None:
        """The worker tells every room what happened."""
        self.deliver()

    def go_to(self, at: datetime) -> None:
        self.now = max(self.now, at)
        self.traveller.move_to(self.now)

    def _mine(self) -> dict[str, Any]:
        return {"reference": self.reference, "actor": me(self.sari), "now": self.now}

    # --- The applicant ------------------------------------------------------------------------------------------

    def begin(self, code: str = CODE, answers: Mapping[str, Any] | None = None) -> None:
        """`answers` are those to all pages of the service."""
        self.answers = answers or self.answers
        person = accounts.self_person(self.sari.pk)
        draft = actions.begin(service_code=code, person_id=person.pk, actor=me(self.sari), now=self.now)
        self.reference = draft.reference

    def fill(self) -> None:
        definition = queries.definition(self.application)
        for page in definition.sections:
            answers = {asked.code: self.answers[asked.code] for asked in page.questions if asked.code in self.answers}
            actions.save_section(**self._mine(), section=page.code, answers=answers)
        for paper in catalogue.papers_for(definition, queries.answers(self.application)):
            self.bring(paper.code)

    def bring(self, slot: str) -> None:
        documents.upload(
            holder=self.reference, slot=slot, upload=sent(PICTURE), owner_id=self.sari.pk, actor=me(self.sari),
            now=self.now,
        )  # fmt: skip

    def submit(self) -> None:
        self.fill()
        actions.submit(**self._mine())

    def guarantor_confirms(self) -> None:
        actions.confirm_guarantee(
            token=self._link(), name=self.answers["guarantor_name"], nik=self.answers["guarantor_nik"], actor=LINK,
            now=self.now,
        )  # fmt: skip

    def guarantor_refuses(self) -> None:
        actions.refuse_guarantee(token=self._link(), reason="UNWILLING", actor=LINK, now=self.now)

    def _link(self) -> str:
        return Guarantee.objects.get(application=self.application, state="ASKED").token

    def choose_place(self) -> None:
        lane = next(iter(queries.lanes(self.application, self.stage)), "REGULAR")
        self.numbers += 1
        first = self.now + timedelta(days=2)
        if earliest := queries.earliest_place(self.application):
            first = max(first, clock.at(earliest, 9))
        slot = a_slot(first + timedelta(minutes=self.numbers), lane)
        actions.choose_place(**self._mine(), slot_id=slot.pk)

    def ask_payment(self) -> None:
        actions.ask_payment(**self._mine())

    def pay(self) -> None:
        bill = bills.open_bill(self.reference)
        assert bill is not None
        pay(bill, self.now)

    def let_it_expire(self) -> None:
        bill = bills.open_bill(self.reference)
        assert bill is not None
        self.go_to(bill.expires_at + timedelta(minutes=1))
        assert actions.end_hold(reference=self.reference, actor=TIMER, now=self.now)

    def give_back(self) -> None:
        actions.give_back_place(**self._mine())

    def stay_away(self) -> None:
        booking = bookings.live(self.reference)
        assert booking is not None
        assert booking.slot is not None
        self.go_to(booking.slot.ends_at + HOUR)
        appointments.mark_no_show(booking_id=booking.pk, actor=TIMER, now=self.now)

    def file_elsewhere(self) -> None:
        actions.record_filing(**self._mine(), number="evisa-2026/000123")

    def hear_of_a_fee(self) -> None:
        actions.note_filing(**self._mine(), status="PAYING")

    def hear_of_a_grant(self) -> None:
        actions.note_filing(**self._mine(), status="GRANTED")

    def note_for_her(self, status: str) -> None:
        casework.note_filing(**self.taken("verifier"), status=status)

    def note_progress(self) -> None:
        self.note_for_her("IN_PROCESS")

    def note_refusal(self) -> None:
        self.note_for_her("REFUSED")

    def withdraw(self) -> None:
        actions.withdraw(**self._mine())

    def put_right(self) -> None:
        correction = queries.open_correction(self.application)
        assert correction is not None
        for item in correction.items:
            kind, _colon, what = item.partition(":")
            if kind == "paper":
                self.bring(what)
        actions.send_correction(**self._mine())

    # --- The office ---------------------------------------------------------------------------------------------

    def _judge(self, about: dict[str, Any], *, accepted: bool) -> None:
        for paper in papers.of(self.reference):
            casework.judge_paper(
                **about, document_id=paper.pk, accepted=accepted, reason="" if accepted else "DOC_BLUR", note=""
            )

    def verify(self) -> None:
        about = self.taken("verifier")
        self._judge(about, accepted=True)
        casework.finish_verification(**about)

    def send_back(self) -> None:
        about = self.taken("verifier")
        self._judge(about, accepted=False)
        first = queries.definition(self.application).sections[0].code
        casework.return_to_applicant(**about, sections=[first], note="Tolong perbaiki.")

    def come(self) -> None:
        booking = bookings.live(self.reference)
        assert booking is not None
        assert booking.slot is not None
        self.go_to(booking.slot.starts_at)
        visits.check_in(pass_code=booking.pass_code, actor=self.officer("front_desk"), now=self.now)

    def interview(self, outcome: str = "OK") -> None:
        self.meet("interviewer", outcome)

    def doubt(self) -> None:
        self.interview("DOUBT")

    def order_field_check(self) -> None:
        casework.order_field_check(**self.taken("head"))

    def look_there(self) -> None:
        casework.report_field_check(**self.taken("examiner"), outcome="OK", report="Rumahnya ada, ia tinggal di sana.")

    def examine(self, opinion: str = "") -> None:
        """The minutes; with the first opinion of the service's file unless another is said."""
        self.come()
        about = self.taken("examiner")
        casework.begin_interview(**about)
        casework.close_minutes(
            **{**about, "version": self.case.version},
            statement="Kapan hilang? Kemarin, di pasar.",
            circumstances="Laporan polisi asli dilihat.",
            opinion=opinion or cases.examination(self.case).opinions[0],
            data_confirmed=True,
        )

    def take_photo(self) -> None:
        self.come()
        casework.note_photo(**self.taken("interviewer"), data_confirmed=True)

    def approve_as_disaster(self) -> None:
        casework.approve(**self.taken("head"), note="", force_majeure=True)

    def suspend(self, months: int = 12) -> None:
        casework.suspend(**self.taken("head"), months=months, legal_basis="Permenkumham 8/2014", note="")

    def hear_the_answer(self, *, granted: bool = True) -> None:
        casework.note_adjudication(
            **self.taken("section_head"), number="IMI.2-UM.01.01-1", dated_on=clock.day_of(self.now),
            granted=granted, reason="Data tidak cocok dengan pusat.",
        )  # fmt: skip

    def hear_a_no(self) -> None:
        self.hear_the_answer(granted=False)

    def receive(self) -> None:
        self.meet("verifier", "OK")

    def meet(self, role: str, outcome: str) -> None:
        self.come()
        about = self.taken(role)
        casework.begin_interview(**about)
        casework.finish_interview(
            **{**about, "version": self.case.version}, answers={}, outcome=outcome, note="", data_confirmed=True
        )

    def approve(self) -> None:
        casework.approve(**self.taken("head"), note="")

    def reject(self) -> None:
        casework.reject(**self.taken("section_head"), reason_code="FALSE_STATEMENT", legal_basis="Pasal 1", note="")

    def print_it(self) -> None:
        self.numbers += 1
        collection.allocate_and_print(
            booklet_id=self._there().pk, number=f"X{5_000_000 + self.numbers}", actor=self.officer("printer"),
            now=self.now,
        )  # fmt: skip

    def check(self) -> None:
        collection.pass_check(booklet_id=self._there().pk, actor=self.officer("qc"), now=self.now)

    def spoil(self) -> None:
        collection.fail_check(booklet_id=self._there().pk, flaw="BAD_PRINT", actor=self.officer("qc"), now=self.now)

    def shelve(self) -> None:
        collection.mark_ready(booklet_id=self._there().pk, shelf="A-1", actor=self.officer("handover"), now=self.now)

    def hand_over(self) -> None:
        collection.hand_over(
            booklet_id=self._there().pk, code=re.sub("-", "", booklets.pickup_code_for(self._there().pk)),
            identity_checked=True, strokes="", paper_number="TT-1", actor=self.officer("handover"), now=self.now,
        )  # fmt: skip

    def _there(self) -> Booklet:
        booklet = self.booklet
        assert booklet is not None
        return booklet

    # --- What can be done now -----------------------------------------------------------------------------------

    def possible(self) -> Acts:
        """Every act that somebody may do now, the one that leads on first. Nothing is possible only at the end."""
        return {**self._for_the_office(), **self._for_sari()}

    def _for_sari(self) -> Acts:
        phase, stage = self.phase, self.stage
        sent_back = queries.open_correction(self.application) is not None
        table: list[tuple[bool, Acts]] = [
            (sent_back, {"put_right": self.put_right}),
            (phase == "DRAFT", {"submit": self.submit}),
            (
                phase == "AWAITING_GUARANTOR",
                {"guarantor_confirms": self.guarantor_confirms, "guarantor_refuses": self.guarantor_refuses},
            ),
            (
                # Nobody takes a place or is billed while a paper is missing again.
                not sent_back
                and (
                    (phase == "SUBMITTED" and stage in {"PLACE", "BAP"}) or (phase == "APPROVED" and stage == "PLACE")
                ),
                {"choose_place": self.choose_place},
            ),
            (
                phase in {"SUBMITTED", "APPROVED"}
                and stage == "PAY"
                and not sent_back
                and not bills.open_bill(self.reference),
                {"ask_payment": self.ask_payment}
                if self.price_is_known()
                else {"learn_the_price": self.learn_the_price},
            ),
            (stage == "HAND_OFF", self._elsewhere()),
            (
                bills.open_bill(self.reference) is not None,
                {"pay": self.pay, "let_it_expire": self.let_it_expire},
            ),
            (bookings.live(self.reference) is not None, {"give_back": self.give_back}),
            (phase == "CONFIRMED" or (phase == "APPROVED" and stage == "VISIT"), {"stay_away": self.stay_away}),
            (phase in BEFORE_THE_OFFICE, {"withdraw": self.withdraw}),
        ]
        return {name: act for now, acts in table if now for name, act in acts.items()}

    def _elsewhere(self) -> Acts:
        filed = queries.filed_elsewhere(self.application)
        if filed is None:
            return {"file_elsewhere": self.file_elsewhere}
        acts = {"hear_of_a_grant": self.hear_of_a_grant, "note_refusal": self.note_refusal}
        if filed.status != "PAYING":
            acts["hear_of_a_fee"] = self.hear_of_a_fee
        if filed.status != "IN_PROCESS":
            acts["note_progress"] = self.note_progress
        return acts

    def _for_the_office(self) -> Acts:
        booklet = self.booklet
        by_case: dict[str, Acts] = {
            "TO_VERIFY": {"verify": self.verify, "send_back": self.send_back},
            "VERIFIED": {"interview": self.interview, "doubt": self.doubt} if self.phase == "CONFIRMED" else {},
            "TO_RECEIVE": {"receive": self.receive} if self.phase == "CONFIRMED" else {},
            "TO_EXAMINE": {"examine": self.examine} if self.phase == "CONFIRMED" else {},
            "TO_PHOTO": {"take_photo": self.take_photo} if self.stage == "VISIT" else {},
            "ADJUDICATION": {"hear_the_answer": self.hear_the_answer, "hear_a_no": self.hear_a_no},
            "FIELD_CHECK": {"look_there": self.look_there},
            "TO_DECIDE": {"approve": self.approve, "reject": self.reject, **self._looking(), **self._ruling()},
        }
        by_booklet: dict[str, Acts] = {
            "TO_PRINT": {"print_it": self.print_it},
            "PRINTED": {"check": self.check, "spoil": self.spoil},
            "CHECKED": {"shelve": self.shelve},
            "READY": {"hand_over": self.hand_over},
        }
        return {**by_case.get(self.state(), {}), **by_booklet.get(booklet.state if booklet else "", {})}

    def _looking(self) -> Acts:
        case = cases.for_application(self.reference)
        return {"order_field_check": self.order_field_check} if case and cases.may_order_field_check(case) else {}

    def _ruling(self) -> Acts:
        case = cases.for_application(self.reference)
        if case is None:
            return {}
        acts: Acts = {"approve_as_disaster": self.approve_as_disaster} if cases.has_disaster_letter(case) else {}
        if cases.is_examined(case) and cases.examination(case).suspend_months:
            acts["suspend"] = self.suspend
        return acts

    def price_is_known(self) -> bool:
        try:
            queries.to_pay(self.application)
        except queries.FeeUnknown:
            return False
        return True

    def learn_the_price(self) -> None:
        """The office sets the tariff that its file does not know."""
        application = self.application
        for fee in queries.definition(application).fees:
            if fee.amount is None:
                edit = catalogue_actions.enter_edit(
                    service=application.service_code, kind="FEE", key=fee.code, value=150_000,
                    effective_from=clock.day_of(self.now) + timedelta(days=1), reason="Ketetapan kantor",
                    actor=self.officer("office_admin"), now=self.now,
                )  # fmt: skip
                self.go_to(clock.at(edit.effective_from, 9))
                return

    def do(self, name: str) -> None:
        self.possible()[name]()
        self.hear()

    def to_the_end(self, most: int = 40) -> list[str]:
        """Always the act that leads on; what was done, in order."""
        done: list[str] = []
        while not self.application.has_ended:
            acts = list(self.possible())
            assert acts, f"nobody can do anything at {self.phase} {self.stage} {self.state()}, after {done}"
            assert len(done) < most, done
            self.do(acts[0])
            done.append(acts[0])
        return done
