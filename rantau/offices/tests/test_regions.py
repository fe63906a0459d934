import pytest

from rantau.offices import queries
from rantau.offices.data import regions as data
from rantau.offices.models import Region
from rantau.offices.tests.factories import first_regions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _first_regions(db):
    first_regions()


def test_pasaman_barat_has_eleven_districts_and_ninety_nagari():
    by_code = {district.code: len(queries.regions(district.code)) for district in queries.regions("13.12")}
    assert sum(by_code.values()) == 90
    assert list(dict(sorted(by_code.items())).values()) == [1, 9, 16, 7, 17, 7, 7, 6, 7, 9, 4]


def test_the_country_has_its_provinces_and_their_regencies():
    assert len(queries.regions()) == 38
    assert "Kab. Agam" in {region.name for region in queries.regions("13")}
    assert Region.objects.filter(kind="DISTRICT").count() > 7000


def test_a_region_is_written_as_in_an_address():
    name = "Nagari Lingkuang Aua, Kec. Pasaman, Kab. Pasaman Barat, Sumatera Barat"
    assert queries.region_name("13.12.03.2003") == name
    assert queries.region_name("99.99") == "99.99"


def test_each_nagari_has_the_postal_code_of_its_district():
    for place in data.own():
        if place.kind == "VILLAGE":
            assert Region.objects.get(pk=place.code).postal_code == place.postal_code
            assert place.postal_code == Region.objects.get(pk=place.code[:8]).postal_code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Air Bangis", "13.12.01.2001"),
        ("aia bangih", "13.12.01.2001"),
        ("AIRBANGIS", "13.12.01.2001"),
        ("Ujuang Gadiang", "13.12.02.2001"),
        ("ujunggading", "13.12.02.2001"),
        ("nagari aur kuning", "13.12.03.2004"),
        ("Lingkung Aur", "13.12.03.2003"),
        ("LA Jambak", "13.12.03.2010"),
        ("simpang ampek", "13.12.03"),
        ("Sei Beremas", "13.12.01"),
        ("sungai aur", "13.12.09"),
        ("Teluk Ambun", "13.12.02.2004"),
        ("muara kiawai", "13.12.06.2001"),
        ("Opir", "13.12.10.2004"),
        ("sasak ranah pesisir", "13.12.11"),
        ("pasbar", "13.12"),
    ],
)
def test_a_place_is_found_however_it_is_spelled(typed, code):
    assert queries.search_regions(typed)[0].code == code


def test_no_words_and_unknown_places_find_nothing():
    assert queries.search_regions("   ") == []
    assert queries.search_regions("Kec.") == []
    assert queries.search_regions("Atlantis") == []


def test_the_first_digits_of_a_nik_are_known_or_not():
    assert queries.district_known("1312034507900001")
    assert not queries.district_known("131299")
    assert not queries.district_known("13")
    assert queries.regency_known("1312")
    assert not queries.regency_known("1399")
