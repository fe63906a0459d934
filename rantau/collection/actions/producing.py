"""Printed by one person, checked by another, laid on the shelf."""

import re
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import queries as applications
from rantau.collection import policies, queries
from rantau.collection.actions.codes import give_code
from rantau.collection.actions.moving import about, locked, move, note
from rantau.collection.events import BookletChecked, BookletOpened, BookletPrinted, BookletReady
from rantau.collection.lifecycle import Flaw
from rantau.collection.models import BlankNumber, Booklet
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

NUMBER = re.compile(r"[A-Z]{1,2}[0-9]{6,7}")


class WrongNumber(Refusal):
    code = "collection.wrong_number"
    field = "number"
    message = _("Nomor buku tidak lengkap. Tulis huruf dan angkanya, misalnya X1234567.")


class NumberUsed(Refusal):
    code = "collection.number_used"
    field = "number"
    message = _("Nomor buku ini sudah pernah dipakai. Periksa buku di tangan Anda.")


class NoShelf(Refusal):
    code = "collection.no_shelf"
    field = "shelf"
    message = _("Tulis rak tempat buku disimpan.")


@transaction.atomic
def open_production(*, reference: str, actor: Actor, now: datetime) -> Booklet:
    """One booklet for one approved application, however often it is asked for; ready at once where none is printed."""
    application = applications.by_reference(reference)
    if not actor.is_system or application.phase not in {"APPROVED", "COMPLETED"}:
        raise NotAllowed
    is_printed = "PRINT" in applications.process(application)
    booklet, is_new = Booklet.objects.get_or_create(
        application=application,
        defaults={
            "reference": reference,
            "office_code": application.office_code,
            "is_printed": is_printed,
            "opened_at": now,
        },
    )
    if is_new:
        note(booklet, "open", "PRINT_LIST" if is_printed else "OFFICE", actor=actor, now=now)
        journal.record(BookletOpened(**about(booklet)), actor=actor, now=now)
    if is_new and not is_printed:
        move(booklet, "lay_out", "COUNTER", actor=actor, now=now, ready_at=now, **give_code(booklet, now))
        journal.record(BookletReady(**about(booklet)), actor=actor, now=now)
    return booklet


@transaction.atomic
def allocate_and_print(*, booklet_id: UUID, number: str, actor: Actor, now: datetime) -> Booklet:
    """This blank was printed. Raises NotAllowed, WrongNumber, NumberUsed, MoveNotPossible."""
    booklet = locked(booklet_id, actor, policies.can_print)
    number = re.sub(r"[\s-]", "", number.upper())
    if not NUMBER.fullmatch(number):
        raise WrongNumber
    move(booklet, "print", "PRINTER", actor=actor, now=now, printed_by_id=UUID(actor.id), printed_at=now)
    digest = queries.number_hash(number)
    try:
        with transaction.atomic():
            BlankNumber.objects.create(booklet=booklet, number=number, number_hash=digest, used_at=now)
    except IntegrityError:
        raise NumberUsed from None
    journal.record(BookletPrinted(**about(booklet)), actor=actor, now=now)
    return booklet


@transaction.atomic
def pass_check(*, booklet_id: UUID, actor: Actor, now: datetime) -> Booklet:
    """Data, photo and chip are right. Raises NotAllowed (also for whoever printed it), MoveNotPossible."""
    booklet = locked(booklet_id, actor, policies.can_check)
    move(booklet, "pass_check", "QUALITY", actor=actor, now=now, checked_by_id=UUID(actor.id), checked_at=now)
    journal.record(BookletChecked(**about(booklet), passed=True, flaw=""), actor=actor, now=now)
    return booklet


@transaction.atomic
def fail_check(*, booklet_id: UUID, flaw: str, actor: Actor, now: datetime) -> Booklet:
    """The blank is spoiled and its number with it; another is printed. Raises NotAllowed, MoveNotPossible."""
    booklet = locked(booklet_id, actor, policies.can_check)
    move(booklet, "fail_check", "SPOILED", actor=actor, now=now, printed_by_id=None, printed_at=None)
    row = BlankNumber.objects.get(booklet=booklet, spoiled_at=None)
    row.spoiled_at, row.flaw = now, Flaw(flaw)
    row.save(update_fields=["spoiled_at", "flaw"])
    journal.record(BookletChecked(**about(booklet), passed=False, flaw=row.flaw), actor=actor, now=now)
    return booklet


@transaction.atomic
def mark_ready(*, booklet_id: UUID, shelf: str, actor: Actor, now: datetime) -> Booklet:
    """It lies on the shelf: the person gets a code. Raises NotAllowed, NoShelf, MoveNotPossible."""
    booklet = locked(booklet_id, actor, policies.can_shelve)
    place = shelf.strip().upper()[:20]
    if not place:
        raise NoShelf
    changed = give_code(booklet, now)
    move(booklet, "shelve", f"SHELF {place}", actor=actor, now=now, shelf=place, ready_at=now, **changed)
    journal.record(BookletReady(**about(booklet)), actor=actor, now=now)
    return booklet
