from datetime import date

import pytest
import time_machine
from django.urls import reverse

from rantau.foundation import clock
from rantau.offices.models import Holiday, Office, ServicePoint
from rantau.offices.tests.factories import first_data
from rantau.ui import context

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _first_data(db):
    first_data()
    context.forget_site_facts()
    yield
    context.forget_site_facts()


def page(client):
    answer = client.get(reverse("offices:office"))
    assert answer.status_code == 200
    return answer.content.decode()


@time_machine.travel(clock.at(date(2026, 12, 23), 7), tick=False)
def test_the_week_shows_hours_and_why_a_day_is_closed(client):
    text = page(client)
    assert "Rabu, 23 Desember 2026" in text
    assert "08.00–16.00 WIB" in text
    assert "Tutup: Hari Raya Natal" in text
    assert "Tutup: Cuti Bersama Hari Raya Natal" in text


@time_machine.travel(clock.at(date(2026, 8, 17), 7), tick=False)
def test_a_holiday_that_is_worked_shows_hours(client):
    Holiday.objects.filter(on=date(2026, 8, 17)).update(is_working=True, edited=True)
    assert "Hari Kemerdekaan" not in page(client)


def test_what_is_not_known_is_said_so(client):
    text = page(client)
    assert "Tanyakan kantor" in text
    assert "bukan situs resmi" in text
    assert "Kantor Imigrasi Kelas I Non TPI Agam" in text


def test_an_official_office_loses_the_pilot_words(client):
    Office.objects.filter(code="PASBAR").update(is_official=True, official_proof="SK 1/2027", address="Jl. Sudirman 1")
    text = page(client)
    assert "Jl. Sudirman 1" in text
    assert "belum dikonfirmasi" not in text
    assert "bukan situs resmi" not in text


def test_closed_points_are_not_shown_and_none_is_said_kindly(client):
    ServicePoint.objects.update(is_open=False)
    text = page(client)
    assert "Jemput bola Ujung Gading" not in text
    assert "Belum ada tempat pelayanan yang buka" in text


def test_the_page_tells_how_to_know_the_real_site(client):
    text = page(client)
    assert "/periksa-dokumen/" in text
    assert "rekening pribadi" in text


def test_the_name_of_the_office_stands_on_every_page(client):
    assert "Kantor Imigrasi Pasaman Barat" in page(client)


def test_the_page_only_reads(client):
    assert client.post(reverse("offices:office")).status_code == 405
