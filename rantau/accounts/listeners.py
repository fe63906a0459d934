"""Whether a NIK that was written down is somebody's, the worker finds out: the page must not tell by its time."""

from rantau.accounts import actions
from rantau.accounts.events import AccountOpened, MemberAdded, MemberCorrected
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to


@listens_to(AccountOpened)
def tell_holder_of_nik(event: AccountOpened, entry: Entry) -> None:
    if event.person_id:
        actor = Actor.system("accounts.tell_holder_of_nik")
        actions.tell_holder_of_nik(person_id=event.person_id, actor=actor, now=clock.now())


@listens_to(MemberAdded)
def tell_holder_of_member(event: MemberAdded, entry: Entry) -> None:
    actor = Actor.system("accounts.tell_holder_of_member")
    actions.tell_holder_of_member(person_id=event.person_id, actor=actor, now=clock.now())


@listens_to(MemberCorrected)
def tell_holder_of_corrected_member(event: MemberCorrected, entry: Entry) -> None:
    if "nik" in event.fields:
        actor = Actor.system("accounts.tell_holder_of_member")
        actions.tell_holder_of_member(person_id=event.person_id, actor=actor, now=clock.now())
