"""After an account was opened, the worker looks whether its NIK was somebody's: the page must not tell by its time."""

from rantau.accounts import actions
from rantau.accounts.events import AccountOpened
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to


@listens_to(AccountOpened)
def tell_holder_of_nik(event: AccountOpened, entry: Entry) -> None:
    if event.person_id:
        actor = Actor.system("accounts.tell_holder_of_nik")
        actions.tell_holder_of_nik(person_id=event.person_id, actor=actor, now=clock.now())
