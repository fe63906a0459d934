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

from rantau.accounts import queries as accounts  # noqa: E402
from rantau.accounts.actions.posts import open_staff  # noqa: E402
from rantau.accounts.models import User  # noqa: E402
from rantau.accounts.tests.factories import PersonAccount, client_for, nik  # noqa: E402
from rantau.applications.models import Application, SectionAnswers  # noqa: E402
from rantau.appointments import actions as appointments  # noqa: E402
from rantau.appointments.models import Booking, Slot  # noqa: E402
from rantau.catalogue import queries as catalogue  # noqa: E402
from rantau.foundation import clock, references  # noqa: E402
from rantau.foundation.actor import Actor  # noqa: E402
from rantau.offices import queries as offices  # noqa: E402
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
    SectionAnswers.objects.create(application=application, section="product", answers={"product": "E5"}, saved_at=now)
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


ACTS: dict[str, Any] = {
    act.__name__: act
    for act in (
        open_office,
        the_day_comes,
        a_crowd,
        people_signed_in,
        kept.what_is_kept,
        kept.what_is_left_to_do,
        kept.files_of_nobody,
        kept.seal_the_journal,
    )
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(ACTS[sys.argv[1]](**json.loads(sys.argv[2]))))
