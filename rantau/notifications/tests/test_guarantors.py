"""The guarantor gets a link of their own, the applicant is told what came of it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from rantau.applications import actions as applications
from rantau.applications.tests.guarantors import an_asked, guaranteed_service, lucas, the_guarantee
from rantau.delivery.models import OutboxMessage
from rantau.foundation.actor import Actor
from rantau.journal.models import Entry
from rantau.notifications.messages import TO_GUARANTORS
from rantau.notifications.messages.writing import SMS_LENGTH
from rantau.notifications.models import InboxItem
from rantau.notifications.tests.factories import NOW, SYSTEM

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
GUARANTOR = Actor.system("applications.guarantor")
Deliver = Callable[[], None]


@pytest.fixture(autouse=True)
def _on_offer(_monday_in_an_open_office: None) -> Iterator[None]:
    with guaranteed_service():
        yield


def to_guarantor() -> list[OutboxMessage]:
    """What left for somebody without an account."""
    return list(OutboxMessage.objects.filter(owner_id=None).order_by("queued_at", "pk"))


def test_the_guarantor_gets_a_mail_with_who_asks_until_when_and_the_link(deliver: Deliver) -> None:
    application = an_asked(lucas(), NOW)
    deliver()
    [mail] = to_guarantor()
    link = f"/penjamin/{the_guarantee(application).token}/"
    assert (mail.channel, mail.address) == ("EMAIL", "sari@contoh.id")
    assert mail.subject == "Lucas Moreau meminta Anda menjadi penjamin: jawab sebelum Kamis, 15 Januari 2026, 09.00 WIB"
    assert "Halo Sari Wahyuni" in mail.body
    assert link in mail.body
    assert link in mail.body_html
    assert "23AB45678" not in mail.body
    assert "Kami tidak meminta uang" in mail.body


def test_a_guarantor_without_an_address_gets_one_sms_that_begins_with_the_whole_link(deliver: Deliver) -> None:
    application = an_asked(lucas(), NOW, guarantor_email="")
    deliver()
    [sms] = to_guarantor()
    assert (sms.channel, sms.address, sms.subject) == ("SMS", "+6281298765432", "")
    assert sms.body.split()[0].endswith(f"/penjamin/{the_guarantee(application).token}/")
    assert application.reference in sms.body
    assert "Lucas" not in sms.body
    assert len(sms.body) <= SMS_LENGTH


def test_the_guarantor_reads_it_in_the_language_that_the_applicant_chose(deliver: Deliver) -> None:
    an_asked(lucas(), NOW, guarantor_language="EN")
    deliver()
    assert "asks you to be their guarantor" in to_guarantor()[0].subject


def test_the_reminder_carries_the_same_link_and_stops_with_the_answer(deliver: Deliver) -> None:
    application = an_asked(lucas(), NOW)
    guarantee = the_guarantee(application)
    applications.remind_guarantor(guarantee_id=guarantee.pk, actor=SYSTEM, now=NOW + DAY)
    applications.confirm_guarantee(
        token=guarantee.token, name="Sari Wahyuni", nik="1312034507900001", actor=GUARANTOR, now=NOW + DAY
    )
    deliver()
    assert to_guarantor() == [], "both letters were overtaken by the answer"


def test_a_reminder_in_time_is_written_once_however_often_it_is_delivered(deliver: Deliver) -> None:
    application = an_asked(lucas(), NOW)
    applications.remind_guarantor(guarantee_id=the_guarantee(application).pk, actor=SYSTEM, now=NOW + DAY)
    deliver()
    deliver()
    subjects = [mail.subject for mail in to_guarantor()]
    assert len(subjects) == 2
    assert any("menunggu jawaban Anda" in subject for subject in subjects)


def test_the_applicant_hears_that_the_guarantor_was_asked(deliver: Deliver) -> None:
    application = an_asked(lucas(), NOW)
    deliver()
    item = InboxItem.objects.get()
    assert item.code == "guarantor_asked"
    assert "Kamis, 15 Januari 2026, 09.00 WIB" in item.body
    assert the_guarantee(application).token not in item.body


def test_confirmed_the_applicant_is_told_to_go_on(deliver: Deliver) -> None:
    application = an_asked(lucas(), NOW)
    token = the_guarantee(application).token
    applications.confirm_guarantee(token=token, name="Sari Wahyuni", nik="1312034507900001", actor=GUARANTOR, now=NOW)
    deliver()
    assert set(InboxItem.objects.values_list("code", flat=True)) == {"guarantor_confirmed", "application_submitted"}


@pytest.mark.parametrize(("reason", "code"), [("UNWILLING", "guarantor_refused"), ("", "guarantor_silent")])
def test_without_a_guarantor_the_applicant_is_told_that_all_is_kept(deliver: Deliver, reason: str, code: str) -> None:
    guarantee = the_guarantee(an_asked(lucas(), NOW))
    if reason:
        applications.refuse_guarantee(token=guarantee.token, reason=reason, actor=GUARANTOR, now=NOW)
    else:
        applications.lapse_guarantee(guarantee_id=guarantee.pk, actor=SYSTEM, now=guarantee.expires_at)
    deliver()
    item = InboxItem.objects.get()
    assert item.code == code
    assert "tetap tersimpan" in item.body
    mail = OutboxMessage.objects.exclude(owner_id=None).get()
    assert f"/permohonan/{item.application}/isi/" in mail.body


def test_the_journal_never_holds_the_link(deliver: Deliver) -> None:
    token = the_guarantee(an_asked(lucas(), NOW)).token
    deliver()
    assert not any(token in str(payload) for payload in Entry.objects.values_list("payload", flat=True))


def test_every_letter_to_a_guarantor_leads_to_their_page() -> None:
    assert {message.path_for("RTU-1", "abc") for message in TO_GUARANTORS.values()} == {"/penjamin/abc/"}
