"""A provider that is away is an outage of the channel, not a failure of its messages (promise P22)."""

from datetime import date, timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from rantau.delivery import actions, queries
from rantau.delivery.channels.base import Away, Proof
from rantau.delivery.lifecycle import ATTEMPTS, BELIEVED, LONGEST_WAIT
from rantau.delivery.models import Outage
from rantau.delivery.tests.factories import done, knock, message, probes, run_due, send, sender
from rantau.foundation import clock
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = clock.at(date(2026, 1, 14), 12)
SOON = NOON + timedelta(seconds=5)


def sms(key, now=NOON, **kw):
    return message(now, channel="SMS", address="+6281234567890", key=key, **kw)


@pytest.fixture
def nobody(settings):
    """Neither a mail server nor an SMS provider."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.SMS_URL = "http://127.0.0.1:1/sms"


def told(code):
    return [entry.payload for entry in Entry.objects.filter(code=code)]


@pytest.mark.parametrize(
    ("channel", "reason"), [("EMAIL", "mail_server_unreachable"), ("SMS", "sms_provider_unreachable")]
)
def test_nobody_there_begins_an_outage_that_is_knocked_at(nobody, channel, reason):
    waiting = send(message(NOON, channel=channel), NOON)
    assert waiting.state == "QUEUED"
    assert queries.away() == {channel: reason}
    assert told("delivery.channel_went_away") == [{"channel": channel, "reason": reason}]
    assert probes() == 1


@pytest.mark.parametrize("fault", [429, 500, 503])
def test_a_provider_that_cannot_work_now_is_away(phone, fault):
    phone.faults = [fault]
    send(sms("a"), NOON)
    assert queries.away() == {"SMS": "sms_provider_busy"}


def test_while_a_channel_is_away_its_messages_wait_without_being_tried(phone):
    phone.faults = [503]
    send(sms("a"), NOON)
    waiting = send(sms("b"), NOON)
    assert (waiting.state, waiting.attempts) == ("QUEUED", 0)
    assert len(phone.calls) == 1


def test_the_other_channel_goes_on(nobody, phone):
    send(message(NOON), NOON)
    assert send(sms("a"), NOON).state == "SENT"


def test_one_message_knocks_and_when_it_is_taken_all_others_follow_once(phone):
    phone.faults = [503, 503, 503]
    send(sms("a"), NOON)
    sms("b", NOON + timedelta(seconds=1))
    sms("c", NOON + timedelta(seconds=2))
    assert run_due(SOON) == []
    assert knock("SMS", SOON) == "a"
    assert knock("SMS", SOON + timedelta(seconds=5)) == "b"
    assert queries.away()
    assert knock("SMS", SOON + timedelta(seconds=10)) == "c"
    assert queries.away() == {}
    assert told("delivery.channel_came_back") == [{"channel": "SMS"}]
    assert run_due(SOON + timedelta(seconds=11)) == ["a", "b"]
    assert sorted(body["key"] for _headers, body in phone.calls[3:]) == ["a", "b", "c"]


def test_what_comes_while_the_one_that_knocks_is_on_its_way_is_not_left_behind(monkeypatch, phone):
    """A slow provider: turned away after the knock set out, and due later than it."""
    phone.faults = [503]
    send(sms("a"), NOON)
    while_it_knocks = SOON + timedelta(seconds=3)
    way = actions.sending.channels.WAYS["SMS"]

    def slow(parcel):
        if parcel.key == "a":
            sms("late", while_it_knocks)
            assert run_due(while_it_knocks) == []
        return way(parcel)

    monkeypatch.setitem(actions.sending.channels.WAYS, "SMS", slow)
    assert knock("SMS", SOON) == "a"
    assert queries.away() == {}
    assert run_due(SOON + timedelta(seconds=4)) == ["late"]


def test_an_outage_of_hours_costs_no_message_its_tries_and_keeps_one_line_of_it(phone):
    phone.faults = [503] * 100
    waiting = send(sms("a"), NOON)
    for number in range(1, 100):
        knock("SMS", NOON + timedelta(seconds=5 * number))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == ("QUEUED", 1)
    assert waiting.tries.count() == 1
    knock("SMS", NOON + timedelta(hours=1))
    waiting.refresh_from_db()
    assert waiting.state == "SENT"


def test_whoever_answers_is_there_even_with_a_refusal(phone):
    phone.faults = [503, 400]
    sms("b", NOON - timedelta(seconds=1))
    send(sms("a"), NOON)
    assert knock("SMS", SOON) == "b"
    assert queries.away() == {}
    assert list(queries.failed().values_list("key", flat=True)) == ["b"]
    assert run_due(SOON) == ["a"]


def test_what_waits_for_the_morning_is_not_sent_at_night_when_the_channel_is_back(phone):
    night, morning = clock.at(date(2026, 1, 14), 22), clock.at(date(2026, 1, 15), 6)
    phone.faults = [503]
    send(sms("at once", night), night)
    sms("in the morning", night, can_wait=True)
    assert knock("SMS", night + timedelta(seconds=5)) == "at once"
    assert queries.away() == {}
    assert run_due(night + timedelta(seconds=6)) == []
    assert run_due(morning) == ["in the morning"]


def test_a_message_the_provider_chokes_on_does_not_hold_up_the_others(monkeypatch):
    """It looks like an outage each time it is tried; others get through, and it comes to its own end."""

    def choke(parcel):
        if parcel.key == "poison":
            raise Away("sms_provider_busy")
        return Proof(parcel.key)

    monkeypatch.setitem(actions.sending.channels.WAYS, "SMS", choke)
    poison, moment = sms("poison"), NOON
    for number in range(ATTEMPTS + 5):
        poison.refresh_from_db()
        moment = max(moment + timedelta(seconds=5), poison.due_at)
        send(poison, moment)
        other = send(sms(f"other-{number}", moment), moment)
        for seconds in (5, 10):
            knock("SMS", moment + timedelta(seconds=seconds))
            other.refresh_from_db()
        assert other.state == "SENT"
    poison.refresh_from_db()
    assert (poison.state, poison.attempts) == ("FAILED", ATTEMPTS)
    assert poison.tries.count() >= ATTEMPTS - BELIEVED


def test_what_waited_too_long_is_given_up_with_the_reason(nobody):
    send(message(NOON, key="old"), NOON)
    late = NOON + LONGEST_WAIT + timedelta(seconds=1)
    young = message(late, key="young")
    assert knock("EMAIL", late) == "young"
    assert list(queries.failed().values_list("key", flat=True)) == ["old"]
    young.refresh_from_db()
    assert young.state == "QUEUED"
    assert told("delivery.message_failed")[0]["reason"] == "mail_server_unreachable"


def test_a_channel_nobody_waits_for_is_not_knocked_at(nobody):
    send(message(NOON, key="old"), NOON)
    assert knock("EMAIL", NOON + LONGEST_WAIT + timedelta(seconds=1)) == ""
    assert not Outage.objects.exists()


def test_a_lost_knock_is_planned_again_and_what_waits_is_not_taken_for_forgotten(nobody):
    send(message(NOON), NOON)
    done(ProcrastinateJob.objects.all())
    assert actions.rescue_forgotten(actor=sender, now=NOON + timedelta(minutes=20)) == 0
    assert probes() == 1


def test_a_message_that_was_sent_meanwhile_does_not_end_the_knocking(phone):
    phone.faults = [503]
    first = send(sms("a"), NOON)
    send(sms("b"), NOON)
    done(ProcrastinateJob.objects.all())
    first.state, first.ended_at = "SENT", NOON
    first.save()
    actions.send(message_id=first.pk, knocking=True, actor=sender, now=SOON)
    assert probes() == 1
