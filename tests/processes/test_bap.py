"""Lost, damaged and wrong passports: the examination, what the head decides, the directorate general, photo and money."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.applications import actions as applications
from rantau.applications import preflight, queries
from rantau.applications.lifecycle import NotDue
from rantau.applications.models import Suspension
from rantau.applications.tests.factories import me
from rantau.appointments.tests.factories import NOW, a_slot
from rantau.casework import actions as casework
from rantau.casework.models import Decision, Interview
from rantau.catalogue.tests import passports
from rantau.collection import queries as booklets
from rantau.foundation import clock
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.issuing.models import IssuedPaper
from rantau.journal.models import Entry
from rantau.notifications.models import InboxItem
from rantau.offices import queries as offices
from rantau.payments.models import Bill
from rantau.visits import actions as serving
from rantau.visits import queries as visits
from tests.processes.walking import TIMER, Walk

pytestmark = pytest.mark.django_db
GROWN = {**passports.PERSON, **passports.GROWN}
LOST = {**GROWN, **passports.LOST, "product": "E5"}
BY_DISASTER = {**LOST, "disaster": True}
DATA = {**GROWN, **passports.CHANGE}
MAKING = ["print_it", "check", "shelve", "hand_over"]


def walked(walk: Walk, code: str, answers: dict[str, object], *acts: str) -> Walk:
    walk.begin(code, answers)
    for act in acts:
        walk.do(act)
    return walk


def examined(walk: Walk, answers: dict[str, object] = LOST) -> Walk:
    return walked(walk, "paspor-penggantian", answers, "submit", "verify", "choose_place", "examine")


def told(walk: Walk) -> list[str]:
    return list(InboxItem.objects.filter(account=walk.sari).values_list("code", flat=True))


def lines(walk: Walk) -> dict[str, int]:
    return {line.code: line.amount for line in queries.to_pay(walk.application)}


def test_a_lost_passport_from_the_draft_to_the_hand(walk: Walk) -> None:
    walk.begin("paspor-penggantian", LOST)
    assert walk.to_the_end() == [
        "submit", "verify", "choose_place", "examine", "approve", "choose_place", "take_photo", "ask_payment", "pay",
        *MAKING,
    ]  # fmt: skip
    assert walk.phase == "COMPLETED"
    assert Bill.objects.get().amount == 1_650_000
    assert {"bap_awaited", "place_awaited", "payment_awaited"} <= set(told(walk))
    decision = Decision.objects.get()
    assert (decision.meeting, decision.interviewer_id) == ("BAP", Interview.objects.get(kind="BAP").officer_id)


def test_the_hour_of_the_examination_costs_nothing_and_is_sure_at_once(walk: Walk) -> None:
    walked(walk, "paspor-penggantian", LOST, "submit", "verify")
    sari, own = client_for(walk.sari), f"/permohonan/{walk.reference}/"
    assert "Pilih jadwal pemeriksaan (BAP)" in sari.get(own).content.decode()
    assert sari.get(f"{own}jadwal/").status_code == 200
    walk.do("choose_place")
    assert (walk.phase, walk.stage) == ("CONFIRMED", "BAP")
    assert not Bill.objects.exists()
    assert "Datang untuk pemeriksaan (BAP)" in sari.get(own).content.decode()


def test_nobody_comes_for_the_photo_before_the_third_working_day(walk: Walk) -> None:
    examined(walk).do("approve")
    approved = clock.day_of(walk.now)
    earliest = offices.add_working_days(approved, 3)
    assert queries.earliest_place(walk.application) == earliest
    early = a_slot(clock.at(earliest - timedelta(days=1), 9))
    with pytest.raises(applications.TooSoon):
        applications.choose_place(reference=walk.reference, slot_id=early.pk, actor=me(walk.sari), now=walk.now)
    own = client_for(walk.sari).get(f"/permohonan/{walk.reference}/").content.decode()
    assert "Disetujui: pilih jadwal foto" in own
    assert "Paling lambat" not in own
    walk.do("choose_place")
    assert walk.stage == "VISIT"


def test_no_day_is_promised_while_photo_and_money_come_after_the_decision(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booklets, "days_to_ready", lambda _office: [1] * 20)
    examined(walk)
    own = client_for(walk.sari).get(f"/permohonan/{walk.reference}/").content.decode()
    assert "menunggu keputusan" in own
    assert "Paling lambat" not in own
    assert "Perkiraan" not in own
    for act in ("approve", "choose_place", "take_photo", "ask_payment", "pay"):
        walk.do(act)
    assert "Perkiraan" in client_for(walk.sari).get(f"/permohonan/{walk.reference}/").content.decode()


def test_a_photo_hour_that_was_missed_is_chosen_again(walk: Walk) -> None:
    examined(walk)
    for act in ("approve", "choose_place", "stay_away"):
        walk.do(act)
    assert (walk.phase, walk.stage) == ("APPROVED", "PLACE")
    assert "visit_missed" in told(walk)
    assert not applications.note_missed_visit(reference=walk.reference, actor=TIMER, now=walk.now)
    assert told(walk).count("visit_missed") == 1
    assert walk.to_the_end()[:3] == ["choose_place", "take_photo", "ask_payment"]


def test_a_bill_after_the_photo_that_lapsed_is_asked_for_again(walk: Walk) -> None:
    examined(walk)
    for act in ("approve", "choose_place", "take_photo", "ask_payment", "let_it_expire"):
        walk.do(act)
    assert (walk.phase, walk.stage) == ("APPROVED", "PAY")
    assert walk.to_the_end() == ["ask_payment", "pay", *MAKING]


def test_a_disaster_costs_no_charge_when_the_head_accepts_the_letter(walk: Walk) -> None:
    examined(walk, BY_DISASTER)
    walk.do("approve_as_disaster")
    assert (walk.application.case_code, walk.application.ruled) == ("PR_FM", {"disaster": True})
    assert lines(walk) == {"EPASSPORT_5": 650_000}
    assert Decision.objects.get().force_majeure
    walk.to_the_end()
    assert Bill.objects.get().amount == 650_000


def test_a_disaster_that_the_head_does_not_accept_costs_the_ordinary_charge(walk: Walk) -> None:
    examined(walk, BY_DISASTER)
    walk.do("approve")
    assert (walk.application.case_code, walk.application.ruled) == ("PR_LOST", {"disaster": False})
    walk.to_the_end()
    assert Bill.objects.get().amount == 1_650_000


def test_without_the_letter_nothing_is_force_majeure(walk: Walk) -> None:
    examined(walk)
    with pytest.raises(casework.LetterMissing):
        walk.approve_as_disaster()
    assert not Decision.objects.exists()


def test_a_suspension_is_told_with_its_day_and_keeps_new_applications_back_until_then(walk: Walk) -> None:
    examined(walk)
    walk.do("suspend")
    until = clock.months_later(clock.day_of(walk.now), 12)
    assert (walk.phase, walk.state(), Suspension.objects.get().until) == ("REJECTED", "SUSPENDED", until)
    assert "application_suspended" in told(walk)
    sari, own = client_for(walk.sari), f"/permohonan/{walk.reference}/"
    page = sari.get(own).content.decode()
    assert str(until.year) in page
    assert "Permohonan baru ditangguhkan" in page
    assert IssuedPaper.objects.get(holder=walk.reference).kind == "LETTER"
    assert sari.get(f"{own}surat/").content.startswith(b"%PDF")
    walk.begin("paspor-penggantian", LOST)
    walk.fill()
    stops = [stop.code for stop in preflight.look(walk.application, clock.day_of(walk.now)).stops]
    assert stops == ["SUSPENDED"]
    with pytest.raises(applications.Stopped):
        applications.submit(reference=walk.reference, actor=me(walk.sari), now=walk.now)
    walk.go_to(clock.at(until, 9))
    assert "SUSPENDED" not in [stop.code for stop in preflight.look(walk.application, until).stops]


def test_somebody_else_who_writes_the_nik_learns_nothing_and_sends_nothing(walk: Walk) -> None:
    examined(walk).do("suspend")
    walk.sari = PersonAccount(full_name="Agen", nik="1312011708850002")
    walk.begin("paspor-penggantian", LOST)
    walk.fill()
    assert preflight.look(walk.application, clock.day_of(walk.now)).stops == ()
    with pytest.raises(applications.PutOff):
        applications.submit(reference=walk.reference, actor=me(walk.sari), now=walk.now)


@pytest.mark.parametrize("months", [0, 5, 25])
def test_a_suspension_is_six_to_twenty_four_months(walk: Walk, months: int) -> None:
    examined(walk)
    with pytest.raises(casework.MonthsOutOfRange):
        walk.suspend(months)


def test_a_change_of_data_waits_for_the_directorate_general(walk: Walk) -> None:
    walked(walk, "paspor-perubahan-data", DATA, "submit", "verify", "choose_place", "examine", "approve")
    assert (walk.phase, walk.stage, walk.state()) == ("UNDER_EXAMINATION", "ADJUDICATION", "ADJUDICATION")
    assert "adjudication_awaited" in told(walk)
    own = client_for(walk.sari).get(f"/permohonan/{walk.reference}/").content.decode()
    assert "Menunggu persetujuan pusat" in own
    assert walk.to_the_end() == [
        "hear_the_answer", "choose_place", "take_photo", "learn_the_price", "ask_payment", "pay", *MAKING,
    ]  # fmt: skip
    assert Bill.objects.get().amount == 150_000


def test_what_the_directorate_general_refuses_ends_with_a_letter(walk: Walk) -> None:
    walked(walk, "paspor-perubahan-data", DATA, "submit", "verify", "choose_place", "examine", "approve", "hear_a_no")
    assert (walk.phase, walk.state()) == ("REJECTED", "REJECTED")
    page = client_for(walk.sari).get(f"/permohonan/{walk.reference}/").content.decode()
    assert "Direktorat Jenderal Imigrasi tidak menyetujui" in page
    assert "Unduh surat" in page
    assert "application_rejected" in told(walk)


def test_a_change_of_data_is_not_suspended(walk: Walk) -> None:
    walked(walk, "paspor-perubahan-data", DATA, "submit", "verify", "choose_place", "examine")
    with pytest.raises(casework.NoSuspension):
        walk.suspend()


def test_an_answer_without_number_reason_or_of_tomorrow_is_not_noted(walk: Walk) -> None:
    walked(walk, "paspor-perubahan-data", DATA, "submit", "verify", "choose_place", "examine", "approve")
    about = walk.taken("section_head")
    good = {"number": "1", "dated_on": clock.day_of(walk.now), "granted": True, "reason": ""}
    for change, refusal in (
        ({"number": " "}, casework.NumberMissing),
        ({"dated_on": clock.day_of(walk.now) + timedelta(days=1)}, casework.DayAhead),
        ({"granted": False}, casework.WhyRefused),
    ):
        with pytest.raises(refusal):
            casework.note_adjudication(**about, **{**good, **change})


def test_only_an_examiner_examines_and_nobody_decides_what_they_examined(walk: Walk) -> None:
    walked(walk, "paspor-penggantian", LOST, "submit", "verify", "choose_place")
    walk.come()
    for role in ("verifier", "interviewer", "head"):
        with pytest.raises(NotAllowed):
            walk.taken(role)
    about = walk.taken("examiner")
    casework.begin_interview(**about)
    minutes = {"statement": "Ada", "circumstances": "Ada", "opinion": "BEYOND_CONTROL", "data_confirmed": True}
    about["version"] = walk.case.version
    for change, refusal in (
        ({"statement": " "}, casework.StatementMissing),
        ({"opinion": "PROVEN"}, casework.OpinionUnknown),
        ({"data_confirmed": False}, casework.DataNotConfirmed),
    ):
        with pytest.raises(refusal):
            casework.close_minutes(**about, **{**minutes, **change})
    casework.close_minutes(**about, **minutes)
    # The very same officer, with another role by now.
    walk.staff["head"] = type(about["actor"]).staff(about["actor"].id, role="head", office="PASBAR")
    with pytest.raises(NotAllowed):
        walk.approve()
    assert b"Ada" not in bytes(Interview.objects.get().__dict__["statement"])


def test_without_closed_minutes_the_database_takes_no_decision(walk: Walk) -> None:
    walked(walk, "paspor-penggantian", LOST, "submit", "verify", "choose_place")
    walk.come()
    casework.begin_interview(**walk.taken("examiner"))
    talk, case = Interview.objects.get(), walk.case
    talk.answers, talk.outcome, talk.data_confirmed, talk.ended_at = {}, "OK", True, walk.now
    with pytest.raises(IntegrityError, match="interview_minutes_are_complete"), transaction.atomic():
        talk.save()
    with pytest.raises(IntegrityError, match="decision_with_its_interview"), transaction.atomic():
        Decision.objects.create(
            case=case, outcome="APPROVED", decided_by=StaffAccount("head", "PASBAR"), decided_at=NOW,
            verifier=case.verified_by, meeting="BAP",
        )  # fmt: skip


def test_the_minutes_are_written_on_a_page_and_read_and_printed_by_whoever_decides(walk: Walk) -> None:
    walked(walk, "paspor-penggantian", LOST, "submit", "verify", "choose_place")
    walk.come()
    casework.begin_interview(**walk.taken("examiner"))
    address = f"/petugas/permohonan/{walk.reference}/bap/"
    examiner, stranger = signed_in(walk, "examiner"), client_for(StaffAccount("examiner", "AGAM"))
    assert stranger.get(address).status_code == 404
    assert examiner.get(address).status_code == 200
    form = {
        "version": walk.case.version, "statement": "Jatuh di sungai", "circumstances": "Laporan polisi ada",
        "opinion": "NEGLIGENT", "data_confirmed": "on",
    }  # fmt: skip
    assert examiner.post(address, {**form, "statement": ""}).status_code == 422
    assert examiner.post(address, form).status_code == 303
    walk.hear()
    walk.taken("head")
    head, case = signed_in(walk, "head"), f"/petugas/permohonan/{walk.reference}/"
    page = head.get(f"{case}putusan/").content.decode()
    assert "Jatuh di sungai" in page
    assert "Tangguhkan" in page
    assert "Jatuh di sungai" in head.get(f"{case}bap/cetak/").content.decode()
    assert examiner.get(f"{case}bap/cetak/").status_code == 404
    ruling = {
        "version": walk.case.version, "outcome": "SUSPEND", "months": "9", "legal_basis": "Permenkumham 8/2014",
    }  # fmt: skip
    assert head.post(f"{case}putusan/", {**ruling, "months": "3"}).status_code == 422
    assert head.post(f"{case}putusan/", ruling).status_code == 303
    assert walk.state() == "SUSPENDED"


def test_minutes_kept_half_written_are_found_again_printed_for_the_signature_and_closed_later(walk: Walk) -> None:
    walked(walk, "paspor-penggantian", LOST, "submit", "verify", "choose_place")
    walk.come()
    casework.begin_interview(**walk.taken("examiner"))
    address = f"/petugas/permohonan/{walk.reference}/bap/"
    examiner = signed_in(walk, "examiner")
    assert examiner.get(f"{address}cetak/").status_code == 404
    half = {"version": walk.case.version, "statement": "Jatuh di sungai", "circumstances": "", "keep": "1"}
    assert examiner.post(address, half).status_code == 303
    assert examiner.post(address, {**half, "statement": "Tab lama"}).status_code == 422
    assert walk.state() == "EXAMINING"
    assert "Jatuh di sungai" in examiner.get(address).content.decode()
    sheet = examiner.get(f"{address}cetak/").content.decode()
    assert "Belum ditutup" in sheet
    assert "Jatuh di sungai" in sheet
    assert client_for(StaffAccount("examiner", "PASBAR")).get(f"{address}cetak/").status_code == 404
    whole = {
        "version": walk.case.version, "statement": "Jatuh di sungai", "circumstances": "Laporan polisi ada",
        "opinion": "BEYOND_CONTROL", "data_confirmed": "on",
    }  # fmt: skip
    assert examiner.post(address, whole).status_code == 303
    with pytest.raises(MoveNotPossible):
        casework.keep_minutes(**walk.taken("head"), statement="Lain", circumstances="", opinion="")
    assert Interview.objects.get().statement == "Jatuh di sungai"


def test_who_was_approved_may_still_take_it_back_until_it_is_paid(walk: Walk) -> None:
    examined(walk)
    for act in ("approve", "choose_place"):
        walk.do(act)
    sari, own = client_for(walk.sari), f"/permohonan/{walk.reference}/"
    assert f"{own}batal/" in sari.get(own).content.decode()
    applications.withdraw(reference=walk.reference, actor=me(walk.sari), now=walk.now)
    walk.hear()
    assert (walk.phase, walk.state()) == ("WITHDRAWN", "CLOSED")
    walk.begin("paspor-penggantian", LOST)
    walk.do("submit")
    assert walk.phase == "SUBMITTED"


def test_what_is_printed_already_is_not_taken_back(walk: Walk) -> None:
    examined(walk)
    for act in ("approve", "choose_place", "take_photo", "ask_payment", "pay"):
        walk.do(act)
    with pytest.raises(NotDue):
        applications.withdraw(reference=walk.reference, actor=me(walk.sari), now=walk.now)


def test_a_photo_is_noted_after_the_visitor_was_sent_home(walk: Walk) -> None:
    examined(walk)
    for act in ("approve", "choose_place"):
        walk.do(act)
    walk.come()
    about = walk.taken("interviewer")
    visit = visits.for_holder(walk.reference, clock.day_of(walk.now))
    assert visit is not None
    desk = walk.officer("front_desk")
    serving.start(visit_id=visit.pk, actor=desk, now=walk.now)
    serving.finish(visit_id=visit.pk, actor=desk, now=walk.now)
    assert walk.stage == "VISIT"
    casework.note_photo(**about, data_confirmed=True)
    walk.hear()
    assert walk.stage == "PAY"


def test_a_colleague_goes_on_the_next_day_with_minutes_that_were_left(walk: Walk) -> None:
    walked(walk, "paspor-penggantian", LOST, "submit", "verify", "choose_place")
    walk.come()
    casework.begin_interview(**walk.taken("examiner"))
    first = walk.officer("examiner")
    walk.staff.pop("examiner")
    with pytest.raises(casework.InOtherHands):
        walk.taken("examiner")
    walk.go_to(walk.now + timedelta(days=1))
    about = walk.taken("examiner")
    second = walk.staff.pop("examiner")
    with pytest.raises(casework.InOtherHands):
        walk.taken("examiner")
    walk.staff["examiner"] = second
    casework.close_minutes(**about, statement="Ada", circumstances="Ada", opinion="BEYOND_CONTROL", data_confirmed=True)
    assert str(Interview.objects.get().officer_id) == walk.officer("examiner").id
    # Whoever began it has met the applicant too.
    walk.staff["head"] = type(first).staff(first.id, role="head", office="PASBAR")
    with pytest.raises(NotAllowed):
        walk.approve()


def test_nobody_is_asked_to_pay_what_nobody_knows(walk: Walk) -> None:
    walked(walk, "paspor-perubahan-data", DATA, "submit", "verify", "choose_place", "examine", "approve")
    for act in ("hear_the_answer", "choose_place", "take_photo"):
        walk.do(act)
    assert walk.stage == "PAY"
    sari, own = client_for(walk.sari), f"/permohonan/{walk.reference}/"
    assert "Kantor sedang menetapkan biayanya" in sari.get(own).content.decode()
    page = sari.get(f"{own}tagihan/").content.decode()
    assert "Buat tagihan dan bayar" not in page
    assert "Rp0" not in page
    assert "payment_awaited" not in told(walk)
    walk.do("learn_the_price")
    assert "Buat tagihan dan bayar" in client_for(walk.sari).get(f"{own}tagihan/").content.decode()


def test_a_suspended_person_gets_around_it_neither_with_another_nik_nor_by_correcting_it(walk: Walk) -> None:
    examined(walk)
    walk.do("suspend")
    walk.sari = PersonAccount(full_name="Agen", nik="1312011708850002")
    walk.begin("paspor-penggantian", {**LOST, "nik": "1312034507900009"})
    walk.do("submit")
    items = ["section:identity"]
    applications.request_correction(
        reference=walk.reference, items=items, note="NIK", actor=walk.officer("verifier"), now=walk.now
    )
    answers = {**queries.answers(walk.application), "nik": LOST["nik"]}
    mine = {"reference": walk.reference, "actor": me(walk.sari), "now": walk.now}
    applications.save_section(**mine, section="identity", answers=answers)
    with pytest.raises(applications.AlreadyRunning) as refused:
        applications.send_correction(**mine)
    assert "permohonan lain" in refused.value.sentence
    assert Entry.objects.filter(code="applications.same_person_refused").exists()


def test_whose_it_is_follows_a_corrected_nik(walk: Walk) -> None:
    walk.begin("paspor-penggantian", {**LOST, "nik": "1312034507900009"})
    walk.do("submit")
    before = bytes(walk.application.nik_hash or b"")
    applications.request_correction(
        reference=walk.reference, items=["section:identity"], note="NIK", actor=walk.officer("verifier"), now=walk.now
    )
    mine = {"reference": walk.reference, "actor": me(walk.sari), "now": walk.now}
    answers = {**queries.answers(walk.application), "nik": LOST["nik"]}
    applications.save_section(**mine, section="identity", answers=answers)
    applications.send_correction(**mine)
    assert bytes(walk.application.nik_hash or b"") == preflight.identity({"nik": LOST["nik"]}, "") != before


def signed_in(walk: Walk, role: str) -> Client:
    return client_for(User.objects.get(pk=walk.officer(role).id))
