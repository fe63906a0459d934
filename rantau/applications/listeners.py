"""What other rooms announce and an application answers to."""

from rantau.applications import actions
from rantau.applications.events import ApplicationCompleted
from rantau.appointments.events import VisitorMissed
from rantau.documents.events import PaperReceived
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to
from rantau.payments.events import BillSettled

PAYMENTS = Actor.system("applications.confirm_place")
LETTERS = Actor.system("applications.issue_letter")
READER = Actor.system("applications.have_paper_read")
CALENDAR = Actor.system("applications.note_missed_visit")


@listens_to(BillSettled)
def confirm_place(event: BillSettled, entry: Entry) -> None:
    actions.confirm_place(reference=event.application, bill_id=event.bill_id, actor=PAYMENTS, now=clock.now())


@listens_to(VisitorMissed)
def note_missed_visit(event: VisitorMissed, entry: Entry) -> None:
    actions.note_missed_visit(reference=event.application, actor=CALENDAR, now=clock.now())


@listens_to(ApplicationCompleted)
def issue_letter(event: ApplicationCompleted, entry: Entry) -> None:
    actions.issue_letter(reference=event.application, actor=LETTERS, now=clock.now())


@listens_to(PaperReceived)
def have_paper_read(event: PaperReceived, entry: Entry) -> None:
    actions.have_paper_read(
        reference=event.application, document_id=event.document_id, came_at=entry.at, actor=READER, now=clock.now()
    )
