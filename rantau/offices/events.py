from datetime import date

from rantau.journal.events import Event, event


@event("offices.holiday_set")
class HolidaySet(Event):
    """Staff said what a day is. `office` is empty when it holds for the whole country."""

    on: date
    kind: str
    is_working: bool
    office: str = ""


@event("offices.holiday_taken_back")
class HolidayTakenBack(Event):
    """A day is again what it was before staff said otherwise."""

    on: date
    kind: str
    office: str = ""


@event("offices.point_opened")
class PointOpened(Event):
    """People are received at this service point, or at other hours than before."""

    office: str
    point: str
