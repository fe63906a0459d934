"""What happens inside the office before and between the pages: `python -m tests.journeys.behind ACT '{"json": …}'`.

Runs in the environment of the stack, as the role of the web. Prints one line of JSON.
"""

import json
import os
import sys
from datetime import date, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rantau.config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.test import Client, RequestFactory, override_settings  # noqa: E402
from django.utils import translation  # noqa: E402

from rantau.accounts import queries as accounts  # noqa: E402
from rantau.accounts.actions.posts import open_staff  # noqa: E402
from rantau.accounts.models import User  # noqa: E402
from rantau.accounts.tests.factories import PASSWORD, PersonAccount, client_for, nik  # noqa: E402
from rantau.applications.models import Application, OutreachRow, SectionAnswers  # noqa: E402
from rantau.applications.tests.factories import ANSWERS, PAPERS  # noqa: E402
from rantau.appointments import actions as appointments  # noqa: E402
from rantau.appointments.models import Booking, Slot  # noqa: E402
from rantau.casework.tests.factories import a_paper  # noqa: E402
from rantau.catalogue import queries as catalogue  # noqa: E402
from rantau.delivery.models import OutboxMessage  # noqa: E402
from rantau.demo import groups, people, personas, places, seeding, stories  # noqa: E402
from rantau.foundation import clock, references  # noqa: E402
from rantau.foundation.actor import Actor  # noqa: E402
from rantau.journal.models import Delivery, Entry  # noqa: E402
from rantau.offices import queries as offices  # noqa: E402
from rantau.ui import context, errors  # noqa: E402
from rantau.vault.sessions import SessionStore  # noqa: E402
from rantau.visits.actions import set_counter  # noqa: E402
from tests.journeys import kept  # noqa: E402

SETUP = Actor.system("journeys.setup")
POINT = "SIMPANG-EMPAT"


def open_office(staff: dict[str, str], password: str, secret: str) -> dict[str, int]:
    """Officers (address to role), a counter, and sessions for the coming weeks."""
    now = clock.now()
    for email, role in staff.items():
        open_staff(
            email=email,
            full_name=f"Petugas {email.partition('@')[0].title()}",
            password=password,
            office="PASBAR",
            role=role,
            totp_secret=secret,
            valid_from=date(2020, 1, 1),
            actor=SETUP,
            now=now,
        )
    set_counter(point_code=POINT, number=1, actor=SETUP, now=now)
    return {"sessions": appointments.lay_out_everything(actor=SETUP, now=now)}


def the_day_comes(reference: str) -> dict[str, str]:
    """Time cannot be turned forward, so the session is moved to this moment. Returns the code of the pass.

    To the microsecond: at the full minute another session may begin, and a lane has one session at a time.
    """
    now = clock.now()
    booking = Booking.objects.get(holder=reference, state="BOOKED")
    Slot.objects.filter(pk=booking.slot_id).update(starts_at=now, ends_at=now + timedelta(minutes=60))
    return {"pass_code": booking.pass_code}


def a_crowd(size: int, places: int, first: int = 0, days: int = 5) -> dict[str, Any]:
    """People who have sent their applications and are signed in, and one session with few places for all of them.

    Each as {"reference", "session"}: the latter is the value of the session cookie. `first` is the number of the
    first of them, `days` the day of the session from today: another crowd has others.
    """
    now = clock.now()
    starts = clock.at(clock.day_of(now) + timedelta(days=days), 6, 30)
    slot = Slot.objects.create(
        point=offices.service_point(POINT),
        lane="REGULAR",
        starts_at=starts,
        ends_at=starts + timedelta(minutes=30),
        opens_at=now - timedelta(days=1),
        capacity=places,
    )
    return {"slot": str(slot.pk), "people": [_somebody(first + number) for number in range(size)]}


def _somebody(number: int) -> dict[str, str]:
    now = clock.now()
    user = PersonAccount(email=f"u{number:03d}@contoh.id", nik=nik(1000 + number))
    application = Application.objects.create(
        reference=references.new(),
        owner=user,
        person=accounts.self_person(user.pk),
        service_code="paspor-baru",
        service_version=catalogue.current("paspor-baru", now).version,
        case_code="PN_ADULT",
        office_code="PASBAR",
        phase="SUBMITTED",
        begun_at=now,
        saved_at=now,
        submitted_at=now,
    )
    answers = ANSWERS | {"nik": application.person.nik, "full_name": user.full_name}
    SectionAnswers.objects.create(application=application, section="product", answers=answers, saved_at=now)
    for slot in PAPERS:
        a_paper(application, slot)
    client = client_for(user)
    return {"reference": application.reference, "session": client.cookies[settings.SESSION_COOKIE_NAME].value}


def people_signed_in(emails: list[str]) -> dict[str, str]:
    """Addresses to the values of their session cookies."""
    known = User.objects.count()
    users = [
        PersonAccount(email=email, nik=nik(2000 + number), phone=f"+6281266{number:06d}")
        for number, email in enumerate(emails, start=known)
    ]
    return {user.email: client_for(user).cookies[settings.SESSION_COOKIE_NAME].value for user in users}


def everybody(endings: dict[str, str], come: list[str], names: list[str]) -> dict[str, Any]:
    """A site full of people, at once: starting for each costs more than what each of them does.

    Of the lives, those named in `come` are here today. As {"lives": …, "sessions": by role or name, "group": …}.
    """
    told = lives(endings)
    failures()
    for name in come:
        told[name] |= the_day_comes(told[name]["reference"])
    invited = OutreachRow.objects.order_by("number").first()
    assert invited is not None
    group = {"list": str(invited.outreach_id), "invitation": invited.code}
    return {"lives": told, "sessions": staff() | newcomers(names), "group": group}


def lives(endings: dict[str, str]) -> dict[str, dict[str, str]]:
    """Invented applicants, each with a life that ends as told in `demo.stories`; as {"reference", "session", "born"}."""
    now = clock.now()
    for officer in personas.OFFICERS:
        seeding.open_officer(officer, now)
    places.prepare(now)
    places.lay_out_past(stories.PAST_DAYS, now)
    groups.prepare(now)
    told = {}
    for name, ending in endings.items():
        number = next(each for each in _numbers(ending) if not accounts.by_address(people.address_of(each)))
        person, reference = people.invent(number), stories.tell(number, now)
        told[name] = {"reference": reference, "session": _session(person.email), "born": f"{person.born:%d-%m-%Y}"}
    return told


def _numbers(ending: str) -> list[int]:
    return [number for number, name in enumerate(stories.plan(), start=1) if name == ending]


def staff() -> dict[str, str]:
    """The session of each officer of the demo, by role."""
    return {officer.role: _session(officer.email) for officer in personas.OFFICERS}


def _session(address: str) -> str:
    user = accounts.by_address(address)
    assert user, address
    return str(client_for(user).cookies[settings.SESSION_COOKIE_NAME].value)


def newcomers(names: list[str]) -> dict[str, str]:
    """Sessions of people with an account and nothing else. Their password is that of the factories."""
    for number, name in enumerate(names):
        PersonAccount(email=f"{name}@contoh.id", nik=nik(2000 + number))
    return {name: _session(f"{name}@contoh.id") for name in names}


def grow_old(session: str) -> None:
    """As if nobody had touched this session for two hours."""
    opened = SessionStore(session)
    opened["seen"] -= 7200
    opened.save()


def failures() -> None:
    """What the worker gave up on: one event that a listener could not be told, one message nobody took."""
    now = clock.now()
    entry = Entry.objects.order_by("-pk").first()
    Delivery.objects.create(entry=entry, listener="notifications.tell", problem="TimeoutError", attempts=9, dead_at=now)
    OutboxMessage.objects.create(
        channel="SMS", address="+6281200000009", subject="", body_html="", body="Permohonan Anda", key="visit_reminder:9", attempts=6,
        queued_at=now, due_at=now, state="FAILED", ended_at=now,
    )  # fmt: skip


def waiting(to: str) -> list[str]:
    """The texts that are still to go to this address: at night an SMS waits for the morning."""
    return [message.body for message in OutboxMessage.objects.filter(state="QUEUED") if message.address == to]


def other_pages(language: str) -> dict[str, str]:
    """By path: pages that no address of a demo leads to, as a stranger gets them."""
    request = RequestFactory().get("/")
    with translation.override(language):
        made = {name: getattr(errors, name)(request).content.decode() for name in ("bad_request", "broken")}
        away = render_to_string("ui/errors/away.html", {"site": context.describe(None)})
        too_often = render_to_string("429.html", {}, request)
    return {**made, **_new_device(language), "away": away, "too_often": too_often}


def _new_device(language: str) -> dict[str, str]:
    """A demo asks for no code on a new device: its visitors have no mailbox at hand."""
    client, path = Client(SERVER_NAME="localhost"), "/masuk/perangkat-baru/"
    client.cookies["bahasa"] = language
    with override_settings(NEW_DEVICE_CODE=True):
        client.post("/masuk/", {"address": f"sleepy-{language}@contoh.id", "password": PASSWORD})
        asked = [client.get(path), client.post(path, {"code": "000000"})]
    assert [page.status_code for page in asked] == [200, 200], asked
    return {f"perangkat-baru/{number}": page.content.decode() for number, page in enumerate(asked)}


ACTS: dict[str, Any] = {
    act.__name__: act
    for act in (
        open_office,
        the_day_comes,
        a_crowd,
        people_signed_in,
        everybody,
        grow_old,
        waiting,
        other_pages,
        kept.what_is_kept,
        kept.what_is_left_to_do,
        kept.files_of_nobody,
        kept.papers_of,
        kept.what_arrived,
        kept.seal_the_journal,
    )
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(ACTS[sys.argv[1]](**json.loads(sys.argv[2]))))
