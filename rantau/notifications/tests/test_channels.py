"""On which way, in which language, and that typed text stays text."""

import pytest
from django.db import connection

from rantau.delivery.models import OutboxMessage
from rantau.notifications import actions
from rantau.notifications.models import InboxItem
from rantau.notifications.tests.factories import NOW, SYSTEM, an_application, sari

pytestmark = pytest.mark.django_db
PHONE = "+6281234567890"


def tell(owner, code="application_submitted", application=None):
    reference = (application or an_application(owner)).reference
    return actions.tell(
        code=code, account_id=owner.pk, key="journal:1", application=reference, actor=SYSTEM, now=NOW
    )  # fmt: skip


def test_who_has_no_mail_gets_an_sms_without_a_name():
    application = an_application(sari(email=None, phone=PHONE))
    tell(application.owner, application=application)
    sms = OutboxMessage.objects.get()
    assert (sms.channel, sms.address, sms.subject) == ("SMS", PHONE, "")
    assert application.reference in sms.body
    assert "Sari" not in sms.body


def test_who_has_both_gets_mail_only():
    tell(sari(phone=PHONE))
    assert OutboxMessage.objects.get().channel == "EMAIL"


def test_news_stay_inside_when_somebody_wants_that_and_deadlines_do_not():
    owner = sari()
    actions.choose(account_id=owner.pk, news_go_out=False, actor=person(owner), now=NOW)
    application = an_application(owner)
    tell(owner, "application_completed", application)
    assert not OutboxMessage.objects.exists()
    assert InboxItem.objects.count() == 1
    actions.tell(
        code="application_submitted", account_id=owner.pk, key="journal:2",
        application=application.reference, actor=SYSTEM, now=NOW,
    )  # fmt: skip
    assert OutboxMessage.objects.count() == 1


def person(owner):
    return actions.Actor.person(owner.pk)


def test_the_language_of_the_account_is_used_for_words_of_the_catalogue():
    indonesian, english = tell(sari()), None
    owner = sari(language="en")
    english = tell(owner)
    assert "Paspor" in indonesian.body
    assert "Passport" in english.body or "passport" in english.body


def test_typed_names_stay_text_in_mail_and_page():
    owner = sari(full_name="O'Neil <script>alert(1)</script>")
    tell(owner)
    mail = OutboxMessage.objects.get()
    assert "Halo O'Neil <script>" in mail.body
    assert "<script" not in mail.body_html
    assert "O&#x27;Neil &lt;script&gt;" in mail.body_html


def test_the_page_of_the_mail_links_to_us_only_and_says_that_the_site_is_a_pilot():
    tell(sari())
    html = OutboxMessage.objects.get().body_html
    assert "bukan situs resmi" in html
    assert "http://localhost" in html
    assert "src=" not in html


def test_nothing_readable_lies_in_the_table():
    owner = sari()
    item = tell(owner)
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(subject, 'escape') || encode(body, 'escape') FROM notifications_inboxitem")
        stored = cursor.fetchone()[0]
    assert item.subject not in stored
    assert "permohonan" not in stored.lower()
    assert InboxItem.objects.get().subject == item.subject
