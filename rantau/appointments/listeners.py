"""What other rooms announce and the calendar answers to."""

from rantau.appointments import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to
from rantau.offices.events import HolidaySet, HolidayTakenBack

CALENDAR = Actor.system("appointments.follow_day")


@listens_to(HolidaySet)
def close_or_open_day(event: HolidaySet, entry: Entry) -> None:
    actions.follow_day(on=event.on, office=event.office, actor=CALENDAR, now=clock.now())


@listens_to(HolidayTakenBack)
def day_is_as_before(event: HolidayTakenBack, entry: Entry) -> None:
    actions.follow_day(on=event.on, office=event.office, actor=CALENDAR, now=clock.now())
