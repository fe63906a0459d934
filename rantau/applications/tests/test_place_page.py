import pytest
from django.utils import timezone

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications.tests.factories import a_sent, with_place
from rantau.appointments.tests.factories import HOUR, a_rule, a_slot, taken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]


@pytest.fixture
def sari() -> User:
    return PersonAccount()


def test_a_place_is_chosen_from_the_list_and_leads_to_the_bill(sari: User) -> None:
    now = timezone.now()
    a_rule()
    application, slot = a_sent(sari, now), a_slot(now + 48 * HOUR)
    client, path = client_for(sari), f"/permohonan/{application.reference}/jadwal/"
    assert str(slot.pk) in client.get(path).content.decode()
    answer = client.post(path, {"slot": str(slot.pk)})
    assert answer["Location"].endswith("/bayar/")
    again = client.post(path, {"slot": str(slot.pk)})
    assert again.status_code == 303
    assert taken(slot) == 1


def test_while_waiting_for_money_the_page_tells_how_to_choose_again(sari: User) -> None:
    now = timezone.now()
    slot = a_slot(now + 48 * HOUR)
    application = with_place(sari, slot, now)
    client, path = client_for(sari), f"/permohonan/{application.reference}/jadwal/"
    page = client.get(path).content.decode()
    assert "Jam ini menunggu pembayaran Anda" in page
    assert 'name="slot"' not in page
    assert client.post(f"{path}lepas/")["Location"] == path
    assert taken(slot) == 0
    assert 'name="slot"' in client.get(path).content.decode()


def test_without_a_choice_the_page_says_what_is_missing(sari: User) -> None:
    now = timezone.now()
    a_rule()
    a_slot(now + 48 * HOUR)
    application = a_sent(sari, now)
    page = client_for(sari).post(f"/permohonan/{application.reference}/jadwal/", {})
    assert page.status_code == 409
    assert "Pilih satu jam." in page.content.decode()
