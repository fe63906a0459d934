"""Tell somebody something; mark it read; choose less mail; remind of visits."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation

from rantau.accounts import queries as accounts
from rantau.applications import queries as applications
from rantau.appointments import queries as bookings
from rantau.delivery import actions as delivery
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.notifications import policies, queries
from rantau.notifications.events import MessageOpened, MessagesMarkedRead, PersonTold, PreferenceSet
from rantau.notifications.messages import MESSAGES, TO_GUARANTORS, Message, Weight
from rantau.notifications.messages.facts import Occasion
from rantau.notifications.messages.writing import Letter, write
from rantau.notifications.models import InboxItem, Preference
from rantau.notifications.queries import Reminder

EMAIL, SMS = "EMAIL", "SMS"


@transaction.atomic
def tell(
    *,
    code: str,
    account_id: UUID,
    key: str,
    application: str = "",
    details: Mapping[str, Any] | None = None,
    happened_at: datetime | None = None,
    actor: Actor,
    now: datetime,
) -> InboxItem | None:
    """Put message `code` into the inbox and send it on the channel the person has, in the person's language.

    The same `key` tells once. None when it was told before, or has been overtaken by what happened since.
    """
    if InboxItem.objects.filter(key=key, account_id=account_id).exists():
        return None
    message = MESSAGES[code]
    contact = accounts.contact_points(account_id)
    occasion = Occasion(account_id, happened_at or now, application, details or {})
    with translation.override(contact.language):
        facts = message.facts(occasion)
        letter = write(message, facts, application) if facts is not None else None
    if letter is None:
        return None
    item = InboxItem.objects.create(
        account_id=account_id,
        key=key,
        code=code,
        application=application,
        subject=letter.subject,
        body=letter.body,
        language=contact.language,
        created_at=now,
    )
    channel = _channel(message, account_id, contact)
    if channel:
        delivery.enqueue(
            channel=channel,
            **_words(letter, channel, contact),
            key=f"notifications:{item.pk}",
            owner_id=account_id,
            can_wait=message.weight is not Weight.SECURITY,
            actor=actor,
            now=now,
        )
    told = PersonTold(application=application, account_id=account_id, message=code, channel=channel)
    journal.record(told, actor=actor, now=now)
    return item


@transaction.atomic
def write_to_guarantor(*, code: str, guarantee_id: UUID, key: str, actor: Actor, now: datetime) -> None:
    """A letter with the link of their own, by mail when the applicant gave an address, else by SMS. The same `key`
    writes once. The outbox journals it; nothing is written once the question has been answered."""
    guarantee = applications.guarantee(guarantee_id)
    asked = guarantee.asked
    occasion = Occasion(
        guarantee.application.owner_id, now, guarantee.application.reference, {"guarantee_id": guarantee_id}
    )
    with translation.override(asked["language"]):
        message = TO_GUARANTORS[code]
        facts = message.facts(occasion)
        if facts is None:
            return
        letter = write(message, facts, guarantee.application.reference)
    contact = accounts.Contact(asked["email"], asked["phone"], asked["language"])
    channel = EMAIL if contact.email else SMS
    delivery.enqueue(
        channel=channel,
        **_words(letter, channel, contact),
        key=f"notifications:{key}:{guarantee_id}",
        owner_id=None,
        can_wait=True,
        actor=actor,
        now=now,
    )


def _channel(message: Message, account_id: UUID, contact: accounts.Contact) -> str:
    """E-mail when there is an address, else SMS; "" when the inbox is enough."""
    if message.inbox_only or (message.weight is Weight.NEWS and not queries.news_go_out(account_id)):
        return ""
    if contact.email:
        return EMAIL
    return SMS if contact.phone else ""


def _words(letter: Letter, channel: str, contact: accounts.Contact) -> dict[str, str]:
    """What `delivery` needs to know for this channel."""
    if channel == EMAIL:
        return {"address": contact.email, "subject": letter.subject, "body": letter.text, "body_html": letter.html}
    return {"address": contact.phone, "subject": "", "body": letter.sms}


@transaction.atomic
def note_opened(*, item_id: UUID, actor: Actor, now: datetime) -> None:
    """The owner looks at a message. Only the journal is written; the worker sets the mark."""
    item = InboxItem.objects.get(pk=item_id)
    if not policies.can_handle(actor, item.account_id):
        raise NotAllowed
    if item.read_at is None:
        journal.record(MessageOpened(account_id=item.account_id, item_id=item.pk), actor=actor, now=now)


@transaction.atomic
def mark_opened(*, item_id: UUID, opened_at: datetime, actor: Actor, now: datetime) -> None:
    """Carry what the journal says into the mark; that is where it has been recorded."""
    InboxItem.objects.filter(pk=item_id, read_at=None).update(read_at=opened_at)


@transaction.atomic
def mark_all_read(*, account_id: UUID, actor: Actor, now: datetime) -> int:
    if not policies.can_handle(actor, account_id):
        raise NotAllowed
    count = InboxItem.objects.filter(account_id=account_id, read_at=None).update(read_at=now)
    if count:
        journal.record(MessagesMarkedRead(account_id=account_id, count=count), actor=actor, now=now)
    return count


@transaction.atomic
def choose(*, account_id: UUID, news_go_out: bool, actor: Actor, now: datetime) -> None:
    """Whether messages without a deadline leave the inbox."""
    if not policies.can_handle(actor, account_id):
        raise NotAllowed
    Preference.objects.update_or_create(pk=account_id, defaults={"news_go_out": news_go_out, "changed_at": now})
    journal.record(PreferenceSet(account_id=account_id, news_go_out=news_go_out), actor=actor, now=now)


def remind_visit(*, reminder: Reminder, actor: Actor, now: datetime) -> InboxItem | None:
    """Tell the person of a visit that comes; None when it has been moved, given back or told meanwhile."""
    booking = bookings.one(reminder.booking_id)
    return tell(
        code="visit_reminder",
        account_id=booking.owner_id,
        key=reminder.key,
        application=booking.holder,
        details={"booking_id": booking.pk, "days": reminder.days},
        actor=actor,
        now=now,
    )
