"""One application on its way through all rooms, with the real database. Each act is done by whoever has to do it."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.db import transaction

from rantau.accounts import queries as accounts
from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.applications import actions, queries
from rantau.applications.actions import moving, submission
from rantau.applications.models import Application
from rantau.applications.tests.factories import me, pay
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.appointments.tests.factories import HOUR, NOW, a_point, a_rule, a_slot
from rantau.casework import actions as casework
from rantau.casework import queries as cases
from rantau.casework.models import Case
from rantau.collection import actions as collection
from rantau.collection import queries as booklets
from rantau.collection.models import Booklet
from rantau.documents import actions as documents
from rantau.documents import queries as papers
from rantau.documents.tests.factories import encoded, photo, sent
from rantau.foundation.actor import Actor
from rantau.payments import queries as bills
from rantau.visits import actions as visits
from tests.processes.service import CODE

TIMER = Actor.system("tests")
Deliver = Callable[[], int]
PICTURE = encoded(photo(1200, 800))


class Walk:
    """Sari's application. The clock only moves forward; what is told is heard by every room at once."""

    def __init__(self, traveller: time_machine.Traveller, deliver: Deliver) -> None:
        self.traveller, self.deliver, self.now = traveller, deliver, NOW
        self.sari = PersonAccount()
        self.staff: dict[str, Actor] = {}
        self.reference = ""
        self.numbers = 0
        a_point()
        for lane in ("REGULAR", "BAP"):
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

    def begin(self, code: str = CODE) -> None:
        person = accounts.self_person(self.sari.pk)
        draft = actions.begin(service_code=code, person_id=person.pk, actor=me(self.sari), now=self.now)
        self.reference = draft.reference

    def fill(self) -> None:
        actions.save_section(**self._mine(), section="stall", answers={"metres": 3})
        if queries.definition(self.application).papers:
            self.bring("KTP")

    def bring(self, slot: str) -> None:
        documents.upload(
            holder=self.reference, slot=slot, upload=sent(PICTURE), owner_id=self.sari.pk, actor=me(self.sari),
            now=self.now,
        )  # fmt: skip

    def submit(self) -> None:
        self.fill()
        actions.submit(**self._mine())

    def guarantor_confirms(self) -> None:
        with transaction.atomic():
            application = moving.locked(self.reference)
            application.submitted_at = self.now
            moving.move(application, "guarantor_confirmed", actor=TIMER, now=self.now)
            submission.announce_sent(application, actor=TIMER, now=self.now)

    def guarantor_refuses(self) -> None:
        with transaction.atomic():
            moving.move(moving.locked(self.reference), "guarantor_refused", actor=TIMER, now=self.now)

    def choose_place(self) -> None:
        lane = next(iter(queries.lanes(self.application, self.stage)), "REGULAR")
        self.numbers += 1
        slot = a_slot(self.now + timedelta(days=2, minutes=self.numbers), lane)
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
        casework.return_to_applicant(**about, sections=["stall"], note="Tolong perbaiki.")

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

    def possible(self) -> dict[str, Callable[[], None]]:
        """Every act that somebody may do now, the one that leads on first. Nothing is possible only at the end."""
        return {**self._for_the_office(), **self._for_sari()}

    def _for_sari(self) -> dict[str, Callable[[], None]]:
        phase, stage = self.phase, self.stage
        acts: dict[str, Callable[[], None]] = {}
        if queries.open_correction(self.application):
            acts["put_right"] = self.put_right
        if phase == "DRAFT":
            acts["submit"] = self.submit
        if phase == "AWAITING_GUARANTOR":
            acts |= {"guarantor_confirms": self.guarantor_confirms, "guarantor_refuses": self.guarantor_refuses}
        if stage == "PLACE" and phase == "SUBMITTED":
            acts["choose_place"] = self.choose_place
        if stage == "PAY" and phase == "SUBMITTED":
            acts["ask_payment"] = self.ask_payment
        if bills.open_bill(self.reference):
            acts |= {"pay": self.pay, "let_it_expire": self.let_it_expire}
        if bookings.live(self.reference):
            acts["give_back"] = self.give_back
        if phase == "CONFIRMED":
            acts["stay_away"] = self.stay_away
        if phase in {"DRAFT", "AWAITING_GUARANTOR", "SUBMITTED", "AWAITING_PAYMENT", "CONFIRMED"}:
            acts["withdraw"] = self.withdraw
        return acts

    def _for_the_office(self) -> dict[str, Callable[[], None]]:
        booklet = self.booklet
        by_case: dict[str, dict[str, Callable[[], None]]] = {
            "TO_VERIFY": {"verify": self.verify, "send_back": self.send_back},
            "VERIFIED": {"interview": self.interview, "doubt": self.doubt} if self.phase == "CONFIRMED" else {},
            "TO_RECEIVE": {"receive": self.receive} if self.phase == "CONFIRMED" else {},
            "FIELD_CHECK": {"look_there": self.look_there},
            "TO_DECIDE": {"approve": self.approve, "reject": self.reject, **self._looking()},
        }
        by_booklet: dict[str, dict[str, Callable[[], None]]] = {
            "TO_PRINT": {"print_it": self.print_it},
            "PRINTED": {"check": self.check, "spoil": self.spoil},
            "CHECKED": {"shelve": self.shelve},
            "READY": {"hand_over": self.hand_over},
        }
        return {**by_case.get(self.state(), {}), **by_booklet.get(booklet.state if booklet else "", {})}

    def _looking(self) -> dict[str, Callable[[], None]]:
        case = cases.for_application(self.reference)
        return {"order_field_check": self.order_field_check} if case and cases.may_order_field_check(case) else {}

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
