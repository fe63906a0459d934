"""Promise P8: whether an account exists cannot be learnt."""

import re

import pytest
from django.test import Client

from rantau.accounts import actions
from rantau.accounts.models import User
from rantau.accounts.tests.factories import PASSWORD, PersonAccount
from rantau.accounts.tests.letters import letters_to

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "s-known@contoh.id", "s-other@contoh.id"


def shown(client: Client, path: str, data: dict[str, str]) -> tuple[int, str, str]:
    """Status, where it leads, and the words of the page that follows, without token and typed address."""
    answer = client.post(path, data)
    page = client.get(answer.headers["Location"]) if "Location" in answer.headers else answer
    words = re.sub(r'value="[^"]*"', "", page.content.decode())
    return answer.status_code, answer.headers.get("Location", ""), words


@pytest.fixture
def sari() -> User:
    return PersonAccount(email=KNOWN)


@pytest.mark.parametrize(
    ("path", "more"),
    [("/daftar/", {"notice": "on"}), ("/lupa-sandi/", {}), ("/masuk/", {"password": "bukan sandinya"})],
    ids=["sign-up", "recovery", "sign-in"],
)
def test_p8_known_and_unknown_addresses_get_the_same_answer(sari: User, path: str, more: dict[str, str]) -> None:
    answers = [shown(Client(), path, {"address": address, **more}) for address in (KNOWN, UNKNOWN)]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("path", ["/daftar/kode/", "/lupa-sandi/kode/"])
def test_p8_a_wrong_code_is_answered_the_same(sari: User, path: str) -> None:
    answers = []
    for address in (KNOWN, UNKNOWN):
        client = Client()
        client.post(path.removesuffix("kode/"), {"address": address, "notice": "on"})
        answers.append(shown(client, path, {"code": "000000"}))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("path", ["/daftar/", "/lupa-sandi/"])
def test_p8_each_address_costs_the_same_queries_and_one_letter(
    sari: User, path: str, django_assert_max_num_queries
) -> None:
    counts = []
    Client().post(path, {"address": "warm-up@contoh.id", "notice": "on"})
    for address in (KNOWN, UNKNOWN):
        with django_assert_max_num_queries(60) as seen:
            Client().post(path, {"address": address, "notice": "on"})
        counts.append(len(seen))
        assert len(letters_to(address)) == 1
    assert counts[0] == counts[1]


def test_p8_an_unknown_address_costs_one_password_hash_too(sari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    work: list[str] = []
    monkeypatch.setattr(User, "check_password", lambda *_: work.append("check"))
    monkeypatch.setattr(User, "set_password", lambda *_: work.append("set"))
    for address in (KNOWN, UNKNOWN):
        Client().post("/masuk/", {"address": address, "password": "bukan sandinya"})
    assert work == ["check", "set"]


def test_the_owner_hears_that_somebody_tried_to_register_the_address_and_no_code_is_right(sari: User) -> None:
    client = Client()
    client.post("/daftar/", {"address": KNOWN, "notice": "on"})
    assert "sudah punya akun" in letters_to(KNOWN)[0]
    assert not re.search(r"\b\d{6}\b", letters_to(KNOWN)[0])


def test_whoever_asks_with_an_unknown_address_learns_it_in_the_letter_only() -> None:
    Client().post("/lupa-sandi/", {"address": UNKNOWN})
    assert "tidak ada akun dengan alamat ini" in letters_to(UNKNOWN)[0]


def test_a_closed_account_reads_like_a_wrong_password(sari: User) -> None:
    User.objects.filter(pk=sari.pk).update(is_active=False)
    answer = Client().post("/masuk/", {"address": KNOWN, "password": PASSWORD})
    assert str(actions.WrongSignIn().sentence) in answer.content.decode()
