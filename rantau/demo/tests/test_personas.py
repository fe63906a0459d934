"""The invented people: there at the first page, the same after every start, never in production."""

from io import StringIO
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.core.management import CommandError, call_command
from django.test import Client

from rantau.accounts import queries as people
from rantau.appointments import queries as bookings
from rantau.demo import codes, listing, personas, places, seeding
from rantau.foundation import clock, nik
from rantau.journal.models import Entry

DOCS = Path(__file__).resolve().parents[3] / "docs" / "demo.md"
pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded():
    """The people without their applications, which take longer."""
    seeding.seed(clock.now())


def sign_in(email: str, password: str) -> Client:
    client = Client()
    client.post("/masuk/", {"address": email, "password": password})
    return client


def test_seeding_twice_changes_nothing():
    call_command("demo_seed")
    before = Entry.objects.count()
    call_command("demo_seed")
    assert Entry.objects.count() == before


@pytest.mark.parametrize("person", [*personas.NAMED, *list(personas.crowd())[-1:]])
def test_applicants_sign_in_with_the_printed_password(seeded, person):
    client = sign_in(person.email, person.password)
    assert client.get("/akun/").status_code == 200


def test_every_officer_holds_the_printed_role_and_secret(seeded):
    for officer in personas.OFFICERS:
        user = people.by_address(officer.email)
        assert people.active_post(user).role == officer.role
        assert people.factors_of(user.pk).app
        assert validate_totp_code(officer.secret, codes.current(officer.secret))


def test_an_officer_signs_in_with_password_and_code_and_not_without_the_code(seeded):
    head = personas.officer("kepala@contoh.id")
    client = sign_in(head.email, head.password)
    assert client.get("/petugas/").status_code != 200
    asked = client.post("/masuk/", {"address": head.email, "password": head.password})
    answer = client.post(asked.headers["Location"], {"code": codes.current(head.secret)})
    assert answer.status_code in {302, 303}
    assert client.get("/petugas/").status_code == 200


def test_the_crowded_point_has_thirty_sessions_of_three_places_to_be_taken_now(seeded):
    now = clock.now()
    days = bookings.free(places.CROWDED_POINT, places.LANE, clock.day_of(now), 60, now)
    assert [len(day.places) for day in days] == [30]
    assert {place.free for place in days[0].places} == {3}


def test_both_other_points_have_places(seeded):
    now = clock.now()
    for point in (places.OFFICE_POINT, places.PATIENT_POINT):
        assert bookings.free(point, places.LANE, clock.day_of(now), 31, now)


def test_identity_numbers_fit_birth_date_and_sex():
    for person in personas.applicants():
        assert nik.check(person.nik, person.born, person.sex) == []


def test_the_page_in_docs_names_every_persona_as_they_are():
    assert listing.markdown() in DOCS.read_text(encoding="utf-8")


def test_the_table_for_the_terminal_shows_passwords_secrets_and_codes():
    said = StringIO()
    call_command("demo_personas", stdout=said)
    for officer in personas.OFFICERS:
        assert officer.secret in said.getvalue()
    assert personas.CROWD_PASSWORD in said.getvalue()


def test_the_code_of_one_officer_can_be_asked_for():
    said = StringIO()
    call_command("demo_code", "KEPALA@contoh.id", stdout=said)
    assert validate_totp_code(personas.officer("kepala@contoh.id").secret, said.getvalue().strip())


def test_an_applicant_has_no_code_to_ask_for():
    with pytest.raises(CommandError, match="no second factor"):
        call_command("demo_code", "pemohon@contoh.id")


@pytest.mark.parametrize("command", [("demo_seed",), ("demo_personas",), ("demo_code", "kepala@contoh.id")])
def test_production_refuses(settings, command):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command(*command)
    assert people.by_address("pemohon@contoh.id") is None


def test_the_page_of_people_shows_codes_and_is_linked_from_the_letters(client, settings):
    settings.SIMULATOR_URL = ""
    assert "/simulasi/orang/" in client.get("/simulasi/").content.decode()
    text = client.get("/simulasi/orang/").content.decode()
    for officer in personas.OFFICERS:
        assert officer.email in text
        assert officer.secret in text
