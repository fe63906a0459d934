"""Opening accounts for others, posts of the staff, the ledger of consents, and the integrity of the tables."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from rantau.accounts import actions, hashers, queries
from rantau.accounts.models import ContactCode, PendingSignUp, Person, User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed

pytestmark = pytest.mark.django_db
SEED = Actor.system("demo.seed")
FACTS = actions.Facts(
    full_name="Sari Wahyuni", birth_date=date(1990, 7, 5), sex="F", nik="1312034507900001", street="Jorong Satu"
)


def test_a_named_process_opens_a_person_with_everything_known(now) -> None:
    user = actions.open_person(facts=FACTS, password="kata sandi demo", email="sari@contoh.id", actor=SEED, now=now)
    person = queries.self_person(user.pk)
    assert (person.nik, person.birth_date, person.street) == (FACTS.nik, FACTS.birth_date, FACTS.street)
    assert queries.holder_of_nik(FACTS.nik) == person


def test_sari_opens_no_accounts_for_others(now) -> None:
    with pytest.raises(NotAllowed):
        actions.open_person(
            facts=FACTS, password="x", email="b@contoh.id", actor=Actor.person(PersonAccount().pk), now=now
        )


def test_identity_values_are_unreadable_in_the_table(now) -> None:
    actions.open_person(facts=FACTS, password="kata sandi demo", email="sari@contoh.id", actor=SEED, now=now)
    row = b" ".join(bytes(value) for value in Person.objects.values_list("nik", "birth_date", "street", "sex").get())
    assert FACTS.nik.encode() not in row
    assert b"1990-07-05" not in row
    assert b"Jorong" not in row


def test_the_office_admin_gives_and_ends_posts_at_the_own_office_only(now) -> None:
    admin = StaffAccount(role="office_admin")
    acting = Actor.staff(admin.pk, role="office_admin", office="PASBAR")
    wati = User.objects.create(email="wati@contoh.id", full_name="Wati Kurnia", opened_at=now)
    post = actions.add_post(
        account_id=wati.pk, office="PASBAR", role="verifier", valid_from=date(2020, 1, 1), actor=acting, now=now
    )
    assert queries.active_post(wati) == post
    assert wati in queries.staff_with("PASBAR", "verifier", "head")
    with pytest.raises(NotAllowed):
        actions.end_post(
            post_id=post.pk,
            last_day=date(2021, 1, 1),
            actor=Actor.staff(admin.pk, role="office_admin", office="AGAM"),
            now=now,
        )
    actions.end_post(post_id=post.pk, last_day=date(2021, 1, 1), actor=acting, now=now)
    assert queries.active_post(wati) is None
    assert wati not in queries.staff_with("PASBAR", "verifier")


def test_nobody_holds_two_posts_at_once(now) -> None:
    wati = StaffAccount()
    with pytest.raises(actions.AlreadyServes):
        actions.add_post(
            account_id=wati.pk, office="PASBAR", role="head", valid_from=date(2021, 1, 1), actor=SEED, now=now
        )


def test_an_applicants_account_gets_no_post(now) -> None:
    StaffAccount()
    with pytest.raises(actions.IsApplicant):
        actions.add_post(
            account_id=PersonAccount().pk,
            office="PASBAR",
            role="head",
            valid_from=date(2021, 1, 1),
            actor=SEED,
            now=now,
        )


def test_staff_opened_with_a_secret_have_their_app(now) -> None:
    StaffAccount()
    hadi = actions.open_staff(
        email="kepala@contoh.id", full_name="Hadi", password="kata sandi demo", office="PASBAR", role="head",
        totp_secret="JBSWY3DPEHPK3PXP", valid_from=date(2020, 1, 1), actor=SEED, now=now,
    )  # fmt: skip
    assert queries.factors_of(hadi.pk).app
    assert queries.active_post(hadi).role == "head"


def test_consent_is_a_ledger_of_which_the_last_line_counts(now) -> None:
    sari = PersonAccount()
    for given in (True, False):
        actions.record_consent(
            account_id=sari.pk, purpose="SURVEY", version="1", given=given, actor=Actor.person(sari.pk), now=now
        )
    assert queries.consents(sari.pk).count() == 2
    assert queries.consent(sari.pk, "SURVEY").given is False


def test_budi_consents_for_nobody_but_himself(now) -> None:
    with pytest.raises(NotAllowed):
        actions.record_consent(
            account_id=PersonAccount().pk, purpose="SURVEY", version="1", given=True,
            actor=Actor.person(PersonAccount().pk), now=now,
        )  # fmt: skip


@pytest.mark.parametrize(
    "broken", [{"email": None}, {"email": "Besar@contoh.id"}, {"email": None, "phone": "0812"}], ids=str
)
def test_the_table_refuses_accounts_that_could_not_be_reached(broken: dict, now) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(**{"email": "a@contoh.id", "full_name": "A", "opened_at": now, **broken})


def test_two_accounts_share_no_uncontested_nik() -> None:
    PersonAccount(nik="1312034507900001")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonAccount(nik="1312034507900001")


def test_leftovers_are_forgotten_when_their_time_is_over(now) -> None:
    actions.begin_sign_up(
        channel="EMAIL", address="a@contoh.id", language="id", asked_from="127.0.0.1", actor=SEED, now=now
    )
    actions.forget_leftovers(actor=SEED, now=now + timedelta(hours=1))
    assert PendingSignUp.objects.exists()
    actions.forget_leftovers(actor=SEED, now=now + timedelta(hours=25))
    assert not PendingSignUp.objects.exists()
    assert not ContactCode.objects.exists()


def test_passwords_are_hashed_with_argon2id_at_owasp_cost(settings) -> None:
    settings.PASSWORD_HASHERS = ["rantau.accounts.hashers.OwaspArgon2"]
    encoded = make_password("kopi pagi di talamau")
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    hasher = hashers.OwaspArgon2()
    assert hasher.verify("kopi pagi di talamau", encoded)
    assert not hasher.verify("kopi sore di talamau", encoded)


def test_factories_sign_people_in_as_who_they_are() -> None:
    assert client_for(PersonAccount()).get("/akun/").status_code == 200
    assert client_for(StaffAccount()).get("/akun/").status_code == 200
