"""From print to hand, and everybody who may not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.applications.events import StageReached
from rantau.applications.tests.factories import with_terms
from rantau.collection import actions, queries
from rantau.collection.models import BlankNumber, Booklet, HandOver
from rantau.collection.tests.factories import (
    NOW,
    SYSTEM,
    a_number,
    an_approved_application,
    checked,
    officer,
    printed,
    ready,
    to_print,
)
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.journal.models import Entry
from rantau.vault import files
from rantau.vault.tests.mishaps import put_storage_away

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
SIGNATURE = "M10 10L200 90L300 40"


def give(booklet: Booklet, code: str, actor: Actor | None = None, **facts):
    return actions.hand_over(
        **{
            "booklet_id": booklet.pk,
            "code": code,
            "identity_checked": True,
            "strokes": SIGNATURE,
            "paper_number": "",
            "actor": actor or officer("handover"),
            "now": NOW,
            **facts,
        }
    )


def wrong(booklet: Booklet) -> str:
    return ("0" if booklet.pickup_code[0] != "0" else "1") + booklet.pickup_code[1:]


def test_an_approved_application_gets_one_booklet(deliver) -> None:
    application = an_approved_application()
    due = StageReached(
        application=application.reference, person_id=application.person_id, account_id=application.owner_id,
        office="PASBAR", service="paspor-baru", stage="PRINT",
    )  # fmt: skip
    journal.record(due, actor=SYSTEM, now=NOW)
    deliver()
    actions.open_production(reference=application.reference, actor=SYSTEM, now=NOW)
    assert Booklet.objects.get().reference == application.reference


def test_nothing_is_printed_for_an_application_that_was_not_approved() -> None:
    application = an_approved_application(phase="UNDER_EXAMINATION")
    with pytest.raises(NotAllowed):
        actions.open_production(reference=application.reference, actor=SYSTEM, now=NOW)


def test_the_way_from_print_to_hand_is_without_gaps() -> None:
    booklet = ready()
    given = give(booklet, booklet.pickup_code)
    given.application.refresh_from_db()
    assert (given.state, given.application.phase) == ("HANDED_OVER", "COMPLETED")
    chain = queries.custody(given)
    assert [step.to_place for step in chain] == ["PRINT_LIST", "PRINTER", "QUALITY", "SHELF B-12", "OWNER"]
    assert [step.from_place for step in chain[1:]] == [step.to_place for step in chain[:-1]]


@pytest.mark.parametrize("role", ["qc", "handover", "head", "verifier"])
def test_only_printers_print(role: str) -> None:
    with pytest.raises(NotAllowed):
        printed(actor=officer(role))


def test_a_printer_of_another_office_does_not_print() -> None:
    with pytest.raises(NotAllowed):
        printed(actor=officer("printer", "AGAM"))


def test_a_number_is_used_once_even_when_spoiled() -> None:
    number, wati = a_number(), officer("printer")
    first, second = to_print(), to_print()
    actions.allocate_and_print(booklet_id=first.pk, number=number, actor=wati, now=NOW)
    actions.fail_check(booklet_id=first.pk, flaw="BAD_PRINT", actor=officer("qc"), now=NOW)
    for booklet in (first, second):
        with pytest.raises(actions.NumberUsed):
            actions.allocate_and_print(booklet_id=booklet.pk, number=number.lower(), actor=wati, now=NOW)
        booklet.refresh_from_db()
        assert booklet.state == "TO_PRINT"


def test_a_number_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(actions.WrongNumber):
        actions.allocate_and_print(booklet_id=to_print().pk, number="12", actor=officer("printer"), now=NOW)


def test_a_failed_check_goes_back_to_print_and_another_blank_is_used() -> None:
    booklet = printed()
    actions.fail_check(booklet_id=booklet.pk, flaw="CHIP_SILENT", actor=officer("qc"), now=NOW)
    assert printed(booklet).state == "PRINTED"
    assert BlankNumber.objects.filter(booklet=booklet, spoiled_at=None).count() == 1


def test_whoever_printed_does_not_check() -> None:
    user = StaffAccount("printer")
    booklet = printed(actor=Actor.staff(user.pk, role="printer", office="PASBAR"))
    with pytest.raises(NotAllowed):
        checked(booklet, Actor.staff(user.pk, role="qc", office="PASBAR"))


def test_the_database_keeps_four_eyes() -> None:
    booklet = checked()
    with pytest.raises(IntegrityError, match="booklet_four_eyes"), transaction.atomic():
        Booklet.objects.filter(pk=booklet.pk).update(checked_by=booklet.printed_by_id)


def test_number_and_code_cannot_be_read_in_the_tables() -> None:
    booklet = ready()
    number = queries.number(booklet)
    with connection.cursor() as cursor:
        cursor.execute("select n.number, b.pickup_code from collection_blanknumber n, collection_booklet b")
        stored = [bytes(value) for value in cursor.fetchone()]
    assert number.encode() not in stored[0]
    assert booklet.pickup_code.encode() not in stored[1]


def test_a_code_read_over_the_phone_is_understood() -> None:
    booklet = ready()
    spoken = queries.pickup_code_for(booklet.pk).lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert give(booklet, spoken).state == "HANDED_OVER"


def test_the_sixth_wrong_code_locks_and_then_the_right_one_is_refused_too() -> None:
    booklet, serah = ready(), officer("handover")
    for _number in range(5):
        with pytest.raises(actions.WrongCode):
            give(booklet, wrong(booklet), serah)
    with pytest.raises(actions.CodeLocked):
        give(booklet, wrong(booklet), serah)
    with pytest.raises(actions.CodeLocked):
        give(booklet, booklet.pickup_code, serah)
    booklet.refresh_from_db()
    assert (booklet.state, queries.pickup_code_for(booklet.pk)) == ("READY", "")
    assert Entry.objects.filter(code="collection.pickup_failed").count() == 6


def test_a_locked_code_is_renewed_by_a_supervisor_and_not_by_the_applicant() -> None:
    sari = PersonAccount()
    booklet = ready(sari)
    Booklet.objects.update(pickup_tries=6)
    with pytest.raises(NotAllowed):
        actions.renew_code(booklet_id=booklet.pk, actor=Actor.person(sari.pk), now=NOW)
    renewed = actions.renew_code(booklet_id=booklet.pk, actor=officer("section_head"), now=NOW)
    assert give(renewed, renewed.pickup_code).state == "HANDED_OVER"


def test_a_new_code_makes_the_old_one_worthless() -> None:
    sari = PersonAccount()
    booklet = ready(sari)
    old = booklet.pickup_code
    actions.renew_code(booklet_id=booklet.pk, actor=Actor.person(sari.pk), now=NOW)
    with pytest.raises(actions.WrongCode):
        give(booklet, old)


def test_nobody_else_gets_a_new_code() -> None:
    booklet = ready()
    for stranger in (Actor.person(PersonAccount().pk), officer("handover"), officer("head", "AGAM"), SYSTEM):
        with pytest.raises(NotAllowed):
            actions.renew_code(booklet_id=booklet.pk, actor=stranger, now=NOW)


def test_how_long_a_code_is_good_is_in_the_file_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = checked()
    with_terms(monkeypatch, waits.application, collect_days=12)
    shelved = actions.mark_ready(booklet_id=waits.pk, shelf="B-12", actor=officer("handover"), now=NOW)
    assert shelved.pickup_until == NOW + timedelta(days=12)


def test_an_expired_code_is_refused_without_using_up_tries() -> None:
    booklet = ready()
    with pytest.raises(actions.CodeExpired):
        give(booklet, booklet.pickup_code, now=NOW + timedelta(days=31))
    booklet.refresh_from_db()
    assert (booklet.state, booklet.pickup_tries) == ("READY", 0)


def test_without_identity_or_signature_nothing_is_given() -> None:
    booklet = ready()
    with pytest.raises(actions.IdentityNotChecked):
        give(booklet, booklet.pickup_code, identity_checked=False)
    for strokes in ("", '"/><script>', "M1"):
        with pytest.raises(actions.NotSigned):
            give(booklet, booklet.pickup_code, strokes=strokes)
    assert not HandOver.objects.exists()


def test_the_signature_is_kept_sealed_or_the_number_of_the_paper() -> None:
    booklet, other = ready(), ready()
    give(booklet, booklet.pickup_code)
    give(other, other.pickup_code, strokes="", paper_number="TT-0042")
    assert SIGNATURE.encode() in files.read(queries.hand_over_of(booklet.pk).signature)
    assert queries.hand_over_of(other.pk).paper_number == "TT-0042"


def test_a_signature_that_cannot_be_kept_is_asked_for_on_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    booklet = ready()
    put_storage_away(monkeypatch)
    with pytest.raises(actions.SignatureNotStored, match="kertas"):
        give(booklet, booklet.pickup_code)
    give(booklet, booklet.pickup_code, strokes="", paper_number="TT-0043")
    assert HandOver.objects.get().paper_number == "TT-0043"


@pytest.mark.parametrize("role", ["printer", "qc", "front_desk", "head"])
def test_other_roles_hand_nothing_over(role: str) -> None:
    booklet = ready()
    with pytest.raises(NotAllowed):
        give(booklet, booklet.pickup_code, officer(role))


def test_it_is_given_once_and_not_before_it_is_ready() -> None:
    early, booklet = checked(), ready()
    with pytest.raises(MoveNotPossible):
        give(early, "00000000")
    give(booklet, booklet.pickup_code)
    with pytest.raises(MoveNotPossible):
        give(booklet, booklet.pickup_code)
    assert HandOver.objects.count() == 1
