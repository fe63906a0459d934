"""Sari's things, one in every state that an address can be about, and the officers who have some of them in hand.

It is Monday 12 January 2026, 09.00 WIB, in the office of Pasaman Barat.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from rantau.accounts import actions as people
from rantau.accounts import queries as accounts
from rantau.accounts.models import OpenSession, Role, User
from rantau.accounts.tests.factories import Passkey, PersonAccount, StaffAccount
from rantau.applications import actions as applications
from rantau.applications.models import Application, FiledElsewhere, Guarantee, SectionAnswers, StatusChange
from rantau.applications.queries.guarantees import token_hash
from rantau.applications.tests.factories import ANSWERS, PAPERS, a_draft, me, pay
from rantau.appointments import actions as appointments
from rantau.appointments.models import Slot
from rantau.appointments.tests.factories import HOUR, NOW, a_rule, a_slot
from rantau.casework.models import Case, Interview
from rantau.casework.tests.factories import (
    a_case,
    a_paper,
    an_application,
    as_actor,
    interviewed,
    interviewing,
    judge,
    present,
    taken,
    verified,
)
from rantau.catalogue import actions as catalogue
from rantau.collection.tests.factories import printed, ready, to_print
from rantau.documents import actions as documents
from rantau.documents.models import Document, Upload
from rantau.foundation.actor import Actor
from rantau.issuing import queries as issuing
from rantau.journal.models import Delivery, Entry
from rantau.notifications import actions as notifications
from rantau.offices import actions as offices
from rantau.offices import queries
from rantau.offices.tests.factories import first_data
from rantau.payments import actions as payments
from rantau.payments.models import Bill, Review
from rantau.payments.tests.factories import WORKER, AttemptOf, OpenBill, money
from rantau.visits.models import Visit
from rantau.visits.tests.factories import a_counter, arrived, expected

SYSTEM = Actor.system("tests")
OFFICE, ELSEWHERE = "PASBAR", "AGAM"
GUARANTOR = {
    "name": "Zulkifli", "nik": "1312031203700002", "phone": "+6281311122233", "email": "", "company": "",
    "language": "id",
}  # fmt: skip
NAME = "Sari Rangkayo Anggun"
"""Stands in no example and in no other person's data: wherever it is printed, it is hers."""


class World:
    """`things` fills the {words} of the addresses; `secrets` are words that only the entitled may read."""

    def __init__(self) -> None:
        first_data()
        self.sari = PersonAccount(full_name=NAME)
        self.budi = PersonAccount(full_name="Budi Hartono")
        self.staff = {role.value: StaffAccount(role.value, OFFICE, full_name=role.label) for role in Role}
        self.elsewhere = {role.value: StaffAccount(role.value, ELSEWHERE, full_name=role.label) for role in Role}
        self.things: Mapping[str, str] = {
            **self._applications(),
            **self._cases(),
            **self._booklets(),
            **self._elsewhere(),
            **self._family(),
            **self._of_the_account(),
            **self._work_items(),
            **self._settings(),
            **self._outreach(),
            "service": "paspor-baru",
            "point": "simpang-empat",
            "day": "2026-01-14",
            "gateway": "midtrans",
            "topic": "bayar",
            "layout": "page",
            "answer": "ya",
        }
        references = Application.objects.filter(owner=self.sari).values_list("reference", flat=True)
        self.secrets = (NAME, *references)

    def _applications(self) -> dict[str, str]:
        a_rule()
        slot = a_slot(capacity=9)
        draft = a_draft(self.sari)
        unplaced = self._submitted()
        unpaid, bill = self._placed(slot)
        attempt = AttemptOf(bill, NOW, channel="VA", instructions={"number": "8808123412341234", "bank": "bri"})
        paid, paid_bill = self._placed(slot)
        pay(paid_bill)
        applications.confirm_place(reference=paid.reference, bill_id=paid_bill.pk, actor=SYSTEM, now=NOW)
        receipt = payments.issue_receipt(bill_id=paid_bill.pk, actor=WORKER, now=NOW)
        return {
            "slot": str(slot.pk),
            "draft": draft.reference,
            "draft-paper": str(a_paper(draft, advice=["BLURRED"]).pk),
            "upload": str(a_file_on_its_way(self.sari).pk),
            "unplaced": unplaced.reference,
            "unpaid": unpaid.reference,
            "bill": bill.number,
            "attempt": attempt.order,
            "paid": paid.reference,
            "receipt-code": issuing.paper(receipt).verify_code,
            "certificate": getattr(issuing.paper(receipt).signed_with, "fingerprint", ""),
        }

    def _placed(self, slot: Slot) -> tuple[Application, Bill]:
        application = self._submitted()
        applications.choose_place(reference=application.reference, slot_id=slot.pk, actor=me(self.sari), now=NOW)
        return application, Bill.objects.get(holder=application.reference)

    def _submitted(self) -> Application:
        application = an_application(self.sari, phase="SUBMITTED")
        SectionAnswers.objects.create(application=application, section="product", answers=ANSWERS, saved_at=NOW)
        for slot in PAPERS:
            a_paper(application, slot)
        return application

    def _cases(self) -> dict[str, str]:
        verifier, interviewer, head = (as_actor(self.staff[role], role) for role in ("verifier", "interviewer", "head"))
        waiting = a_case(self.sari, papers=False)
        verifying = taken(a_case(self.sari), verifier)
        judged = taken(a_case(self.sari), verifier)
        for paper in Document.objects.filter(holder=judged.reference):
            judge(judged, paper.pk, verifier)
        come = taken(present(self._verified(verifier)), interviewer)
        talking = interviewing(self._verified(verifier), interviewer)
        deciding = taken(interviewed(self._verified(verifier), interviewer), head)
        return {
            "verifying": verifying.reference,
            "paper": str(Document.objects.get(holder=verifying.reference, slot="KTP").pk),
            "judged": judged.reference,
            "waiting": waiting.reference,
            "come": come.reference,
            "interviewing": talking.reference,
            "deciding": deciding.reference,
        }

    def _verified(self, verifier: Actor) -> Case:
        return verified(a_case(self.sari), verifier)

    def _elsewhere(self) -> dict[str, str]:
        """What waits for a guarantor, for money before a place, or for another agency. The link is that of another
        applicant: its page says who asks, to whoever holds it."""
        verifier, examiner = self.staff["verifier"], self.staff["examiner"]
        asked = an_application(self.sari, phase="AWAITING_GUARANTOR", service_code="visa")
        a_guarantee(asked)
        lucas = PersonAccount(full_name="Lucas Moreau", nik="", citizenship="FRA")
        linked = a_guarantee(an_application(lucas, phase="AWAITING_GUARANTOR", service_code="visa"))
        to_bill = an_application(self.sari, phase="SUBMITTED", service_code="izin-masuk-kembali")
        SectionAnswers.objects.create(application=to_bill, section="travel", answers={"duration": "Y1"}, saved_at=NOW)
        applications.accept(reference=to_bill.reference, actor=as_actor(verifier, "verifier"), now=NOW)
        abroad = an_application(self.sari, phase="HANDED_OFF", service_code="visa")
        FiledElsewhere.objects.create(application=abroad, number="EV-1", filed_at=NOW, noted_at=NOW)
        at_stage(abroad, "HANDED_OFF", verifier)
        doubted = an_application(self.sari, phase="UNDER_EXAMINATION")
        at_stage(doubted, "FIELD_CHECK", examiner)
        return {
            "asked": asked.reference,
            "link": linked.token,
            "to-bill": to_bill.reference,
            "abroad": abroad.reference,
            "doubted": doubted.reference,
            **self._examined(),
        }

    def _examined(self) -> dict[str, str]:
        """What begins with an examination, and what is left to do after the decision."""
        found = {}
        for name, state, phase, role in (
            ("bap-come", "TO_EXAMINE", "CONFIRMED", "examiner"),
            ("bap", "EXAMINING", "UNDER_EXAMINATION", "examiner"),
            ("examined", "TO_DECIDE", "UNDER_EXAMINATION", "head"),
            ("referred", "ADJUDICATION", "UNDER_EXAMINATION", "section_head"),
            ("to-photo", "TO_PHOTO", "APPROVED", "interviewer"),
        ):
            changing = name == "referred"
            application = an_application(
                self.sari, phase=phase, service_code="paspor-perubahan-data" if changing else "paspor-penggantian",
                case_code="PC_DATA" if changing else "PR_LOST",
            )  # fmt: skip
            at_stage(application, state, self.staff[role])
            if name == "examined":
                Case.objects.filter(application=application).update(verified_by=self.staff["verifier"])
            if name in {"bap", "examined"}:
                self._minutes(Case.objects.get(application=application), closed=name == "examined")
            if name in {"bap-come", "to-photo"}:
                present(Case.objects.get(application=application))
            if name == "referred":
                moved(application, "refer")
            found[name] = application.reference
        return found

    def _minutes(self, case: Case, *, closed: bool) -> None:
        ended = {
            "ended_at": NOW, "answers": {}, "outcome": "OK", "data_confirmed": True, "statement": "Hilang di pasar.",
            "circumstances": "Laporan polisi asli dilihat.", "opinion": "BEYOND_CONTROL",
        }  # fmt: skip
        Interview.objects.create(
            case=case, kind="BAP", officer=self.staff["examiner"], service_code="paspor-penggantian", service_version=1,
            started_at=NOW, **(ended if closed else {}),
        )  # fmt: skip

    def _booklets(self) -> dict[str, str]:
        shelved, waits = ready(self.sari), to_print(self.sari)
        SectionAnswers.objects.create(
            application=waits.application, section="family", answers={"mother_name": "Rohana"}, saved_at=NOW
        )
        return {
            "to-print": waits.reference,
            "to-check": printed(to_print(self.sari)).reference,
            "on-shelf": shelved.reference,
            "pickup-code": shelved.pickup_code,
        }

    def _family(self) -> dict[str, str]:
        facts = people.Facts(full_name="Aisyah", birth_date=date(2018, 8, 12), sex="F")
        child = people.add_member(relation="CHILD", facts=facts, actor=me(self.sari), now=NOW)
        return {"member": str(child.pk), "self": str(accounts.self_person(self.sari.pk).pk)}

    def _of_the_account(self) -> dict[str, str]:
        item = notifications.tell(
            code="password_changed", account_id=self.sari.pk, key="journal:matrix", actor=SYSTEM, now=NOW
        )
        assert item is not None
        return {
            "message": str(item.pk),
            "session": str(_a_session(self.sari).pk),
            "passkey": str(Passkey(self.sari).pk),
        }

    def _outreach(self) -> dict[str, str]:
        """A list of the office with two people on it; the second is Sari, and the card is hers."""
        clerk = as_actor(self.staff["front_desk"], "front_desk")
        made = applications.make_list(
            point_code="SIMPANG-EMPAT", day=NOW.date(), title="Nagari", leader_name="Zul", leader_phone="+6281311122233",
            actor=clerk, now=NOW,
        )  # fmt: skip
        lines = [
            "Rosnida\t1312034507900811\t05-07-1990\t081234567890\tpaspor-baru",
            f"Sari\t{accounts.self_person(self.sari.pk).nik}\t05-07-1990\t081234567890\tizin-tinggal-tetap",
        ]
        assert applications.add_rows(list_id=made.pk, text="\n".join(lines), actor=clerk, now=NOW) == []
        other, hers = made.rows.order_by("number")
        return {"list": str(made.pk), "listed": str(other.pk), "invitation": hers.code}

    def _work_items(self) -> dict[str, str]:
        visit = arrived(NOW, owner_id=self.sari.pk, holder=an_application(self.sari).reference)
        bill = OpenBill(self.sari, NOW, holder=an_application(self.sari).reference)
        payments.settle(attempt_id=AttemptOf(bill, NOW).pk, payment=money(1_000, paid_at=NOW), actor=WORKER, now=NOW)
        entry = Entry.objects.filter(code="casework.case_opened").latest("pk")
        letter = Delivery.objects.create(entry=entry, listener="tests.nobody", problem="ValueError", dead_at=NOW)
        return {
            "pass": expected(NOW + HOUR, owner_id=self.sari.pk).pass_code,
            "counter": str(a_counter().pk),
            "visit": str(Visit.objects.get(pk=visit.pk).pk),
            "review": str(Review.objects.get(bill=bill).pk),
            "letter": str(letter.pk),
        }

    def _settings(self) -> dict[str, str]:
        """Changes that the office admin entered and that are still to come."""
        lina, day = as_actor(self.staff["office_admin"], "office_admin"), date(2026, 3, 2)
        edit = catalogue.enter_edit(
            service="paspor-baru", kind="FEE", key="EXPRESS", value=1_500_000, effective_from=day,
            reason="Peraturan baru", actor=lina, now=NOW,
        )  # fmt: skip
        quota = appointments.set_quota(
            point_code="SIMPANG-EMPAT", lane="REGULAR", valid_from=day, places_per_day=7, counters=1,
            minutes_per_service=15, reason="Cuti petugas", actor=lina, now=NOW,
        )  # fmt: skip
        told = {"on": day, "name": "Banjir", "kind": "OFFICE", "is_working": False, "reason": "Banjir"}
        offices.set_holiday(**told, actor=lina, now=NOW)
        [change] = queries.holiday_changes(day)
        return {"edit": str(edit.pk), "quota-change": str(quota.pk), "day-change": str(change.pk)}


def a_file_on_its_way(owner: User) -> Upload:
    """Nine bytes that she wants to send; none has come."""
    me_here = Actor.person(owner.pk)
    return documents.begin_upload(owner_id=owner.pk, name="kk.jpg", size=9, actor=me_here, now=NOW)


def a_guarantee(application: Application) -> Guarantee:
    token = f"tautan-{application.reference}"
    return Guarantee.objects.create(
        application=application, asked=GUARANTOR, token=token, token_hash=token_hash(token), asked_at=NOW,
        expires_at=NOW + timedelta(days=3),
    )  # fmt: skip


def at_stage(application: Application, state: str, officer: User) -> None:
    """In the officer's hands."""
    Case.objects.create(
        application=application, reference=application.reference, office_code=OFFICE, state=state, assigned_to=officer,
        verified_by=officer, opened_at=NOW, stage_since=NOW, due_at=NOW,
    )  # fmt: skip


def moved(application: Application, move: str) -> None:
    """The phase stayed, the stage did not."""
    StatusChange.objects.create(
        application=application, move=move, was=application.phase, became=application.phase, author_kind="SYSTEM",
        author="tests", at=NOW,
    )  # fmt: skip


def _a_session(user: User) -> OpenSession:
    return OpenSession.objects.create(
        user=user, session_key="kunci", begun_at=NOW - HOUR, seen_at=NOW - timedelta(minutes=1)
    )
