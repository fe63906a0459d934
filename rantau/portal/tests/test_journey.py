import pytest
from django.test import Client

from rantau.accounts import queries as accounts
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications import actions
from rantau.applications.lifecycle import Phase
from rantau.catalogue import loading
from rantau.foundation.actor import Actor
from rantau.portal.presenters import journey, stations
from rantau.portal.queries import Facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def sari():
    return PersonAccount()


@pytest.fixture
def draft(sari, now):
    person = accounts.self_person(sari.pk)
    return actions.begin(service_code="paspor-baru", person_id=person.pk, actor=Actor.person(sari.pk), now=now)


def test_sari_sees_her_application_and_what_to_do_next(sari, draft):
    client = client_for(sari)
    assert draft.reference in client.get("/permohonan/").content.decode()
    page = client.get(f"/permohonan/{draft.reference}/").content.decode()
    assert "Lengkapi isian dan berkas" in page
    assert f"/permohonan/{draft.reference}/isi/" in page


def test_without_applications_the_dashboard_says_so_and_offers_a_start(sari):
    page = client_for(sari).get("/permohonan/").content.decode()
    assert "Anda belum punya permohonan" in page


@pytest.mark.parametrize(
    "path",
    [
        "",
        "isi/",
        "isi/identity/",
        "berkas/",
        "periksa/",
        "kirim/",
        "jadwal/",
        "jadwal/nasional/",
        "batal/",
        "bayar/",
        "kuitansi/",
        "tanda-masuk/",
        "jadwal.ics",
    ],
)
def test_p5_budi_gets_404_on_every_page_of_saris_application(draft, path):
    page = client_for(PersonAccount()).get(f"/permohonan/{draft.reference}/{path}")
    assert page.status_code == 404


def test_strangers_are_led_to_sign_in_and_back(draft):
    answer = Client().get(f"/permohonan/{draft.reference}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk/?next=")


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_says_whose_turn_it_is(phase):
    facts = Facts(str(phase), "RTU-7KQ4M-2XW9C", loading.services()["paspor-baru"].process)
    told = journey.next_step(facts)
    assert told.whose
    assert told.title
    assert [step.title for step in stations.steps(facts)] == [
        "Formulir dan berkas", "Jadwal wawancara", "Pembayaran", "Wawancara dan foto", "Keputusan", "Pencetakan",
        "Pengambilan",
    ]  # fmt: skip
