"""How the invented lives go: how many end where, when each began, and telling one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from rantau.accounts import queries as accounts
from rantau.applications import queries as applications
from rantau.demo import people, personas, seeding
from rantau.demo.losing import Losing
from rantau.demo.officework import Journey
from rantau.foundation import clock
from rantau.offices import queries as offices

# A step is a method of the class that walks it.
Step = Callable[[Any], None]
J, L = Journey, Losing
DAY = timedelta(days=1)
LEAD = 12
"""Days between the first page and the visit."""
PAST_DAYS = 75
"""As far back as anybody came."""


@dataclass(frozen=True, slots=True)
class Ending:
    """`count` people of whom each came (or comes) some working days from today, `visit`, both included; without a
    visit, each began `began` days ago."""

    count: int
    steps: tuple[Step, ...]
    began: tuple[int, int] = (0, 0)
    visit: tuple[int, int] | None = None
    walks: type[Journey] = Journey


SENT: tuple[Step, ...] = (J.begin, J.fill, J.bring_papers, J.submit)
PAID: tuple[Step, ...] = (*SENT, J.choose_office, J.pay)
HEARD: tuple[Step, ...] = (*PAID, J.verify, J.interview)
READY: tuple[Step, ...] = (*HEARD, J.approve, J.print_booklet, J.check, J.shelve)
LOST: tuple[Step, ...] = (*SENT, J.verify, L.choose_examination)
EXAMINED: tuple[Step, ...] = (*LOST, L.examine)
ENDINGS: dict[str, Ending] = {
    "draft": Ending(28, (J.begin, J.bring_one_paper), began=(1, 20)),
    "forgotten": Ending(6, (J.begin, J.forget), began=(40, 60)),
    "sent": Ending(24, SENT, began=(0, 3)),
    "sent back": Ending(14, (*SENT, J.send_back), began=(4, 12)),
    "verified": Ending(8, (*SENT, J.verify), began=(4, 10)),
    "lost the place": Ending(7, (*SENT, J.choose_office, J.lose_place), began=(2, 9), visit=(3, 9)),
    "to pay": Ending(24, (*SENT, J.choose_outreach), began=(0, 4)),
    "paid": Ending(16, PAID, visit=(4, 12)),
    "paid and verified": Ending(34, (*PAID, J.verify), visit=(0, 9)),
    "stayed away": Ending(5, (*PAID, J.verify, J.stay_away), visit=(-15, -3)),
    "heard": Ending(14, HEARD, visit=(-1, -1)),
    "in doubt": Ending(3, (*PAID, J.verify, J.interview_with_doubt), visit=(-2, -1)),
    "to print": Ending(12, (*HEARD, J.approve), visit=(-4, -3)),
    "printed": Ending(8, (*HEARD, J.approve, J.print_booklet), visit=(-5, -4)),
    "checked": Ending(6, (*HEARD, J.approve, J.print_booklet, J.check), visit=(-5, -4)),
    "on the shelf": Ending(24, READY, visit=(-15, -5)),
    "collected": Ending(37, (*READY, J.hand_over), visit=(-40, -9)),
    "refused": Ending(9, (*PAID, J.verify, J.interview_with_doubt, J.reject), visit=(-30, -4)),
    "lost, to examine": Ending(3, LOST, visit=(0, 5), walks=Losing),
    "lost, to decide": Ending(2, EXAMINED, visit=(-1, -1), walks=Losing),
    "lost, to photograph": Ending(2, (*EXAMINED, L.approve_for_photo), visit=(-4, -3), walks=Losing),
    "lost, put off": Ending(1, (*EXAMINED, L.suspend), visit=(-9, -5), walks=Losing),
    "withdrawn": Ending(13, (*SENT, J.withdraw), began=(5, 30)),
}


def plan() -> list[str]:
    """The ending of each number from 1 on; mixed, so that every state is seen early."""
    names = [name for name, ending in ENDINGS.items() for _ in range(ending.count)]
    people.pick("plan").shuffle(names)
    return [*ENDINGS, *_without_first_of_each(names)]


def _without_first_of_each(names: list[str]) -> list[str]:
    left = list(names)
    for name in ENDINGS:
        left.remove(name)
    return left


def next_number() -> int | None:
    """Whose life has not been told yet; None when all have."""
    numbers = range(1, len(plan()) + 1)
    return next((number for number in numbers if not accounts.by_address(people.address_of(number))), None)


@transaction.atomic
def tell(number: int, now: datetime) -> str:
    """The whole life of one person, or nothing of it; the reference of the application, "" when it was told before."""
    if accounts.by_address(people.address_of(number)):
        return ""
    return _walk(people.invent(number), number, ENDINGS[plan()[number - 1]], now)


@transaction.atomic
def tell_of_personas(now: datetime) -> None:
    """What the first pages show. Nobody asks for a first passport after having got one: Sari began anew after she had
    withdrawn, and the booklet in hand is somebody else's."""
    for person, number, endings in (
        (personas.FIRST, 9_001, ("withdrawn", "to pay")),
        (personas.SECOND, 9_003, ("draft",)),
        (personas.THIRD, 9_004, ("collected",)),
    ):
        user = accounts.by_address(person.email)
        if user is None or applications.visible_to(user.pk).exists():
            continue
        for offset, name in enumerate(endings):
            ending = ENDINGS[name]
            began = ending.began if name == "withdrawn" else (0, 0)
            _walk(person, number + offset, Ending(1, ending.steps, began, ending.visit), now)


def _walk(person: personas.Applicant, number: int, ending: Ending, now: datetime) -> str:
    chance = people.pick(f"life {number}")
    today = clock.day_of(now)
    visit_day = working_day(today, chance.randint(*ending.visit)) if ending.visit else today
    began = _beginning(ending, visit_day, chance.randint(*ending.began), now)
    began += timedelta(minutes=chance.randrange(300))
    account_id = seeding.open_applicant(person, min(began, now))
    journey = ending.walks(person, account_id, number, min(began, now), now, chance, visit_day)
    for step in ending.steps:
        step(journey)
    return journey.reference


def _beginning(ending: Ending, visit_day: date, days_ago: int, now: datetime) -> datetime:
    if ending.visit and not days_ago:
        return min(clock.at(visit_day - LEAD * DAY, 9), now - 3 * DAY)
    return now - days_ago * DAY - timedelta(hours=6 if days_ago else 0)


def working_day(today: date, away: int) -> date:
    """The working day that many working days after (before, when negative) today; for 0 today or the next one."""
    if away >= 0:
        return offices.add_working_days(today, away)
    day = today
    while away:
        day -= DAY
        away += offices.is_working_day(day)
    return day
