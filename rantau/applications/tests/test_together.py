"""A family that applies together: papers brought once, places side by side, everybody's bill their own."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from rantau.accounts import actions as people
from rantau.accounts.models import Person, User
from rantau.accounts.tests.factories import PersonAccount, client_for, nik
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.applications.tests.factories import NOW, a_draft, a_sent, fill, me
from rantau.appointments import queries as bookings
from rantau.appointments.actions import SlotFull
from rantau.appointments.models import Booking, Slot
from rantau.appointments.tests.factories import HOUR, a_rule, a_slot, booked, taken
from rantau.documents import actions as documents
from rantau.documents import queries as papers
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.offices.tests import factories as offices
from rantau.payments import queries as bills
from rantau.payments.models import Bill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
WORKER = Actor.system("documents.sweep")
FATHER: dict[str, Any] = {"full_name": "Zulkifli", "sex": "M", "nik": nik(9, sex="M"), "birth_date": date(1990, 7, 5)}


@pytest.fixture
def sari(db: None) -> User:
    offices.first_data()
    return PersonAccount()


@pytest.fixture
def time_machine_now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def a_father(owner: User) -> Person:
    return people.add_member(relation="PARENT", facts=people.Facts(**FATHER), actor=me(owner), now=NOW)


def beside(first: Application, owner: User, person: Person | None = None) -> Application:
    return actions.begin(
        service_code="paspor-baru", person_id=(person or a_father(owner)).pk, agreed=True, beside=first.reference,
        actor=me(owner), now=NOW,
    )  # fmt: skip


def a_family_of_two(owner: User) -> tuple[Application, Application]:
    """Both sent, both due to choose a place."""
    a_rule()
    first = a_sent(owner)
    second = fill(beside(first, owner), owner, full_name="Zulkifli", sex="M", nik=FATHER["nik"])
    actions.submit(reference=second.reference, actor=me(owner), now=NOW)
    first.refresh_from_db()
    second.refresh_from_db()
    return first, second


def choose(owner: User, slot: Slot, *rows: Application) -> list[Application]:
    references = [row.reference for row in rows]
    return actions.choose_places(references=references, slot_id=slot.pk, actor=me(owner), now=NOW)


def place_of(application: Application) -> Slot:
    booking = bookings.live(application.reference)
    assert booking is not None
    assert booking.slot is not None
    return booking.slot


def use(document_id: Any, at: Application, owner: User, slot: str = "KK") -> None:
    actions.reuse_paper(reference=at.reference, slot=slot, document_id=document_id, actor=me(owner), now=NOW)


# --- Which applications go together


def test_one_begun_beside_another_goes_with_it_and_nothing_else_does(sari: User) -> None:
    first = a_draft(sari)
    second = beside(first, sari)
    first.refresh_from_db()
    assert queries.together(first) == [second]
    assert queries.together(second) == [first]
    assert queries.together(a_draft(PersonAccount(email="budi@contoh.id"))) == []


def test_a_draft_that_is_there_already_joins(sari: User) -> None:
    father = a_father(sari)
    alone = actions.begin(service_code="paspor-baru", person_id=father.pk, agreed=True, actor=me(sari), now=NOW)
    first = a_draft(sari)
    assert beside(first, sari, father) == alone
    assert [other.reference for other in queries.together(first)] == []  # as it was read before
    first.refresh_from_db()
    assert queries.together(first) == [alone]


def test_nobody_joins_the_application_of_a_stranger(sari: User) -> None:
    theirs = a_draft(PersonAccount(email="budi@contoh.id"))
    with pytest.raises(NotAllowed):
        beside(theirs, sari)


def test_the_page_of_the_family_lists_both_and_begins_another(sari: User) -> None:
    first, second = a_family_of_two(sari)
    phone = client_for(sari)
    page = phone.get(f"/permohonan/{first.reference}/keluarga/").content.decode()
    assert "Sari Wahyuni" in page
    assert "Zulkifli" in page
    assert f"/permohonan/baru/paspor-baru/?bersama={first.reference}" in page
    assert f"/permohonan/{second.reference}/jadwal/" in page
    stranger = client_for(PersonAccount(email="budi@contoh.id"))
    assert stranger.get(f"/permohonan/{first.reference}/keluarga/").status_code == 404


def test_whoever_is_added_on_the_way_goes_with_the_first(sari: User) -> None:
    offices.first_regions()
    first, phone = a_draft(sari), client_for(sari)
    child = {"relation": "CHILD", "full_name": "Aisyah", "sex": "F", "birth_date": "12-08-2018", "citizenship": "IDN"}
    on = phone.post(f"/akun/keluarga/tambah/?untuk=paspor-baru&bersama={first.reference}", child)["Location"]
    assert f"bersama={first.reference}" in on
    assert "Sari Wahyuni" in phone.get(on).content.decode()
    person = Person.objects.get(full_name="Aisyah")
    phone.post(on, {"person": str(person.pk)})
    first.refresh_from_db()
    assert [other.person for other in queries.together(first)] == [person]


# --- Papers


def test_a_paper_of_the_household_is_used_again_with_one_tap(sari: User) -> None:
    first = fill(a_draft(sari), sari)
    second = beside(first, sari)
    fill_answers_only(second, sari)
    page = client_for(sari).get(f"/permohonan/{second.reference}/berkas/").content.decode()
    assert page.count("Pakai berkas dari permohonan Sari Wahyuni") == 1  # the family card, not the cards of persons
    source = papers.of(first.reference).get(slot="KK")
    answer = client_for(sari).post(f"/permohonan/{second.reference}/berkas/{source.pk}/pakai/", {"slot": "KK"})
    assert answer.status_code == 303
    copy = papers.of(second.reference).get(slot="KK")
    assert (copy.copy_of_id, copy.sha256, copy.original_name) == (source.pk, source.sha256, source.original_name)
    assert papers.content(copy) == papers.content(source)


def fill_answers_only(application: Application, owner: User) -> None:
    """As `fill`, without bringing papers."""
    fill(application, owner, full_name="Zulkifli", sex="M", nik=FATHER["nik"])
    for paper in papers.of(application.reference):
        documents.remove(document_id=paper.pk, actor=me(owner), now=NOW)


def test_the_card_of_a_person_is_nobody_elses(sari: User) -> None:
    first = fill(a_draft(sari), sari)
    second = beside(first, sari)
    fill_answers_only(second, sari)
    card = papers.of(first.reference).get(slot="KTP")
    with pytest.raises(actions.NotTheSamePaper):
        use(card.pk, second, sari, "KTP")


def test_the_card_of_the_mother_serves_for_her_child(sari: User) -> None:
    first = fill(a_draft(sari), sari)
    facts = people.Facts(full_name="Aisyah", birth_date=date(2018, 8, 12), sex="F")
    child = people.add_member(relation="CHILD", facts=facts, actor=me(sari), now=NOW)
    second = beside(first, sari, child)
    fill(second, sari, full_name="Aisyah", birth_date="2018-08-12", parents_state="MARRIED", who_comes="BOTH",
         travels_alone=False)  # fmt: skip
    card = papers.of(first.reference).get(slot="KTP")
    use(card.pk, second, sari, "MOTHER_KTP")
    assert papers.of(second.reference).get(slot="MOTHER_KTP").copy_of_id == card.pk
    with pytest.raises(actions.NotTheSamePaper):
        use(card.pk, second, sari, "FATHER_KTP")


def test_papers_do_not_cross_accounts_or_families(sari: User) -> None:
    first = fill(a_draft(sari), sari)
    budi = PersonAccount(email="budi@contoh.id", sex="M")
    theirs = a_draft(budi)
    source = papers.of(first.reference).get(slot="KK")
    with pytest.raises(actions.NotTheSamePaper):
        use(source.pk, theirs, budi)
    with pytest.raises(NotAllowed):
        documents.reuse(document_id=source.pk, holder=theirs.reference, slot="KK", actor=me(budi), now=NOW)
    with pytest.raises(NotAllowed):
        use(source.pk, first, budi)
    gone = client_for(budi).post(f"/permohonan/{first.reference}/berkas/{source.pk}/pakai/", {"slot": "KK"})
    assert gone.status_code == 404


def test_a_file_stays_as_long_as_one_paper_uses_it(sari: User, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    first = fill(a_draft(sari), sari)
    second = beside(first, sari)
    fill_answers_only(second, sari)
    source = papers.of(first.reference).get(slot="KK")
    use(source.pk, second, sari)
    copy = papers.of(second.reference).get(slot="KK")
    documents.remove(document_id=source.pk, actor=me(sari), now=NOW)
    documents.erase_removed(actor=WORKER, now=NOW)
    assert papers.content(copy)
    documents.remove(document_id=copy.pk, actor=me(sari), now=NOW)
    documents.erase_removed(actor=WORKER, now=NOW)
    with pytest.raises(papers.PaperDamaged):
        papers.content(copy)


# --- Places and money


def test_a_family_takes_places_in_one_session_and_each_has_a_bill(sari: User) -> None:
    first, second = a_family_of_two(sari)
    slot = a_slot(capacity=2)
    choose(sari, slot, first, second)
    assert (place_of(first), place_of(second)) == (slot, slot)
    assert taken(slot) == 2
    found = [bills.open_bill(row.reference) for row in (first, second)]
    assert [bill.amount if bill else 0 for bill in found] == [650_000, 650_000]
    assert {bill.return_to for bill in Bill.objects.all()} == {
        f"/permohonan/{row.reference}/keluarga/" for row in (first, second)
    }


def test_the_next_session_serves_when_the_first_is_too_small(sari: User) -> None:
    first, second = a_family_of_two(sari)
    slot = a_slot(capacity=1)
    after = a_slot(slot.ends_at, capacity=1)
    choose(sari, slot, first, second)
    assert (place_of(first), place_of(second)) == (slot, after)


def test_all_or_none(sari: User) -> None:
    first, second = a_family_of_two(sari)
    slot = a_slot(capacity=1)
    a_slot(slot.ends_at + HOUR, capacity=9)  # an hour between: not side by side
    with pytest.raises(actions.NotTogether):
        choose(sari, slot, first, second)
    assert not Booking.objects.exists()
    assert not Bill.objects.exists()
    assert taken(slot) == 0


def test_a_place_that_goes_at_the_last_moment_takes_nobodys(sari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = a_family_of_two(sari)
    slot = a_slot(capacity=2)
    seen = bookings.side_by_side(slot.pk, 2, NOW)
    booked(slot)
    monkeypatch.setattr("rantau.applications.actions.placing.bookings.side_by_side", lambda *_given: seen)
    with pytest.raises(SlotFull):
        choose(sari, slot, first, second)
    assert bookings.live(first.reference) is None
    assert bookings.live(second.reference) is None
    assert taken(slot) == 1
    assert not Bill.objects.exists()


def test_only_the_own_family_is_booked_together(sari: User) -> None:
    first, second = a_family_of_two(sari)
    budi = PersonAccount(email="budi@contoh.id", sex="M")
    theirs = a_sent(budi, nik=nik(11))
    slot = a_slot(capacity=9)
    with pytest.raises(NotAllowed):
        choose(sari, slot, first, theirs)
    with pytest.raises(NotAllowed):
        choose(budi, slot, first, second)
    alone = a_sent(PersonAccount(email="c@contoh.id"), nik=nik(12))
    with pytest.raises(NotAllowed):
        choose(budi, slot, theirs, alone)
    assert taken(slot) == 0


def test_the_place_page_asks_who_comes_along_and_the_family_page_shows_what_is_to_be_paid(
    sari: User, time_machine_now: None
) -> None:
    first, second = a_family_of_two(sari)
    slot = a_slot(capacity=5)
    phone, path = client_for(sari), f"/permohonan/{first.reference}/jadwal/"
    page = phone.get(path).content.decode()
    assert "Siapa yang ikut datang pada jam ini?" in page
    assert "Zulkifli" in page
    answer = phone.post(path, {"slot": str(slot.pk), "with_others": [second.reference]})
    assert answer["Location"] == f"/permohonan/{first.reference}/keluarga/"
    family = phone.get(answer["Location"]).content.decode()
    assert "Rp1.300.000" in family
    assert f"/permohonan/{second.reference}/bayar/" in family


def test_a_reference_of_a_stranger_in_the_form_is_no_choice(sari: User, time_machine_now: None) -> None:
    first, _second = a_family_of_two(sari)
    theirs = a_sent(PersonAccount(email="budi@contoh.id", sex="M"), nik=nik(11))
    slot = a_slot(capacity=5)
    form = {"slot": str(slot.pk), "with_others": [theirs.reference]}
    assert client_for(sari).post(f"/permohonan/{first.reference}/jadwal/", form).status_code == 409
    assert taken(slot) == 0
