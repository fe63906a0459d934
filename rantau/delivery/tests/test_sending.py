import email
import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from email import policy

import pytest
from django.db import connection

from rantau.delivery import channels, queries, tasks
from rantau.delivery.models import Attempt, OutboxMessage
from rantau.delivery.tests.factories import message, send
from rantau.foundation import clock
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = clock.at(date(2026, 1, 14), 12)


def read(envelope):
    return email.message_from_bytes(envelope.content, policy=policy.default)


def sms(**kw):
    return message(NOON, channel="SMS", address="+6281234567890", **kw)


def test_a_mail_arrives_with_text_and_page_and_is_proved(mailbox):
    sent = send(message(NOON, body="Halo Sari", body_html="<p>Halo <b>Sari</b></p>"), NOON)
    mail = read(mailbox.mails[0])
    assert mail["To"] == "sari@contoh.id"
    assert mail["Subject"] == "Bayar sebelum Rabu, 14 Januari 2026"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_body(("plain",)).get_content().strip() == "Halo Sari"
    assert "<b>Sari</b>" in mail.get_body(("html",)).get_content()
    assert sent.state == "SENT"
    proof = sent.tries.get()
    assert (proof.outcome, proof.provider_id) == ("ACCEPTED", mail["Message-ID"])


def test_a_subject_with_a_line_break_cannot_smuggle_headers(mailbox):
    send(message(NOON, subject="Halo\nBcc: budi@contoh.id"), NOON)
    mail = read(mailbox.mails[0])
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Halo Bcc: budi@contoh.id"


def test_a_mail_server_that_is_busy_is_tried_again_after_a_minute(mailbox):
    mailbox.answers = ["451 later"]
    waiting = send(message(NOON), NOON)
    assert (waiting.state, waiting.due_at) == ("QUEUED", NOON + timedelta(minutes=1))
    assert send(waiting, NOON + timedelta(seconds=59)).attempts == 1
    assert send(waiting, NOON + timedelta(minutes=1)).state == "SENT"
    assert [row.outcome for row in waiting.tries.order_by("pk")] == ["TEMPORARY", "ACCEPTED"]


def test_an_address_that_does_not_exist_is_given_up_at_once(mailbox):
    failed = send(message(NOON, address="tidak-ada@contoh.id", key="told:9"), NOON)
    assert failed.state == "FAILED"
    entry = Entry.objects.get(code="delivery.message_failed")
    assert (entry.payload["key"], entry.payload["reason"]) == ("told:9", "recipient_refused")
    assert list(queries.failed()) == [failed]


def test_an_sms_goes_out_with_its_key_and_the_bearer_and_is_proved(phone):
    sent = send(sms(body="Bayar RTU-7KQ4M-2XW9C – hari ini", key="told:3"), NOON)
    headers, body = phone.calls[0]
    assert body == {"to": "+6281234567890", "text": "Bayar RTU-7KQ4M-2XW9C - hari ini", "key": "told:3"}
    assert headers["Authorization"] == "Bearer kunci-sms"
    assert headers["Idempotency-Key"] == "told:3"
    assert sent.tries.get().provider_id == "sms-1"


def test_a_provider_without_a_token_is_asked_without_one(phone, settings):
    settings.SMS_TOKEN = ""
    assert send(sms(), NOON).state == "SENT"
    headers, _body = phone.calls[0]
    assert "Authorization" not in headers


@pytest.mark.parametrize("fault", [b"no json", b"[]", b'{"id": ""}'])
def test_a_provider_in_trouble_is_tried_again_under_the_same_key(phone, fault):
    phone.faults = [fault]
    waiting = send(sms(), NOON)
    assert waiting.state == "QUEUED"
    assert send(waiting, waiting.due_at).state == "SENT"
    assert len({body["key"] for _headers, body in phone.calls}) == 1


@pytest.mark.parametrize("fault", [400, 401, 404, 422])
def test_a_provider_that_refuses_is_not_asked_again(phone, fault):
    phone.faults = [fault]
    assert send(sms(), NOON).state == "FAILED"
    assert Attempt.objects.get().reason == "sms_refused"


def test_without_a_provider_an_sms_fails_and_says_why(settings):
    settings.SMS_URL = ""
    assert send(sms(), NOON).tries.get().reason == "no_sms_provider"


def test_a_message_is_sent_once_however_often_its_job_runs(phone):
    row = sms()
    for _job in range(3):
        send(row, NOON)
    assert len(phone.calls) == 1


def test_the_job_sends(phone):
    row = message(clock.now(), channel="SMS", address="+6281234567890")
    tasks.send(message_id=str(row.pk))
    assert OutboxMessage.objects.get().state == "SENT"


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_channel_talks(monkeypatch):
    open_then = []

    def look(parcel):
        open_then.append(connection.in_atomic_block)
        return channels.base.Proof("x")

    monkeypatch.setitem(channels.WAYS, "EMAIL", look)
    send(message(NOON), NOON)
    assert open_then == [False]


KILLED = """
import os, signal, django
django.setup()
from uuid import UUID
from rantau.delivery import actions, channels
from rantau.foundation import clock
from rantau.foundation.actor import Actor
def die(parcel):
    channels.sms.send(parcel)
    os.kill(os.getpid(), signal.SIGKILL)
channels.WAYS["SMS"] = die
actions.send(message_id=UUID(os.environ["MESSAGE"]), actor=Actor.system("delivery.send"), now=clock.now())
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_before_it_noted_the_proof_sends_again_under_the_same_key(phone, settings):
    row = message(clock.now(), channel="SMS", address="+6281234567890", key="told:5")
    database = connection.settings_dict
    ours = {
        "MESSAGE": str(row.pk),
        "SMS_URL": settings.SMS_URL,
        "SMS_TOKEN": settings.SMS_TOKEN,
        "RANTAU_VAR": str(settings.VAR),
        "DATABASE_URL": f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}",
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
    }
    killed = subprocess.run([sys.executable, "-c", KILLED], env={**os.environ, **ours}, check=False)
    assert killed.returncode == -signal.SIGKILL
    left = OutboxMessage.objects.get(pk=row.pk)
    assert (left.state, left.attempts) == ("QUEUED", 1)
    assert send(left, clock.now()).state == "SENT"
    assert [body["key"] for _headers, body in phone.calls] == ["told:5", "told:5"]
