from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from rantau.delivery import actions, queries
from rantau.delivery.lifecycle import ATTEMPTS, MESSAGE, WAITS, State, out_of_quiet_hours
from rantau.delivery.models import OutboxMessage
from rantau.delivery.tests.factories import SARI, message, sender
from rantau.foundation import clock
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = clock.at(date(2026, 1, 14), 12)
NIGHT = clock.at(date(2026, 1, 14), 22, 30)


def jobs():
    """The jobs of this test's messages; the queue outlives tests with real transactions."""
    ours = [str(pk) for pk in OutboxMessage.objects.values_list("pk", flat=True)]
    return ProcrastinateJob.objects.filter(task_name="delivery.send", args__message_id__in=ours)


def test_a_message_waits_with_a_job_that_holds_only_its_id():
    queued = message(NOON)
    assert queued.state == State.QUEUED
    assert [job.args for job in jobs()] == [{"message_id": str(queued.pk)}]


def test_nothing_readable_lies_in_the_table():
    message(NOON, subject="Untuk Sari", body_html="<p>Kode rahasia</p>")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(m)::text FROM delivery_outboxmessage m")
        row = cursor.fetchone()[0]
        cursor.execute(
            "SELECT string_agg(encode(address || subject || body || body_html, 'escape'), '') "
            "FROM delivery_outboxmessage"
        )
        columns = cursor.fetchone()[0]
    for planted in ("sari@contoh.id", "Untuk Sari", "820260114000001", "Kode rahasia"):
        assert planted not in row
        assert planted not in columns
    assert OutboxMessage.objects.get().address == "sari@contoh.id"


def test_the_same_key_is_one_message_and_one_job():
    first = message(NOON, key="told:1")
    second = message(NOON + timedelta(hours=1), key="told:1", body="lain")
    assert first.pk == second.pk
    assert OutboxMessage.objects.get().body == "Kode billing 820260114000001"
    assert jobs().count() == 1
    assert Entry.objects.filter(code="delivery.message_queued").count() == 1


def test_a_message_of_a_rolled_back_change_is_not_sent():
    with transaction.atomic():
        undone = message(NOON)
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()
    assert not ProcrastinateJob.objects.filter(args__message_id=str(undone.pk)).exists()


def test_the_journal_holds_no_address_and_no_words():
    message(NOON, key="told:7")
    payload = Entry.objects.get(code="delivery.message_queued").payload
    assert payload == {"key": "told:7", "channel": "EMAIL", "owner_id": str(SARI)}


def test_an_sms_longer_than_one_message_is_refused():
    message(NOON, channel="SMS", address="+6281234567890", body="a" * 160)
    with pytest.raises(actions.TooLongForSms):
        message(NOON, channel="SMS", address="+6281234567890", body="a" * 161)


def test_an_unknown_channel_is_an_error():
    with pytest.raises(ValueError, match="PIGEON"):
        message(NOON, channel="PIGEON")


def test_an_sms_that_can_wait_does_not_ring_at_night():
    morning = clock.at(date(2026, 1, 15), 6)
    assert message(NIGHT, channel="SMS", can_wait=True).due_at == morning
    assert message(NIGHT, channel="SMS").due_at == NIGHT
    assert message(NIGHT, channel="EMAIL", can_wait=True).due_at == NIGHT
    assert {job.scheduled_at for job in jobs()} == {morning, NIGHT}


@pytest.mark.parametrize(
    ("moment", "rings_at"),
    [
        (clock.at(date(2026, 1, 14), 20, 59), clock.at(date(2026, 1, 14), 20, 59)),
        (clock.at(date(2026, 1, 14), 21), clock.at(date(2026, 1, 15), 6)),
        (clock.at(date(2026, 1, 14), 5, 59), clock.at(date(2026, 1, 14), 6)),
        (clock.at(date(2026, 1, 14), 6), clock.at(date(2026, 1, 14), 6)),
    ],
)
def test_the_night_is_from_nine_to_six(moment, rings_at):
    assert out_of_quiet_hours(moment) == rings_at


def test_a_message_that_was_sent_cannot_fail_any_more():
    with pytest.raises(MoveNotPossible):
        MESSAGE.next(State.SENT, "give_up")


def test_there_is_one_wait_less_than_tries():
    assert len(WAITS) == ATTEMPTS - 1


def test_a_message_whose_job_was_lost_is_planned_again_once():
    lost = message(NOON)
    jobs().delete()
    later = NOON + timedelta(minutes=16)
    assert actions.rescue_forgotten(actor=sender, now=NOON + timedelta(minutes=14)) == 0
    assert actions.rescue_forgotten(actor=sender, now=later) == 1
    actions.rescue_forgotten(actor=sender, now=later)
    assert [job.args["message_id"] for job in jobs()] == [str(lost.pk)]


def test_a_persons_messages_are_listed_newest_first_and_nobody_elses():
    message(NOON, key="a")
    message(NOON + timedelta(hours=1), key="b")
    message(NOON, key="c", owner_id=None)
    assert [row.key for row in queries.messages_of(SARI)] == ["b", "a"]
