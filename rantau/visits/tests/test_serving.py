"""One fair line: who is called, by whom, and how a visit ends."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.appointments.tests.factories import SYSTEM, a_slot, another_office_point, held
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.visits import actions, queries
from rantau.visits.lifecycle import VISIT, State
from rantau.visits.models import Visit
from rantau.visits.tests.factories import DEWI, HOUR, NOW, WATI, a_counter, a_point, arrived, expected

MINUTE = timedelta(minutes=1)


def next_at(counter, now=NOW, actor=DEWI):
    return actions.call_next(counter_id=counter.pk, actor=actor, now=now)


@pytest.mark.django_db
def test_the_line_is_priority_then_booked_time_then_arrival() -> None:
    ten_early = arrived(NOW + HOUR)
    nine_second = arrived(NOW, at=NOW + 2 * MINUTE)
    nine_third = arrived(NOW, at=NOW + 3 * MINUTE)
    late = arrived(NOW - 3 * HOUR, at=NOW + 4 * MINUTE)
    old_lady = arrived(NOW + HOUR, "PRIORITY", at=NOW + 5 * MINUTE)
    line = [old_lady, nine_second, nine_third, late, ten_early]
    assert list(queries.waiting("SIMPANG-EMPAT", ten_early.day)) == line
    assert [queries.ahead_of(visit) for visit in line] == [0, 1, 2, 3, 4]


@pytest.mark.django_db
def test_calling_next_takes_the_first_of_the_line_to_the_counter() -> None:
    counter, first, second = a_counter(2), arrived(NOW), arrived(NOW + HOUR)
    visit = next_at(counter)
    assert (visit, visit.state, visit.counter, visit.called_at) == (first, "CALLED", counter, NOW)
    assert list(queries.waiting("SIMPANG-EMPAT", visit.day)) == [second]
    assert Entry.objects.get(code="visits.visitor_called").payload["counter"] == 2


@pytest.mark.django_db
def test_clicking_call_next_twice_calls_one_visitor() -> None:
    counter, first = a_counter(), arrived()
    arrived()
    next_at(counter)
    with pytest.raises(actions.CounterBusy, match=first.ticket):
        next_at(counter)
    assert Visit.objects.filter(state="CALLED").count() == 1


@pytest.mark.django_db
def test_nobody_is_called_from_an_empty_line_from_yesterday_or_from_elsewhere() -> None:
    counter = a_counter()
    arrived(NOW - 24 * HOUR, at=NOW - 24 * HOUR)
    arrived(point=a_point("UJUNG-GADING"))
    with pytest.raises(actions.NobodyWaiting):
        next_at(counter)


@pytest.mark.django_db
def test_a_visit_is_called_again_started_and_finished_and_the_booking_is_served() -> None:
    visit = arrived()
    next_at(a_counter())
    actions.recall(visit_id=visit.pk, actor=DEWI, now=NOW + MINUTE)
    actions.start(visit_id=visit.pk, actor=DEWI, now=NOW + 2 * MINUTE)
    done = actions.finish(visit_id=visit.pk, actor=DEWI, now=NOW + 9 * MINUTE)
    assert (done.state, bookings.one(visit.booking_id).state) == ("DONE", "SERVED")
    moves = [(change.move, change.author) for change in visit.changes.order_by("pk")]
    assert moves == [
        ("arrive", "STAFF:wati"),
        ("call", "STAFF:dewi"),
        ("recall", "STAFF:dewi"),
        ("start", "STAFF:dewi"),
        ("finish", "STAFF:dewi"),
    ]
    codes = set(Entry.objects.filter(application=visit.holder).values_list("code", flat=True))
    assert {
        "visits.visitor_arrived",
        "visits.visitor_called",
        "visits.service_started",
        "visits.visit_finished",
    } <= codes


@pytest.mark.django_db
def test_an_interviewer_may_fetch_a_visitor_from_the_waiting_room() -> None:
    visit = actions.start(visit_id=arrived().pk, actor=DEWI, now=NOW)
    assert (visit.state, visit.counter) == ("SERVING", None)


@pytest.mark.django_db
def test_a_visitor_can_be_called_out_of_turn_at_the_right_place_only() -> None:
    arrived()
    second = arrived()
    elsewhere = a_counter(1, a_point("UJUNG-GADING"))
    with pytest.raises(actions.WrongCounter):
        actions.call(visit_id=second.pk, counter_id=elsewhere.pk, actor=DEWI, now=NOW)
    assert actions.call(visit_id=second.pk, counter_id=a_counter().pk, actor=DEWI, now=NOW).state == "CALLED"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "actor",
    [
        Actor.person("sari"),
        Actor.staff("x", role="auditor", office="PASBAR"),
        Actor.staff("x", role="interviewer", office="AGAM"),
    ],
)
def test_who_does_not_serve_here_moves_nobody(actor) -> None:
    counter, visit = a_counter(), arrived()
    with pytest.raises(NotAllowed):
        next_at(counter, actor=actor)
    for action in (actions.start, actions.finish, actions.recall, actions.mark_left):
        with pytest.raises(NotAllowed):
            action(visit_id=visit.pk, actor=actor, now=NOW)


@pytest.mark.django_db
def test_a_closed_or_unknown_counter_calls_nobody() -> None:
    arrived()
    counter = actions.set_counter(point_code="SIMPANG-EMPAT", number=7, is_open=False, actor=SYSTEM, now=NOW)
    with pytest.raises(actions.CounterUnknown):
        next_at(counter)
    with pytest.raises(actions.CounterUnknown):
        actions.call_next(counter_id=0, actor=DEWI, now=NOW)


@pytest.mark.django_db
def test_only_those_who_plan_set_up_counters() -> None:
    another_office_point()
    with pytest.raises(NotAllowed):
        actions.set_counter(point_code="SIMPANG-EMPAT", number=1, actor=WATI, now=NOW)
    hadi = Actor.staff("hadi", role="head", office="PASBAR")
    with pytest.raises(NotAllowed):
        actions.set_counter(point_code="LUBUK-BASUNG", number=1, actor=hadi, now=NOW)


@pytest.mark.django_db
def test_the_evening_ends_every_visit_so_that_people_can_book_again() -> None:
    waiting, away, serving, done = (arrived() for _ in range(4))
    actions.mark_left(visit_id=away.pk, actor=WATI, now=NOW)
    for visit in (serving, done):
        actions.start(visit_id=visit.pk, actor=DEWI, now=NOW)
    actions.finish(visit_id=done.pk, actor=DEWI, now=NOW)
    assert actions.close_day(actor=SYSTEM, now=NOW + 11 * HOUR) == 3
    assert actions.close_day(actor=SYSTEM, now=NOW + 12 * HOUR) == 0
    states = {
        visit: (Visit.objects.get(pk=visit.pk).state, bookings.one(visit.booking_id).state)
        for visit in (waiting, away, serving, done)
    }
    assert states == {
        waiting: ("LEFT", "NO_SHOW"),
        away: ("LEFT", "NO_SHOW"),
        serving: ("DONE", "SERVED"),
        done: ("DONE", "SERVED"),
    }
    assert held(a_slot(NOW + 72 * HOUR), waiting.owner_id, waiting.holder).state == "HELD"


@pytest.mark.django_db
def test_a_visitor_who_left_is_not_received_again_after_the_day_was_closed() -> None:
    visit = arrived()
    actions.close_day(actor=SYSTEM, now=NOW + HOUR)
    booking = bookings.one(visit.booking_id)
    with pytest.raises(actions.NotExpected):
        actions.check_in(pass_code=booking.pass_code, actor=WATI, now=NOW + 2 * HOUR)


@pytest.mark.django_db
def test_the_database_refuses_two_visitors_at_one_counter_and_a_ticket_given_twice() -> None:
    counter, one, other = a_counter(), arrived(), arrived()
    next_at(counter)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=other.pk).update(state="SERVING", counter=counter)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=other.pk).update(ticket=one.ticket)


ALLOWED = {
    ("WAITING", "call"): "CALLED",
    ("WAITING", "start"): "SERVING",
    ("WAITING", "leave"): "LEFT",
    ("CALLED", "recall"): "CALLED",
    ("CALLED", "start"): "SERVING",
    ("CALLED", "leave"): "LEFT",
    ("SERVING", "finish"): "DONE",
    ("LEFT", "come_back"): "WAITING",
}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("move", sorted({move.name for move in VISIT.moves}))
def test_a_visit_moves_as_the_table_says_and_no_other_way(state, move) -> None:
    if target := ALLOWED.get((state, move)):
        assert VISIT.next(state, move) == target
    else:
        with pytest.raises(MoveNotPossible):
            VISIT.next(state, move)


def at_once(jobs):
    start, results = threading.Barrier(len(jobs)), []

    def run(job) -> None:
        try:
            start.wait()
            results.append(job())
        except Exception as error:  # noqa: BLE001 (every outcome is counted)
            results.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_twelve_visitors_who_arrive_at_once_get_twelve_numbers_without_a_gap() -> None:
    bookings_ = [expected() for _ in range(12)]
    jobs = [
        lambda code=booking.pass_code: actions.check_in(pass_code=code, actor=WATI, now=NOW).ticket
        for booking in bookings_
    ]
    assert sorted(at_once(jobs)) == [f"R-{number:03d}" for number in range(1, 13)]


@pytest.mark.django_db(transaction=True)
def test_one_pass_scanned_at_six_desks_at_once_gives_one_number() -> None:
    code = expected().pass_code
    jobs = [lambda: actions.check_in(pass_code=code, actor=WATI, now=NOW).ticket] * 6
    assert at_once(jobs) == ["R-001"] * 6
    assert Visit.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_six_counters_that_call_at_once_get_six_different_visitors() -> None:
    for _ in range(6):
        arrived()
    counters = [a_counter(number) for number in range(1, 7)]
    tickets = at_once([lambda counter=counter: next_at(counter).ticket for counter in counters])
    assert sorted(tickets) == [f"R-{number:03d}" for number in range(1, 7)]


@pytest.mark.django_db(transaction=True)
def test_one_counter_that_is_clicked_five_times_at_once_calls_one_visitor() -> None:
    for _ in range(5):
        arrived()
    counter = a_counter()
    results = at_once([lambda: next_at(counter).ticket] * 5)
    assert sorted(results) == ["CounterBusy"] * 4 + ["R-001"]


@pytest.mark.django_db
def test_a_visitor_who_is_being_served_cannot_be_released_from_the_booking() -> None:
    visit = arrived()
    with pytest.raises(MoveNotPossible):
        appointments.release(booking_id=visit.booking_id, reason="CANCELLED", actor=SYSTEM, now=NOW)
