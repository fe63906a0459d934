"""What happens in other rooms reaches the person, once, with the right words."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.template.loader import get_template

from rantau.accounts import actions as people
from rantau.accounts import events as accounts
from rantau.accounts.tests.factories import StaffAccount
from rantau.applications import events as applications
from rantau.applications.models import Correction
from rantau.appointments import actions as appointments
from rantau.collection import actions as production
from rantau.collection import queries as collection
from rantau.collection.tests.factories import checked, officer, printed
from rantau.delivery.models import OutboxMessage
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal.models import Entry
from rantau.notifications import actions, listeners
from rantau.notifications.messages import MESSAGES
from rantau.notifications.messages.writing import SMS_LENGTH
from rantau.notifications.models import InboxItem
from rantau.notifications.tests.factories import (
    HOUR,
    NOW,
    SYSTEM,
    a_booked_place,
    a_held_place,
    about,
    an_application,
    happened,
    sari,
)
from rantau.payments import events as payments

pytestmark = pytest.mark.django_db


def chosen(application, bill, booking):
    return applications.PlaceChosen(
        **about(application),
        booking_id=booking.pk,
        starts_at=booking.slot.starts_at,
        bill_id=bill.pk if bill else None,
        pay_until=bill.expires_at if bill else None,
    )


def booklet_of(application):
    return production.open_production(reference=application.reference, actor=SYSTEM, now=NOW)


def settled(application, bill):
    return payments.BillSettled(
        application=application.reference, account_id=application.owner_id, office="PASBAR", bill_id=bill.pk,
        amount=bill.amount, paid_at=NOW, late=False, via="BILLING_CODE",
    )  # fmt: skip


def test_a_place_that_is_held_says_how_much_to_pay_and_until_when(deliver):
    application = an_application(sari(), "AWAITING_PAYMENT")
    happened(chosen(application, *a_held_place(application)))
    deliver()
    item = InboxItem.objects.get(code="place_held")
    assert item.subject == "Bayar Rp650.000 sebelum Senin, 12 Januari 2026, 11.00 WIB"
    assert "Rabu, 14 Januari 2026, 09.00 WIB" in item.body
    mail = OutboxMessage.objects.get(key=f"notifications:{item.pk}")
    assert (mail.channel, mail.address, mail.subject) == ("EMAIL", application.owner.email, item.subject)
    assert f"/permohonan/{application.reference}/bayar/" in mail.body


def test_a_bill_that_is_gone_by_now_is_not_asked_for(deliver):
    application = an_application(sari(), "AWAITING_PAYMENT")
    bill, booking = a_held_place(application)
    happened(chosen(application, bill, booking))
    type(bill).objects.filter(pk=bill.pk).update(state="EXPIRED")
    deliver()
    assert not InboxItem.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_confirmed_place_says_where_when_and_what_to_bring(deliver):
    application = an_application(sari(), "CONFIRMED")
    booking = a_booked_place(application)
    happened(applications.ApplicationConfirmed(**about(application), booking_id=booking.pk))
    deliver()
    item = InboxItem.objects.get(code="place_confirmed")
    assert item.subject == "Datang Rabu, 14 Januari 2026, 09.00 WIB ke Simpang Empat"
    assert "- Tanda masuk dari situs ini, di ponsel atau dicetak" in item.body
    assert "08.45" in item.body


def test_a_place_that_needs_no_payment_is_confirmed_at_once(deliver):
    application = an_application(sari(), "CONFIRMED")
    happened(chosen(application, None, a_booked_place(application)))
    deliver()
    assert InboxItem.objects.get().code == "place_confirmed"


def test_a_payment_brings_the_receipt(deliver):
    application = an_application(sari(), "AWAITING_PAYMENT")
    bill, _booking = a_held_place(application)
    happened(settled(application, bill))
    deliver()
    receipt = InboxItem.objects.get()
    assert receipt.code == "payment_settled"
    assert receipt.subject == "Pembayaran Rp650.000 diterima pada Senin, 12 Januari 2026, 09.00 WIB"
    assert bill.number in receipt.body


def test_a_lost_place_says_that_the_data_is_safe(deliver):
    application = an_application(sari())
    happened(applications.HoldExpired(**about(application), bill_id=uuid4()))
    deliver()
    item = InboxItem.objects.get()
    assert "Data dan berkas Anda aman" in item.body
    assert "pilih jadwal lagi" in item.subject


def test_nobody_is_asked_to_choose_again_who_already_has(deliver):
    application = an_application(sari(), "CONFIRMED")
    happened(applications.HoldExpired(**about(application), bill_id=uuid4()))
    deliver()
    assert not InboxItem.objects.exists()


def test_money_that_came_too_late_is_not_lost(deliver):
    application = an_application(sari())
    happened(applications.PaidWithoutPlace(**about(application), bill_id=uuid4()))
    deliver()
    assert "Uang Anda tidak hilang" in InboxItem.objects.get().body


def test_money_in_review_asks_to_pay_nothing_more_and_unknown_money_tells_nobody(deliver):
    application = an_application(sari())
    facts = {"office": "PASBAR", "review_id": uuid4(), "reason": "UNDER", "amount": 600_000}
    happened(payments.PaymentNeedsReview(application=application.reference, account_id=application.owner_id, **facts))
    happened(payments.PaymentNeedsReview(application="", **facts))
    deliver()
    item = InboxItem.objects.get()
    assert "jangan bayar lagi" in item.subject
    assert "Rp600.000" in item.body


def correction_for(application, **kw):
    facts = {"items": ["paper:KTP"], "note": "KTP buram", "asked_at": NOW, "due_on": date(2026, 1, 30), **kw}
    correction = Correction.objects.create(application=application, **facts)
    asked = applications.CorrectionRequested(**about(application), correction_id=correction.pk, items=correction.items)
    happened(asked)
    return correction


def test_a_correction_names_the_parts_and_the_day_and_keeps_the_note_on_our_pages(deliver):
    application = an_application(sari())
    correction_for(application)
    deliver()
    item = InboxItem.objects.get()
    assert item.subject == f"Perbaiki {application.reference} sebelum Jumat, 30 Januari 2026"
    assert "KTP" in item.body
    assert "paper:KTP" not in item.body
    assert "buram" not in item.body + OutboxMessage.objects.get().body


def test_a_correction_that_was_sent_already_is_not_asked_for(deliver):
    application = an_application(sari())
    correction_for(application, sent_at=NOW)
    deliver()
    assert not InboxItem.objects.exists()


def test_approval_names_the_day_counted_from_the_decision(deliver):
    application = an_application(sari(), "APPROVED")
    happened(applications.ApplicationApproved(**about(application), working_days=4))
    deliver()
    # Tuesday to Thursday, then not Friday 16 January (Isra Mikraj), so Monday.
    assert InboxItem.objects.get().subject.endswith("perkiraan siap Senin, 19 Januari 2026")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("DUPLICATE_APPLICATION", "permohonan lain atas nama Anda"),
        ("TRAVEL_BAN", "Hubungi kantor"),
    ],
)
def test_a_rejection_gives_the_reason_and_the_way_to_object(deliver, code, words):
    application = an_application(sari(), "REJECTED")
    happened(applications.ApplicationRejected(**about(application), reason_code=code))
    deliver()
    body = InboxItem.objects.get().body
    assert words in body
    assert "keberatan" in body


@pytest.mark.parametrize(
    ("event", "code", "facts"),
    [
        (applications.ApplicationSubmitted, "application_submitted", {"case": "PN_ADULT"}),
        (applications.PlaceGivenBack, "place_given_back", {"paid": True}),
        (applications.VisitMissedByApplicant, "visit_missed", {}),
        (applications.StopLifted, "stop_lifted", {"stop": "TOO_EARLY", "reason": "RULES"}),
        (applications.SpellingFixed, "spelling_fixed", {"question": "mother_name", "reason": "PAPER"}),
        (applications.CorrectionSent, "correction_received", {"correction_id": uuid4()}),
        (applications.ApplicationWithdrawn, "application_withdrawn", {"paid": False}),
        (applications.ApplicationCompleted, "application_completed", {}),
        (applications.DraftExpired, "draft_expired", {}),
    ],
)
def test_other_steps_of_an_application_are_told(deliver, event, code, facts):
    application = an_application(sari())
    happened(event(**about(application), **facts))
    deliver()
    item = InboxItem.objects.get()
    assert (item.code, item.account_id, item.application) == (code, application.owner_id, application.reference)
    assert application.reference in item.subject


def test_a_message_about_somebody_of_the_family_says_about_whom_but_no_sms_does(deliver):
    owner = sari(email=None, phone="+6281234567890")
    facts = people.Facts(full_name="Aisyah Putri", birth_date=date(2018, 8, 12), sex="F")
    child = people.add_member(relation="CHILD", facts=facts, actor=Actor.person(owner.pk), now=NOW)
    application = an_application(owner)
    application.person = child
    application.save()
    happened(applications.ApplicationSubmitted(**about(application), case="PN_CHILD"))
    deliver()
    assert "Paspor baru untuk Aisyah" in InboxItem.objects.get().body
    assert "Aisyah" not in OutboxMessage.objects.get(channel="SMS").body


def test_whose_nik_somebody_else_wrote_is_told_nothing_of_them(deliver):
    application, owner = an_application(sari()), sari()
    happened(applications.SamePersonRefused(**about(application), told=owner.pk))
    deliver()
    item = InboxItem.objects.get()
    assert (item.code, item.account_id, item.application) == ("same_person_refused", owner.pk, "")
    assert application.reference not in item.subject + item.body
    assert OutboxMessage.objects.get(owner_id=owner.pk).address == owner.email


def test_a_visit_moved_by_the_person_or_the_office_is_told_with_the_new_time(deliver):
    application = an_application(sari(), "CONFIRMED")
    booking = a_booked_place(application)
    happened(applications.PlaceChanged(**about(application), booking_id=booking.pk))
    place = {
        "application": application.reference, "account_id": application.owner_id, "office": "PASBAR",
        "booking_id": booking.pk, "point": "SIMPANG-EMPAT", "lane": "REGULAR",
        "starts_at": booking.slot.starts_at, "ends_at": booking.slot.ends_at, "left_at": NOW,
    }  # fmt: skip
    for by_office in (True, False):
        happened(listeners.PlaceMoved(**place, by_office=by_office))
    deliver()
    assert set(InboxItem.objects.values_list("code", flat=True)) == {"place_changed", "place_moved_by_office"}
    assert "Maaf" in InboxItem.objects.get(code="place_moved_by_office").body


@pytest.mark.parametrize(
    ("event", "code", "facts"),
    [
        (accounts.AccountOpened, "account_opened", {"person_id": None, "channel": "EMAIL"}),
        (accounts.PasswordChanged, "password_changed", {"recovered": False}),
        (accounts.SecondFactorAdded, "second_factor_added", {"factor": "totp"}),
        (accounts.SecondFactorRemoved, "second_factor_removed", {"factor": "totp"}),
        (accounts.SignInStopped, "sign_in_stopped", {}),
    ],
)
def test_what_happens_to_an_account_is_told(deliver, event, code, facts):
    owner = sari()
    happened(event(account_id=owner.pk, **facts))
    deliver()
    assert InboxItem.objects.get(account=owner).code == code
    assert OutboxMessage.objects.get(owner_id=owner.pk).address == owner.email


def test_what_accounts_has_written_about_is_not_mailed_twice(deliver):
    owner = sari()
    happened(accounts.ContactChanged(account_id=owner.pk, channel="EMAIL"))
    happened(accounts.NikAlreadyRegistered(account_id=owner.pk, person_id=owner.people.get().pk))
    deliver()
    assert set(InboxItem.objects.values_list("code", flat=True)) == {"contact_changed", "nik_registered"}
    assert not OutboxMessage.objects.exists()


def test_wrong_passwords_for_nobodys_account_tell_nobody(deliver):
    happened(accounts.SignInStopped(account_id=None))
    deliver()
    assert not InboxItem.objects.exists()


def test_staff_hear_of_the_security_of_their_account(deliver):
    wati = StaffAccount()
    happened(accounts.PasswordChanged(account_id=wati.pk, recovered=True))
    deliver()
    assert OutboxMessage.objects.get().address == wati.email


def test_an_entry_that_is_delivered_twice_tells_once():
    application = an_application(sari())
    told = [
        actions.tell(
            code="application_submitted", account_id=application.owner_id, key="journal:7",
            application=application.reference, actor=SYSTEM, now=NOW,
        )
        for _time in range(2)
    ]  # fmt: skip
    assert told[1] is None
    assert InboxItem.objects.count() == OutboxMessage.objects.count() == 1


def test_the_journal_says_who_was_told_what_and_how_but_not_the_words(deliver):
    application = an_application(sari())
    happened(applications.ApplicationSubmitted(**about(application), case="PN_ADULT"))
    deliver()
    entry = Entry.objects.get(code="notifications.person_told")
    assert entry.application == application.reference
    assert entry.payload == {
        "account_id": str(application.owner_id), "message": "application_submitted", "channel": "EMAIL",
    }  # fmt: skip


def test_a_booking_that_was_given_back_is_not_confirmed(deliver):
    application = an_application(sari(), "CONFIRMED")
    booking = a_booked_place(application)
    happened(applications.ApplicationConfirmed(**about(application), booking_id=booking.pk))
    appointments.release(booking_id=booking.pk, reason="CANCELLED", actor=SYSTEM, now=NOW)
    deliver()
    assert not InboxItem.objects.exists()


def test_the_pick_up_code_is_asked_for_at_the_moment_of_telling_and_journaled_nowhere(deliver):
    application = an_application(sari(), "APPROVED")
    booklet = checked(printed(booklet_of(application)))
    production.mark_ready(booklet_id=booklet.pk, shelf="B-12", actor=officer("handover"), now=NOW)
    deliver()
    item = InboxItem.objects.get(code="ready_for_collection")
    code = collection.pickup_code_for(booklet.pk)
    assert len(code) >= 7
    assert code in item.body
    assert code in OutboxMessage.objects.get(key=f"notifications:{item.pk}").body
    assert not any(code in str(payload) for payload in Entry.objects.values_list("payload", flat=True))


def test_a_booklet_that_was_handed_over_meanwhile_is_not_announced():
    application = an_application(sari(), "APPROVED")
    booklet_of(application)
    told = actions.tell(
        code="ready_for_collection", account_id=application.owner_id, key="journal:1",
        application=application.reference, actor=SYSTEM, now=NOW,
    )  # fmt: skip
    assert told is None


@pytest.mark.parametrize("code", sorted(MESSAGES))
@pytest.mark.parametrize("part", ["subject", "body", "sms"])
def test_every_message_has_its_words(code, part):
    assert get_template(f"notifications/mail/{code}/{part}.txt")


def test_the_longest_sms_fits(deliver):
    owner = sari(email=None, phone="+6281234567890", language="en")
    application = an_application(owner, "CONFIRMED")
    place = a_booked_place(application, starts_at=clock.at(date(2026, 9, 30), 10), opens_at=NOW)
    place.slot.point.name = "Jemput bola Ujung Gading " * 4
    place.slot.point.save()
    happened(applications.ApplicationConfirmed(**about(application), booking_id=place.pk))
    deliver()
    sms = OutboxMessage.objects.get(channel="SMS")
    assert len(sms.body) <= SMS_LENGTH
    assert application.reference in sms.body


def test_a_message_waits_for_the_morning_unless_it_is_about_security():
    owner = sari(email=None, phone="+6281234567890")
    night = clock.at(date(2026, 1, 12), 23)
    application = an_application(owner)
    facts = {"account_id": owner.pk, "actor": SYSTEM, "now": night}
    actions.tell(code="application_submitted", key="journal:1", application=application.reference, **facts)
    actions.tell(code="password_changed", key="journal:2", **facts)
    due = sorted(OutboxMessage.objects.values_list("due_at", flat=True))
    assert due == [night, night + 7 * HOUR]
    assert night + timedelta(hours=7) == clock.at(date(2026, 1, 13), 6)
