"""The inbox belongs to its owner, and looking at it changes nothing by itself."""

import pytest
from django.urls import reverse

from rantau.accounts.tests.factories import StaffAccount, client_for
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.notifications import actions, queries
from rantau.notifications.models import InboxItem
from rantau.notifications.tests.factories import HOUR, NOW, SYSTEM, an_application, sari

pytestmark = pytest.mark.django_db
INBOX = reverse("notifications:inbox")
PREFERENCES = reverse("notifications:preferences")


def told(owner, number=1, code="application_submitted", application=None):
    reference = (application or an_application(owner)).reference
    return actions.tell(
        code=code, account_id=owner.pk, key=f"journal:{number}", application=reference,
        actor=SYSTEM, now=NOW + number * HOUR,
    )  # fmt: skip


def url_of(item):
    return reverse("notifications:item", args=[item.pk])


def page(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_sari_sees_her_messages_newest_first_and_budi_none_of_them():
    owner, budi = sari(), sari(full_name="Budi Santoso")
    application = an_application(owner)
    old, new = told(owner, 1, application=application), told(owner, 2, "draft_expired", application)
    text = page(client_for(owner), INBOX)
    assert text.index(new.subject) < text.index(old.subject)
    assert "2 pesan belum dibaca" in text
    assert application.reference not in page(client_for(budi), INBOX)


def test_budi_gets_404_for_saris_message():
    item = told(sari())
    assert client_for(sari(full_name="Budi Santoso")).get(url_of(item)).status_code == 404


def test_strangers_go_to_sign_in_and_staff_have_no_inbox(client):
    item = told(sari())
    for url in (INBOX, url_of(item), PREFERENCES):
        answer = client.get(url)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/masuk/")
        assert client_for(StaffAccount()).get(url).status_code == 403


def test_an_empty_inbox_says_what_will_come():
    text = page(client_for(sari()), INBOX)
    assert "Belum ada pesan" in text
    assert "belum dibaca" not in text


def test_a_message_shows_its_words_its_application_and_where_to_act():
    owner = sari()
    item = told(owner)
    text = page(client_for(owner), url_of(item))
    assert item.subject in text
    assert f"/permohonan/{item.application}/jadwal/" in text
    assert "Pilih jadwal" in text


def test_opening_a_message_is_journaled_and_the_worker_marks_it_read(deliver):
    owner = sari()
    item = told(owner)
    client = client_for(owner)
    page(client, url_of(item))
    assert queries.unread(owner.pk) == 1
    deliver()
    item.refresh_from_db()
    assert item.read_at == NOW
    assert queries.unread(owner.pk) == 0
    page(client, url_of(item))
    assert Entry.objects.filter(code="notifications.message_opened").count() == 1


def test_all_messages_are_marked_read_by_a_form_only():
    owner = sari()
    told(owner)
    client = client_for(owner)
    assert client.get(reverse("notifications:mark_all_read")).status_code == 405
    assert queries.unread(owner.pk) == 1
    for _time in range(2):
        assert client.post(reverse("notifications:mark_all_read")).status_code == 303
    assert queries.unread(owner.pk) == 0
    assert Entry.objects.filter(code="notifications.messages_marked_read").count() == 1


def test_nobody_marks_somebody_elses_messages():
    owner, budi = sari(), sari(full_name="Budi Santoso")
    item = told(owner)
    actor = Actor.person(budi.pk)
    with pytest.raises(NotAllowed):
        actions.note_opened(item_id=item.pk, actor=actor, now=NOW)
    with pytest.raises(NotAllowed):
        actions.mark_all_read(account_id=owner.pk, actor=actor, now=NOW)
    with pytest.raises(NotAllowed):
        actions.choose(account_id=owner.pk, news_go_out=False, actor=actor, now=NOW)
    assert queries.unread(owner.pk) == 1


def test_older_messages_are_a_page_further():
    owner = sari()
    application = an_application(owner)
    for number in range(1, 23):
        told(owner, number, "draft_expired", application)
    client = client_for(owner)
    first = client.get(INBOX)
    assert len(first.context["lines"]) == 20
    second = client.get(INBOX, {"sesudah": first.context["after"]})
    assert len(second.context["lines"]) == 2
    assert {line.url for line in first.context["lines"]}.isdisjoint(line.url for line in second.context["lines"])
    assert client.get(INBOX, {"sesudah": "rusak"}).status_code == 200


def test_the_inbox_costs_the_same_queries_for_one_message_and_for_twenty(django_assert_max_num_queries):
    owner = sari()
    application = an_application(owner)
    for number in range(1, 21):
        told(owner, number, "draft_expired", application)
    client = client_for(owner)
    page(client, INBOX)
    with django_assert_max_num_queries(8):
        page(client, INBOX)


def test_less_mail_is_one_choice_and_it_is_kept():
    owner = sari()
    client = client_for(owner)
    assert queries.news_go_out(owner.pk)
    assert client.post(PREFERENCES, {"news_go_out": "tidak"}).status_code == 303
    assert not queries.news_go_out(owner.pk)
    assert Entry.objects.get(code="notifications.preference_set").payload["news_go_out"] is False
    assert "Pilihan Anda disimpan" in page(client, PREFERENCES)


def test_no_choice_at_all_is_said_kindly_and_changes_nothing():
    owner = sari()
    answer = client_for(owner).post(PREFERENCES, {})
    assert answer.status_code == 200
    assert "Pilih ya atau tidak" in answer.content.decode()
    assert queries.news_go_out(owner.pk)


def test_a_message_of_a_kind_that_is_gone_can_still_be_read():
    owner = sari()
    item = told(owner)
    InboxItem.objects.filter(pk=item.pk).update(code="pesan_lama")
    assert item.subject in page(client_for(owner), url_of(item))


def test_a_message_says_in_which_language_it_is_written():
    owner = sari(language="en")
    item = told(owner)
    client = client_for(owner)
    assert f'lang="en">{item.subject}</a>' in page(client, INBOX)
    assert f'<h1 lang="en">{item.subject}</h1>' in page(client, url_of(item))
