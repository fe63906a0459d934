"""An invitation of an outreach list: what the card tells, who can use it, and that it works for one application."""

import threading
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction

from rantau.accounts import actions as people
from rantau.accounts import queries as accounts
from rantau.accounts.models import Person, User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for, nik
from rantau.applications import actions, tasks
from rantau.applications.models import Application, OutreachRow
from rantau.applications.tests.factories import a_draft, a_sent, me
from rantau.applications.tests.outreach import DAY, a_list, a_row, claim, clerk, rosnida
from rantau.appointments.tests.factories import NOW, a_rule, a_slot
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]


@pytest.fixture(autouse=True)
def monday():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def wife_of(owner: User) -> Person:
    """Rosnida, looked after from the account of somebody else."""
    facts = people.Facts(full_name="Rosnida", birth_date=date(1990, 7, 5), sex="F", nik=nik(811))
    return people.add_member(relation="SPOUSE", facts=facts, actor=me(owner), now=NOW)


def test_the_invited_person_begins_a_draft_of_the_service_and_the_code_is_used_up() -> None:
    row, owner = a_row(), rosnida()
    application = claim(row, owner)
    row.refresh_from_db()
    assert (application.phase, application.service_code) == ("DRAFT", "paspor-baru")
    assert (row.application, row.claimed_at) == (application, NOW)
    assert Entry.objects.get(code="applications.invitation_claimed").payload["begun"] is True
    with pytest.raises(actions.InvitationUnusable):
        claim(row, rosnida(812))


def test_a_second_tap_changes_nothing() -> None:
    row, owner = a_row(), rosnida()
    assert claim(row, owner) == claim(row, owner)
    assert Application.objects.count() == 1
    assert Entry.objects.filter(code="applications.invitation_claimed").count() == 1


def test_somebody_else_claims_nothing_with_the_code() -> None:
    row = a_row()
    with pytest.raises(actions.NotTheInvited):
        claim(row, rosnida(812))
    assert not Application.objects.exists()
    assert OutreachRow.objects.get().application is None


def test_the_person_of_another_account_and_officers_are_no_way_around() -> None:
    row, person = a_row(), accounts.self_person(rosnida().pk)
    for actor in (me(rosnida(812)), clerk(), Actor.system("tests")):
        with pytest.raises(NotAllowed):
            actions.claim(code=row.code, person_id=person.pk, actor=actor, now=NOW)


def test_for_somebody_of_the_family_the_account_holder_says_that_they_agree() -> None:
    row, owner = a_row(), PersonAccount()
    person = wife_of(owner)
    with pytest.raises(actions.AgreementMissing):
        claim(row, owner, person)
    application = claim(row, owner, person, agreed=True)
    assert application.person == person
    assert application.agreed_at == NOW


def test_a_draft_that_is_there_already_is_bound_and_so_is_what_was_sent_without_a_place() -> None:
    owner = rosnida()
    row, draft = a_row(), a_draft(owner)
    assert claim(row, owner) == draft
    other = rosnida(812)
    invited = a_row(a_list(), 812)
    sent = a_sent(other, nik=nik(812), full_name="Rosnida")
    assert claim(invited, other) == sent


def test_who_has_an_hour_already_is_refused_kindly() -> None:
    row, owner = a_row(), rosnida()
    application = a_sent(owner, nik=nik(811), full_name="Rosnida")
    a_rule()
    actions.choose_place(reference=application.reference, slot_id=a_slot().pk, actor=me(owner), now=NOW)
    with pytest.raises(actions.PlacedAlready):
        claim(row, owner)
    assert OutreachRow.objects.get().application is None


def test_one_application_takes_one_invitation() -> None:
    owner = rosnida()
    first, second = a_row(), a_row(a_list(day=DAY + timedelta(days=7)))
    claim(first, owner)
    with pytest.raises(actions.InvitedAlready):
        claim(second, owner)


def test_the_database_itself_binds_an_application_to_one_row_and_a_row_to_one_time() -> None:
    owner = rosnida()
    application = claim(a_row(), owner)
    other = a_row(a_list(), 812)
    for facts in ({"application": application, "claimed_at": NOW}, {"claimed_at": NOW}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OutreachRow.objects.filter(pk=other.pk).update(**facts)


def test_closing_keeps_the_code_good_until_the_day_is_over() -> None:
    row, owner = a_row(), rosnida()
    actions.close_list(list_id=row.outreach_id, actor=clerk(), now=NOW)
    person = accounts.self_person(owner.pk)
    late = NOW + timedelta(days=3)
    with pytest.raises(actions.InvitationUnusable):
        actions.claim(code=row.code, person_id=person.pk, actor=me(owner), now=late)
    assert claim(row, owner).phase == "DRAFT"


@pytest.mark.django_db(transaction=True)
def test_of_two_accounts_that_use_one_code_at_once_one_wins() -> None:
    row, own, husband = a_row(), rosnida(), PersonAccount()
    member = wife_of(husband)
    gate, outcomes = threading.Barrier(2), []

    def use(owner: User, person: Person) -> None:
        gate.wait()
        try:
            outcomes.append(claim(row, owner, person, agreed=True).owner_id)
        except actions.InvitationUnusable:
            outcomes.append(None)
        finally:
            connection.close()

    jobs = [(own, accounts.self_person(own.pk)), (husband, member)]
    threads = [threading.Thread(target=use, args=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count(None) == 1
    row.refresh_from_db()
    assert row.application is not None
    assert row.application.owner_id in outcomes
    assert Application.objects.count() == 1


# --- On screen -----------------------------------------------------------------------------------------------------


def test_whoever_holds_the_card_learns_group_day_place_and_service_and_nothing_about_the_person(client) -> None:
    row = a_row()
    assert f'value="{row.code}"' in client.get(f"/undangan/?kode={row.code}").content.decode()
    heard = row.code.lower().replace("-", " ").replace("0", "o")
    answer = client.post("/undangan/", {"code": heard})
    assert answer["Location"] == f"/undangan/{row.code}/"
    page = client.get(answer["Location"]).content.decode()
    for words in ("Nagari Aia Bangih", "Rabu, 14 Januari 2026", "Simpang Empat", "Paspor"):
        assert words in page
    for secret in ("Rosnida", nik(811), "6789", "Zulkifli"):
        assert secret not in page
    assert f"/masuk/?next=/undangan/{row.code}/" in page
    assert f"/daftar/?next=/undangan/{row.code}/" in page


def test_wrong_used_and_late_codes_get_the_same_words(client) -> None:
    row = a_row()
    wrong = client.post("/undangan/", {"code": "UND-0000-0000"})
    claim(row, rosnida())
    used = client.post("/undangan/", {"code": row.code})
    late_row = a_row(a_list(), 812)
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        late = client.post("/undangan/", {"code": late_row.code})
    for answer in (wrong, used, late):
        assert answer.status_code == 404
        assert "Kode ini tidak bisa dipakai" in answer.content.decode()
        assert "Nagari" not in answer.content.decode()
    assert client.get(f"/undangan/{row.code}/").status_code == 404


def test_guessing_codes_is_stopped_and_a_right_code_costs_no_try(client) -> None:
    row = a_row()
    for _again in range(70):
        assert client.post("/undangan/", {"code": row.code}).status_code == 303
    for _guess in range(60):
        assert client.post("/undangan/", {"code": "UND-0000-0000"}).status_code == 404
    stopped = client.post("/undangan/", {"code": row.code})
    assert stopped.status_code == 429
    assert "Terlalu sering mencoba" in stopped.content.decode()


def test_guessing_who_is_invited_is_stopped() -> None:
    row, owner = a_row(), rosnida(812)
    client, url = client_for(owner), f"/undangan/{row.code}/"
    for _guess in range(10):
        answer = client.post(url)
        assert answer.status_code == 422
        assert "Undangan ini untuk orang lain" in answer.content.decode()
    assert client.post(url).status_code == 429
    assert client_for(rosnida()).post(url).status_code == 303


def test_a_stranger_signs_in_and_comes_back_and_the_invited_person_goes_on_to_the_draft(client) -> None:
    row = a_row()
    url = f"/undangan/{row.code}/"
    assert unquote(client.post(url)["Location"]) == f"/masuk/?next={url}"
    own = client_for(rosnida())
    assert "Pakai undangan ini" in own.get(url).content.decode()
    application_url = own.post(url)["Location"]
    assert application_url == f"/permohonan/{Application.objects.get().reference}/isi/"
    assert own.post(url)["Location"] == application_url
    assert own.get(url)["Location"] == application_url


def test_a_new_member_of_the_family_leads_back_to_the_invitation() -> None:
    row, owner = a_row(), PersonAccount()
    client = client_for(owner)
    added = client.post(f"/akun/keluarga/tambah/?undangan={row.code}", {
        "relation": "SPOUSE", "full_name": "Rosnida", "sex": "F", "birth_date": "05-07-1990", "citizenship": "IDN",
        "nik": nik(811),
    })  # fmt: skip
    assert added["Location"].startswith(f"/undangan/{row.code}/?siapa=")
    member = accounts.family_of(owner.pk).get()
    asked = client.post(added["Location"], {"person": str(member.pk)})
    assert asked.status_code == 422
    done = client.post(added["Location"], {"person": str(member.pk), "agreed": "on"})
    assert done["Location"].endswith("/isi/")


def test_officers_see_what_it_is_for_and_use_nothing() -> None:
    row = a_row()
    client = client_for(StaffAccount("front_desk", "PASBAR"))
    assert "akun pemohon" in client.get(f"/undangan/{row.code}/").content.decode()
    assert client.post(f"/undangan/{row.code}/").status_code == 403


# --- Forgetting ----------------------------------------------------------------------------------------------------


def test_who_never_used_the_invitation_is_forgotten_thirty_days_after_the_day_and_the_others_stay() -> None:
    outreach = a_list()
    used, unused = a_row(outreach), a_row(outreach, 812)
    claim(used, rosnida())
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        tasks.forget_unclaimed(0)
    assert OutreachRow.objects.filter(pk=unused.pk).exists()
    with time_machine.travel(NOW + timedelta(days=32), tick=False):
        tasks.forget_unclaimed(0)
        tasks.forget_unclaimed(0)
    assert OutreachRow.objects.get() == used
    assert Entry.objects.get(code="applications.outreach_rows_forgotten").payload["rows"] == 1


def test_nobody_but_the_timer_forgets() -> None:
    row = a_row()
    with pytest.raises(NotAllowed):
        actions.forget_unclaimed(list_id=row.outreach_id, actor=clerk("office_admin"), now=NOW + timedelta(days=90))


def test_an_invitation_whose_application_has_ended_can_be_used_anew_and_removed_by_the_office() -> None:
    owner, row = rosnida(), a_row()
    first = claim(row, owner)
    actions.withdraw(reference=first.reference, actor=me(owner), now=NOW)
    page = client_for(owner).get(f"/undangan/{row.code}/")
    assert page.status_code == 200
    second = claim(row, owner)
    assert second.pk != first.pk
    row.refresh_from_db()
    assert row.application == second
    actions.withdraw(reference=second.reference, actor=me(owner), now=NOW)
    assert actions.remove_row(list_id=row.outreach_id, row_id=row.pk, actor=clerk(), now=NOW)
