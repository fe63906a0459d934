"""What payments does when it hears of something."""

from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to
from rantau.payments import actions
from rantau.payments.events import BillSettled


@listens_to(BillSettled)
def make_receipt(event: BillSettled, entry: Entry) -> None:
    actions.issue_receipt(bill_id=event.bill_id, actor=Actor.system("payments.receipts"), now=entry.at)
