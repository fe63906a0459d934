"""The places of a group: who is on the list begins with them, and nobody else gets one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for, nik
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.applications.presenters import listing
from rantau.applications.tests.factories import a_sent, me, open_bill, pay
from rantau.applications.tests.outreach import DAY, a_list, a_row, claim, rosnida
from rantau.appointments.models import Slot
from rantau.appointments.tests.factories import HOUR, NOW, a_rule, a_slot, taken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
THEN = NOW + 48 * HOUR


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def invited() -> tuple[User, Application]:
    """Rosnida is on the list of Wednesday and has sent what the card invited her to."""
    owner, row = rosnida(), a_row()
    application = a_sent(owner, nik=nik(811), full_name="Rosnida")
    claim(row, owner)
    a_rule()
    return owner, application


def collective(starts_at=THEN, **facts) -> Slot:
    a_rule("COLLECTIVE")
    return a_slot(starts_at, "COLLECTIVE", **facts)


def choose(application: Application, slot: Slot, owner: User) -> Application:
    return actions.choose_place(reference=application.reference, slot_id=slot.pk, actor=me(owner), now=NOW)


def lanes(application: Application) -> list[str]:
    return queries.lanes(application, queries.stage(application))


def test_who_comes_with_a_group_begins_with_its_own_places_on_its_day(invited) -> None:
    owner, application = invited
    slot, usual = collective(), a_slot(NOW + 24 * HOUR)
    another_day = collective(THEN + 24 * HOUR)
    assert lanes(application)[0] == "COLLECTIVE"
    client, path = client_for(owner), f"/permohonan/{application.reference}/jadwal/"
    page = client.get(path).content.decode()
    assert "Kelompok Anda, Nagari Aia Bangih, dilayani Rabu, 14 Januari 2026" in page
    assert str(slot.pk) in page
    assert str(usual.pk) not in page
    assert str(another_day.pk) not in page
    assert str(usual.pk) in client.get(f"{path}?tempat=SIMPANG-EMPAT").content.decode()
    assert client.post(path, {"slot": str(slot.pk)})["Location"].endswith("/bayar/")
    assert taken(slot) == 1


def test_an_hour_like_everybodys_can_be_taken_instead(invited) -> None:
    owner, application = invited
    collective()
    assert choose(application, a_slot(), owner).phase == "AWAITING_PAYMENT"


def test_without_places_of_the_group_the_usual_ones_stay_and_the_day_is_said(invited) -> None:
    owner, application = invited
    usual = a_slot(NOW + 24 * HOUR)
    assert lanes(application)[0] == "REGULAR"
    page = client_for(owner).get(f"/permohonan/{application.reference}/jadwal/").content.decode()
    assert str(usual.pk) in page
    assert "dilayani Rabu, 14 Januari 2026" in page


def test_when_the_places_of_the_group_are_full_the_usual_ones_come_first(invited) -> None:
    _owner, application = invited
    collective(taken=3)
    assert lanes(application)[0] == "REGULAR"


def test_nobody_without_a_row_takes_a_collective_place(invited) -> None:
    slot, sari = collective(), PersonAccount()
    application = a_sent(sari)
    assert "COLLECTIVE" not in lanes(application)
    assert str(slot.pk) not in client_for(sari).get(f"/permohonan/{application.reference}/jadwal/").content.decode()
    with pytest.raises(actions.NotYourLane):
        choose(application, slot, sari)
    assert taken(slot) == 0


def test_nor_by_moving_a_place_that_is_paid(invited, deliver: Callable[[], int]) -> None:
    slot, sari = collective(), PersonAccount()
    application = choose(a_sent(sari), a_slot(), sari)
    pay(open_bill(application))
    deliver()
    with pytest.raises(actions.NotYourLane):
        actions.change_place(reference=application.reference, slot_id=slot.pk, actor=me(sari), now=NOW)


def test_nor_with_an_invitation_whose_draft_was_sent_for_somebody_else() -> None:
    owner, row = rosnida(), a_row()
    claim(row, owner)
    application = a_sent(owner, nik=nik(812), full_name="Rosnida")
    a_rule()
    with pytest.raises(actions.NotYourLane):
        choose(application, collective(), owner)


def test_the_places_of_another_group_are_not_theirs(invited) -> None:
    owner, application = invited
    collective()
    with pytest.raises(actions.NotYourLane):
        choose(application, collective(THEN + 24 * HOUR), owner)


def test_once_the_day_is_over_the_lane_is_closed(invited) -> None:
    _owner, application = invited
    collective()
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        assert lanes(application) == ["REGULAR"]


def test_a_rule_that_begins_with_the_day_itself_is_enough(invited) -> None:
    owner, application = invited
    a_rule("COLLECTIVE", valid_from=DAY)
    slot = a_slot(THEN, "COLLECTIVE")
    assert choose(application, slot, owner).phase == "AWAITING_PAYMENT"


def test_the_list_shows_the_places_of_the_group_alone(invited) -> None:
    collective()
    a_slot(THEN)
    facts = {label: value for label, value, _change in listing.facts(a_list(), [])}
    assert facts["Tempat hari itu"] == "3 kosong dari 3"


def test_the_list_shows_who_has_an_hour(invited) -> None:
    owner, application = invited
    choose(application, collective(), owner)
    outreach = application.invitation.outreach
    page = client_for(StaffAccount("front_desk", "PASBAR")).get(f"/petugas/kolektif/{outreach.pk}/")
    [person] = page.context["people"]
    assert (person.phase, person.place) == ("menunggu pembayaran", "Rabu, 14 Januari 2026, 09.00 WIB")
    assert {label: value for label, value, _change in page.context["facts"]}["Sudah punya jadwal"] == "1"
