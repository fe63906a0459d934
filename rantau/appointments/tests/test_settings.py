"""The office admin sets quotas and days off: from a day on, seen before it is saved, with history."""

from datetime import date, timedelta

import pytest

from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.appointments import actions, queries
from rantau.appointments.listeners import close_or_open_day, day_is_as_before
from rantau.appointments.models import LaneRule, QuotaChange, Slot
from rantau.appointments.tests.factories import MONDAY, NOW, SYSTEM, a_point, a_rule, another_office_point, booked
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.offices import actions as offices
from rantau.offices import queries as office_queries
from rantau.offices.events import HolidaySet, HolidayTakenBack
from rantau.offices.models import Holiday

pytestmark = pytest.mark.django_db
LINA = Actor.staff("33333333-3333-3333-3333-333333333333", role="office_admin", office="PASBAR")
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
WIDE = {"places_per_day": 16, "counters": 2, "minutes_per_service": 30}
NARROW = {"places_per_day": 8, "counters": 1, "minutes_per_service": 30}


@pytest.fixture
def lane() -> LaneRule:
    """Eight sessions a day, two places each, laid out until Wednesday."""
    rule = a_rule(opens_days_ahead=2, **WIDE)
    actions.lay_out_slots(
        point_code="SIMPANG-EMPAT", lane="REGULAR", from_day=MONDAY, to_day=WEDNESDAY, actor=SYSTEM, now=NOW
    )
    return rule


def set_quota(actor: Actor = LINA, day: date = WEDNESDAY, **terms) -> QuotaChange:
    return actions.set_quota(
        point_code="SIMPANG-EMPAT", lane="REGULAR", valid_from=day, reason="Cuti petugas", actor=actor, now=NOW,
        **{**NARROW, **terms},
    )  # fmt: skip


def places(day: date) -> list[int]:
    rows = Slot.objects.filter(starts_at__gte=clock.at(day, 0), starts_at__lt=clock.at(day, 0) + timedelta(days=1))
    return list(rows.filter(lane="REGULAR").order_by("starts_at").values_list("capacity", flat=True))


def test_a_quota_counts_from_its_day_and_laid_out_sessions_follow(lane: LaneRule) -> None:
    set_quota()
    assert (places(TUESDAY), places(WEDNESDAY)) == ([2] * 8, [1] * 8)
    assert queries.lane_rule("SIMPANG-EMPAT", "REGULAR", TUESDAY).places_per_day == 16
    rule = queries.lane_rule("SIMPANG-EMPAT", "REGULAR", WEDNESDAY)
    assert (rule.places_per_day, rule.opens_days_ahead) == (8, 2)


def test_who_has_a_place_in_a_session_that_shrinks_keeps_it(lane: LaneRule) -> None:
    slot = Slot.objects.get(starts_at=clock.at(WEDNESDAY, 9), lane="REGULAR")
    booked(slot), booked(slot)
    rule = queries.changed_rule("SIMPANG-EMPAT", "REGULAR", WEDNESDAY, **NARROW)
    seen = queries.resized(rule, NOW)
    assert (seen.sessions, seen.before, seen.after, seen.beyond) == (8, 16, 8, 1)
    set_quota()
    slot.refresh_from_db()
    assert (slot.capacity, slot.taken) == (2, 2)


def test_a_larger_quota_opens_more_places_at_once(lane: LaneRule) -> None:
    set_quota(places_per_day=24, counters=4)
    assert (places(TUESDAY), places(WEDNESDAY)) == ([2] * 8, [3] * 8)


def test_a_coming_quota_is_taken_back_and_sessions_are_as_before(lane: LaneRule) -> None:
    change = set_quota()
    actions.take_back_quota(change_id=change.pk, actor=LINA, now=NOW)
    assert places(WEDNESDAY) == [2] * 8
    [row] = queries.quota_changes("SIMPANG-EMPAT", "REGULAR")
    assert row.is_undone
    with pytest.raises(actions.NoSuchQuotaChange):
        actions.take_back_quota(change_id=change.pk, actor=LINA, now=NOW)
    set_quota()


def test_what_is_in_force_past_or_taken_is_refused(lane: LaneRule) -> None:
    with pytest.raises(actions.QuotaDayIsPast):
        set_quota(day=MONDAY - timedelta(days=1))
    with pytest.raises(actions.SameQuota):
        set_quota(**WIDE)
    today = set_quota(day=MONDAY)
    with pytest.raises(actions.QuotaInForce):
        actions.take_back_quota(change_id=today.pk, actor=LINA, now=NOW)
    set_quota(places_per_day=9)
    with pytest.raises(actions.QuotaDayTaken):
        set_quota(places_per_day=10)
    with pytest.raises(actions.LaneNotOffered):
        actions.check_quota(point_code="SIMPANG-EMPAT", lane="COLLECTIVE", valid_from=TUESDAY, now=NOW, **NARROW)


@pytest.mark.parametrize(
    "actor",
    [
        Actor.person("sari"),
        Actor.staff("wati", role="front_desk", office="PASBAR"),
        Actor.staff("hadi", role="head", office="PASBAR"),
        Actor.staff("lina", role="office_admin", office="AGAM"),
    ],
)
def test_nobody_else_sets_or_takes_back_a_quota(lane: LaneRule, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        set_quota(actor)
    change = set_quota()
    with pytest.raises(NotAllowed):
        actions.take_back_quota(change_id=change.pk, actor=actor, now=NOW)
    assert places(WEDNESDAY) == [1] * 8


def is_open(day: date) -> set[bool]:
    rows = Slot.objects.filter(starts_at__gte=clock.at(day, 0), starts_at__lt=clock.at(day, 0) + timedelta(days=1))
    return set(rows.values_list("is_open", flat=True))


def test_sessions_close_with_a_day_off_and_open_again_when_it_is_taken_back(lane: LaneRule, time_machine) -> None:
    time_machine.move_to(NOW, tick=False)
    told = {"on": WEDNESDAY, "name": "Banjir", "kind": "OFFICE", "is_working": False, "reason": "Banjir"}
    offices.set_holiday(**told, actor=LINA, now=NOW)
    close_or_open_day(HolidaySet(on=WEDNESDAY, kind="OFFICE", is_working=False, office="PASBAR"), None)
    assert (is_open(TUESDAY), is_open(WEDNESDAY)) == ({True}, {False})
    [change] = office_queries.holiday_changes(MONDAY)
    offices.take_back_holiday(change_id=change.pk, actor=LINA, now=NOW)
    event = HolidayTakenBack(on=WEDNESDAY, kind="OFFICE", office="PASBAR")
    day_is_as_before(event, None)
    day_is_as_before(event, None)
    assert is_open(WEDNESDAY) == {True}


def test_what_staff_closed_themselves_stays_closed(lane: LaneRule, time_machine) -> None:
    time_machine.move_to(NOW, tick=False)
    slot = Slot.objects.get(starts_at=clock.at(WEDNESDAY, 9), lane="REGULAR")
    hadi = Actor.staff("hadi", role="head", office="PASBAR")
    actions.close_session(slot_id=slot.pk, reason="HOLIDAY", actor=hadi, now=NOW)
    actions.follow_day(on=WEDNESDAY, office="", actor=SYSTEM, now=NOW)
    slot.refresh_from_db()
    assert not slot.is_open


QUOTA = "/petugas/pengaturan/kuota/simpang-empat/regular/"
DAYS = "/petugas/pengaturan/libur/"
LATER = clock.day_of(clock.now()) + timedelta(days=40)
SENT = {
    "places_per_day": "12", "counters": "2", "minutes_per_service": "20", "valid_from": f"{LATER:%d-%m-%Y}",
    "reason": "Petugas baru",
}  # fmt: skip
A_DAY = {"on": f"{LATER:%d-%m-%Y}", "name": "Pilkada", "kind": "NATIONAL", "is_working": "tidak", "reason": "Keppres 1"}


def test_the_admin_sees_what_a_quota_does_saves_it_and_takes_it_back() -> None:
    a_point()
    lina = client_for(StaffAccount("office_admin", full_name="Lina Marlina"))
    assert QUOTA in [row.url for row in lina.get("/petugas/pengaturan/kuota/").context["table"].rows]
    check = lina.post(QUOTA, SENT).content.decode()
    assert "Sesi yang sudah dibuat tidak berubah" in check
    assert not QuotaChange.objects.exists()
    assert lina.post(QUOTA, SENT | {"checked": "yes"})["Location"] == QUOTA
    [line] = lina.get(QUOTA).context["quota"].entered
    assert (line.value, line.state) == ("12 orang sehari; 2 loket, 20 menit seorang", "akan berlaku")
    assert "Lina Marlina" in line.who
    assert lina.post(QUOTA, SENT).status_code == 422
    lina.post(line.undo_url)
    [line] = lina.get(QUOTA).context["quota"].entered
    assert line.state == "dibatalkan"
    assert line.undone.startswith("Dibatalkan Lina Marlina, ")


def test_the_admin_sets_a_day_off_and_takes_it_back() -> None:
    a_point()
    lina = client_for(StaffAccount("office_admin"))
    assert "Periksa sebelum disimpan" in lina.post(DAYS, A_DAY).content.decode()
    assert not Holiday.objects.filter(on=LATER, name="Pilkada").exists()
    lina.post(DAYS, A_DAY | {"checked": "yes"})
    page = lina.get(DAYS)
    assert [row.cells[1] for row in page.context["days"].rows if row.cells[1] == "Pilkada"] == ["Pilkada"]
    lina.post(page.context["days"].entered[0].undo_url)
    assert not Holiday.objects.filter(on=LATER, name="Pilkada").exists()


def test_another_office_keeps_its_own_quotas_and_no_days_of_ours() -> None:
    a_rule(point=another_office_point())
    siti = client_for(StaffAccount("office_admin", "AGAM"))
    assert siti.get(QUOTA).status_code == 404
    assert siti.post(QUOTA, SENT | {"checked": "yes"}).status_code == 404
    assert siti.get("/petugas/pengaturan/kuota/lubuk-basung/regular/").status_code == 200
    assert siti.get(DAYS).status_code == 403
    assert siti.post(DAYS, A_DAY | {"checked": "yes"}).status_code == 403


@pytest.mark.parametrize("role", ["head", "verifier", "system_admin"])
def test_other_roles_and_sari_have_no_settings(role: str) -> None:
    a_point()
    for client in (client_for(StaffAccount(role)), client_for(PersonAccount())):
        for url in ("/petugas/pengaturan/kuota/", QUOTA, DAYS):
            assert client.get(url).status_code == 403
