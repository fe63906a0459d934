import pytest
from django.apps import apps

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
        ("Aie Bangih", "13.12.01.2001"),
        ("Aia Bangis", "13.12.01.2001"),
        ("Air Bangih", "13.12.01.2001"),
        ("Ujuang Gadiang", "13.12.02.2001"),
        ("Ujuang Gading", "13.12.02.2001"),
        ("Berastagi UG", "13.12.02.2002"),
        ("Brastagi Ujung Gading", "13.12.02.2002"),
        ("Tampus Damai", "13.12.02.2003"),
        ("Taluak Ambun", "13.12.02.2004"),
        ("Teluk Ambun Ujung Gading", "13.12.02.2004"),
        ("Koto Gunuang", "13.12.02.2005"),
        ("Kota Gunung UG", "13.12.02.2005"),
        ("Koto Sawah", "13.12.02.2006"),
        ("Salido Saroha", "13.12.02.2007"),
        ("Kuamang Alai", "13.12.02.2008"),
        ("Situak", "13.12.02.2009"),
        ("Situak Ujung Gading", "13.12.02.2009"),
        ("Lingkung Aur", "13.12.03.2003"),
        ("Lingkuang Aur", "13.12.03.2003"),
        ("Lingkungaua", "13.12.03.2003"),
        ("Aur Kuning", "13.12.03.2004"),
        ("Aua Kuning", "13.12.03.2004"),
        ("Air Gadang", "13.12.03.2006"),
        ("Aie Gadang", "13.12.03.2006"),
        ("Lingkung Aur Timur", "13.12.03.2007"),
        ("Lingkuang Aua Baru", "13.12.03.2008"),
        ("Bandarejo", "13.12.03.2009"),
        ("Bandarejo Lingkuang Aua", "13.12.03.2009"),
        ("Lingkuang Aua Hilir", "13.12.03.2013"),
        ("Sukomananti", "13.12.03.2014"),
        ("Sukamenanti", "13.12.03.2014"),
        ("Suka Menanti Aur Kuning", "13.12.03.2014"),
        ("Air Gadang Timur", "13.12.03.2015"),
        ("Pinaga", "13.12.03.2017"),
        ("Pinagar Aur Kuning", "13.12.03.2017"),
        ("Lubuak Landua", "13.12.03.2018"),
        ("Lubuk Landur", "13.12.03.2018"),
        ("Lubuk Landua", "13.12.03.2018"),
        ("Lembah Binuang", "13.12.03.2019"),
        ("Kajai", "13.12.04.2001"),
        ("Talu", "13.12.04.2002"),
        ("Sinurut", "13.12.04.2003"),
        ("Sinuruik", "13.12.04.2003"),
        ("Timbo Abu", "13.12.04.2004"),
        ("Simpang Timbo Abu", "13.12.04.2004"),
        ("Kajai Selatan", "13.12.04.2005"),
        ("Sungai Jernih", "13.12.04.2006"),
        ("Sungai Janiah", "13.12.04.2006"),
        ("Sei Janiah Talu", "13.12.04.2006"),
        ("Tabek Sirah", "13.12.04.2007"),
        ("Tabat Sirah", "13.12.04.2007"),
        ("Katiagan", "13.12.05.2002"),
        ("Ampek Koto Barat", "13.12.05.2004"),
        ("VI Koto Selatan", "13.12.05.2010"),
        ("Enam Koto Utara", "13.12.05.2013"),
        ("Bancah Kering", "13.12.05.2005"),
        ("Bancah Kariang", "13.12.05.2005"),
        ("Mudik Labuh", "13.12.05.2006"),
        ("Mudiak Labuah", "13.12.05.2006"),
        ("Tandikat", "13.12.05.2007"),
        ("Tandikek", "13.12.05.2007"),
        ("Langgam Sepakat", "13.12.05.2008"),
        ("Langgam Saiyo", "13.12.05.2009"),
        ("Sigunanti", "13.12.05.2011"),
        ("Kota Gadang Jaya", "13.12.05.2012"),
        ("Bandua Balai", "13.12.05.2014"),
        ("Bandar Balai", "13.12.05.2014"),
        ("Bunuik", "13.12.05.2015"),
        ("Bunut", "13.12.05.2015"),
        ("Padang Canduh", "13.12.05.2016"),
        ("Limau Purut", "13.12.05.2017"),
        ("Limau Puruik", "13.12.05.2017"),
        ("Muara Kiawai", "13.12.06.2001"),
        ("Muaro Kiawai Hilir", "13.12.06.2007"),
        ("Rabi Jonggor", "13.12.06.2002"),
        ("Seberang Kenaikan", "13.12.06.2003"),
        ("Subarang Kanaikan", "13.12.06.2003"),
        ("Bahoras", "13.12.06.2004"),
        ("Ranah Sungai Magelang", "13.12.06.2005"),
        ("Batahan", "13.12.07.2001"),
        ("Desa Baru", "13.12.07.2002"),
        ("Desa Baru Barat", "13.12.07.2007"),
        ("Batahan Utara", "13.12.07.2003"),
        ("Parit", "13.12.08.2001"),
        ("Parik", "13.12.08.2001"),
        ("Koto Tengah", "13.12.08.2002"),
        ("Koto Tuo", "13.12.08.2003"),
        ("Kota Tua", "13.12.08.2003"),
        ("Koto Nan Dua", "13.12.08.2004"),
        ("Pematang Panjang", "13.12.08.2005"),
        ("Pamatang Panjang", "13.12.08.2005"),
        ("Ranah Koto Tinggi", "13.12.08.2006"),
        ("Salingka Muaro", "13.12.09.2002"),
        ("Selingkar Muara", "13.12.09.2002"),
        ("Ranah Melintang", "13.12.09.2003"),
        ("Ranah Air Haji", "13.12.09.2004"),
        ("Ranah Aia Haji", "13.12.09.2004"),
        ("Kasik Putih", "13.12.09.2005"),
        ("Kasik Putih Sungai Tanang", "13.12.09.2005"),
        ("Aur Serumpun", "13.12.09.2006"),
        ("Aua Sarumpun", "13.12.09.2006"),
        ("Sikilang", "13.12.09.2007"),
        ("Koto Baru, Luhak Nan Duo", "13.12.10.2001"),
        ("Koto Baru Luhak Nan Duo", "13.12.10.2001"),
        ("Kapa", "13.12.10.2002"),
        ("Kapar", "13.12.10.2002"),
        ("Giri Maju", "13.12.10.2003"),
        ("Ophir", "13.12.10.2004"),
        ("Opir", "13.12.10.2004"),
        ("Mahakarya", "13.12.10.2005"),
        ("Maha Karya", "13.12.10.2005"),
        ("Sariak", "13.12.10.2006"),
        ("Sarik", "13.12.10.2006"),
        ("Sungai Talang", "13.12.10.2007"),
        ("Jambak Selatan", "13.12.10.2008"),
        ("Pujorahayu", "13.12.10.2009"),
        ("Pujo Rahayu", "13.12.10.2009"),
        ("Puja Rahayu", "13.12.10.2009"),
        ("Sasak", "13.12.11.2001"),
        ("Padang Harapan", "13.12.11.2002"),
        ("Maligi", "13.12.11.2004"),
        ("kec. kinali", "13.12.05"),
        ("Kecamatan Talamau", "13.12.04"),
        ("Luak Nan Duo", "13.12.10"),
        ("Luhak nan dua", "13.12.10"),
        ("Gunuang Tuleh", "13.12.06"),
        ("Simpang 4", "13.12.03"),
        ("Simpang Empat", "13.12.03"),
        ("Ranah Batahan", "13.12.07"),
        ("Koto Balingka", "13.12.08"),
        ("Kota Balingka", "13.12.08"),
        ("Lembah Malintang", "13.12.02"),
        ("Sei Beremas", "13.12.01"),
        ("Sungai Beremas", "13.12.01"),
        ("Sasak Ranah Pesisir", "13.12.11"),
        ("Pasaman Barat", "13.12"),
        ("pasbar", "13.12"),
        ("Kab. Agam", "13.06"),
        ("Bukittinggi", "13.75"),
        ("Bukit Tinggi", "13.75"),
        ("Padang Panjang", "13.74"),
        ("Mandailing Natal", "12.13"),
        ("Madina", "12.13"),
        ("Surakarta", "33.72"),
        ("Jakarta Selatan", "31.74"),
        ("AIRBANGIS", "13.12.01.2001"),
        ("ujunggading", "13.12.02.2001"),
        ("nagari aur kuning", "13.12.03.2004"),
        ("LA Jambak", "13.12.03.2010"),
        ("simpang ampek", "13.12.03"),
        ("Solo", "33.72"),
        ("nagari kinali", "13.12.05.2001"),
        ("Kinali, Kec. Kinali", "13.12.05.2001"),
        ("Sungai Aur", "13.12.09"),
        ("13.12.03.2003", "13.12.03.2003"),
    ],
)
def test_a_place_is_found_first_however_it_is_spelled(typed, code):
    assert queries.gazetteer().find(typed)[0] == code


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Jambak", {"13.12.03.2010", "13.12.10.2008"}),
        ("Koto Dalam", {"13.12.03.2011"}),
        ("IV Koto", {"13.12.05.2003", "13.06.05"}),
        ("Sungaiaur", {"13.12.09", "13.12.09.2001"}),
        ("Ranah Pesisir", {"13.12.11.2003", "13.01.02"}),
        ("Payakumbuah", {"13.76", "13.07.03"}),
        ("Koto Baru", {"13.12.10.2001", "13.10.01"}),
        ("Yogyakarta", {"34", "34.71"}),
    ],
)
def test_a_name_that_several_places_have_gives_them_all(typed, codes):
    assert codes <= set(queries.gazetteer().find(typed))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Aia Banges", "13.12.01.2001"),
        ("Lingkang Aua", "13.12.03.2003"),
        ("Talaamu", "13.12.04"),
        ("Pasamn Barat", "13.12"),
        ("Sungi Aur", "13.12.09"),
        ("Robi Jonggor", "13.12.06.2002"),
        ("sungai bareh mas", "13.12.01"),
        ("Simpang Epat", "13.12.03"),
    ],
)
def test_a_slip_of_the_pen_is_guessed_but_never_taken_for_found(typed, code):
    assert queries.gazetteer().find(typed) == []
    assert queries.gazetteer().similar(typed)[0] == code


def test_every_region_is_found_by_its_code_and_by_the_line_we_print_for_it():
    atlas = queries.gazetteer()
    for code in [place.code for place in data.own()] + ["13", "13.71", "33.72", "12.13.10"]:
        assert atlas.find(code) == [code]
        assert atlas.find(atlas.line(code)) == [code]


def test_no_words_and_unknown_places_find_nothing():
    for typed in ("   ", "Kec.", "Atlantis", "99.99", "…", "x" * 200):
        assert queries.gazetteer().find(typed) == []
    assert queries.gazetteer().similar("Atlantis") == []


def test_the_list_is_read_once_and_again_only_when_it_changed(django_assert_num_queries):
    queries.gazetteer()
    with django_assert_num_queries(1):
        assert queries.gazetteer().find("Kinali")
    Region.objects.filter(code="13.12.05").update(search_form="|quinali|")
    assert queries.gazetteer().find("Quinali") == ["13.12.05"]


def test_spelling_anew_changes_nothing_that_is_right():
    before = dict(Region.objects.values_list("code", "search_form"))
    Region.objects.filter(code="33.72").update(search_form="|x|", also="")
    data.spell_anew(apps)
    assert dict(Region.objects.values_list("code", "search_form")) == before
    assert Region.objects.get(code="33.72").also == "Solo"


def test_the_first_digits_of_a_nik_are_known_or_not():
    assert queries.district_known("1312034507900001")
    assert not queries.district_known("131299")
    assert not queries.district_known("13")
    assert queries.regency_known("1312")
    assert not queries.regency_known("1399")
