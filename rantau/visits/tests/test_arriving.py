"""A scanned pass becomes a number in the line."""

from datetime import timedelta

import pytest

from rantau.accounts.tests.factories import PersonAccount
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.appointments.tests.factories import a_rule, another_office_point, held
from rantau.foundation import references
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.visits import actions, queries
from rantau.visits.models import Visit
from rantau.visits.tests.factories import HOUR, NOW, SYSTEM, WATI, a_point, arrived, expected

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def scan(code, at=NOW, actor=WATI, **kw):
    return actions.check_in(pass_code=code, actor=actor, now=at, **kw)


def test_sari_gets_the_first_number_of_her_lane() -> None:
    booking = expected()
    visit = scan(booking.pass_code)
    assert (visit.ticket, visit.state, visit.late, visit.due_at) == ("R-001", "WAITING", False, NOW)
    assert bookings.one(booking.pk).state == "ARRIVED"
    assert queries.for_holder(booking.holder, visit.day) == visit
    entry = Entry.objects.get(code="visits.visitor_arrived")
    assert (entry.application, entry.payload["ticket"]) == (booking.holder, "R-001")


def test_numbers_run_without_gaps_in_each_lane() -> None:
    tickets = [arrived(lane=lane).ticket for lane in ("REGULAR", "PRIORITY", "REGULAR", "REGULAR", "PRIORITY")]
    assert tickets == ["R-001", "P-001", "R-002", "R-003", "P-002"]


def test_numbers_begin_again_the_next_day() -> None:
    arrived()
    tomorrow = NOW + 24 * HOUR
    assert arrived(tomorrow, at=tomorrow).ticket == "R-001"


@pytest.mark.parametrize("typed", ["{pass_code}", "https://contoh.id/m/{pass_code}", "{holder}", "  {holder} "])
def test_pass_qr_text_and_reference_all_lead_to_the_visitor(typed) -> None:
    booking = expected()
    visit = scan(typed.format(pass_code=booking.pass_code, holder=booking.holder))
    assert visit.booking_id == booking.pk


def test_scanning_twice_gives_the_same_number_once() -> None:
    booking = expected()
    first, second = scan(booking.pass_code), scan(booking.pass_code, NOW + MINUTE)
    assert (first.pk, first.ticket, second.arrived_at) == (second.pk, second.ticket, first.arrived_at)
    assert Visit.objects.count() == 1
    assert Entry.objects.filter(code="visits.visitor_arrived").count() == 1


def test_who_went_away_is_put_back_behind_those_who_stayed() -> None:
    booking = expected()
    visit = scan(booking.pass_code)
    actions.mark_left(visit_id=visit.pk, actor=WATI, now=NOW + MINUTE)
    back = scan(booking.pass_code, NOW + 10 * MINUTE)
    assert (back.pk, back.state, back.due_at) == (visit.pk, "WAITING", NOW + 10 * MINUTE)


@pytest.mark.parametrize(("minutes", "late"), [(-60, False), (0, False), (60, False), (61, True), (240, True)])
def test_within_an_hour_around_the_booked_time_nobody_is_late(minutes, late) -> None:
    booking = expected()
    at = NOW + minutes * MINUTE
    visit = scan(booking.pass_code, at)
    assert (visit.late, visit.due_at) == (late, at if late else NOW)


def test_a_visitor_more_than_an_hour_early_is_told_when_to_come() -> None:
    booking = expected(NOW + 2 * HOUR)
    with pytest.raises(actions.TooEarly, match=r"10\.00"):
        scan(booking.pass_code)
    assert bookings.one(booking.pk).state == "BOOKED"


def test_a_booking_of_another_day_is_refused_with_its_day() -> None:
    with pytest.raises(actions.NotToday, match="Selasa, 13 Januari 2026"):
        scan(expected(NOW + 24 * HOUR).pass_code)


def test_yesterdays_visitor_gets_no_number_today() -> None:
    booking = expected()
    scan(booking.pass_code)
    with pytest.raises(actions.NotToday):
        scan(booking.pass_code, NOW + 24 * HOUR)


def test_a_booking_for_the_outreach_desk_is_not_received_at_the_main_desk() -> None:
    booking = expected(point=a_point("UJUNG-GADING"))
    with pytest.raises(actions.WrongPoint, match="Ujung Gading"):
        scan(booking.pass_code, at_point="SIMPANG-EMPAT")
    assert scan(booking.pass_code, at_point="UJUNG-GADING").ticket == "R-001"


def test_a_booking_of_another_office_is_not_received_here() -> None:
    with pytest.raises(actions.WrongPoint):
        scan(expected(point=another_office_point()).pass_code)


@pytest.mark.parametrize("actor", [Actor.staff("dewi", role="interviewer", office="PASBAR"), Actor.person("budi")])
def test_only_the_front_desk_receives_visitors(actor) -> None:
    booking = expected()
    with pytest.raises((NotAllowed, actions.WrongPoint)):
        scan(booking.pass_code, actor=actor)
    assert not Visit.objects.exists()


def test_an_unpaid_place_gets_no_number() -> None:
    slot = expected().slot
    with pytest.raises(actions.NotConfirmed):
        scan(held(slot, now=NOW - HOUR).pass_code, NOW - MINUTE)


def test_a_released_or_missed_place_gets_no_number() -> None:
    released, missed = expected(), expected()
    appointments.release(booking_id=released.pk, reason="CANCELLED", actor=SYSTEM, now=NOW)
    appointments.mark_no_show(booking_id=missed.pk, actor=SYSTEM, now=NOW)
    for booking in (released, missed):
        with pytest.raises(actions.NotExpected):
            scan(booking.pass_code)


@pytest.mark.parametrize("code", ["", "RTU-00000-00000", "7KQ4-M2XW-9C3D", "halo"])
def test_an_unknown_code_is_refused_kindly(code) -> None:
    with pytest.raises(actions.NoSuchBooking):
        scan(code)


def test_a_visitor_with_a_national_booking_is_received_like_any_other() -> None:
    a_rule("REGULAR", booked_in="NATIONAL")
    appointments.record_external(
        point_code="SIMPANG-EMPAT",
        lane="REGULAR",
        starts_at=NOW,
        reference="M-2026-0042",
        holder=references.new(),
        owner_id=PersonAccount().pk,
        actor=WATI,
        now=NOW - 48 * HOUR,
    )
    assert scan("M-2026-0042").ticket == "R-001"


def test_budi_does_not_see_saris_visit() -> None:
    visit = arrived()
    arrived()
    assert list(queries.visible_to(visit.owner_id)) == [visit]


def test_another_office_does_not_see_our_visitors() -> None:
    arrived()
    assert queries.at_office("PASBAR").count() == 1
    assert not queries.at_office("AGAM")
