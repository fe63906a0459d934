"""What KTP, family card, birth certificate and passport say, from their lines alone."""

from datetime import date

import pytest

from rantau.documents.engines.reading.base import Field, Kind, Reading
from rantau.documents.engines.reading.understanding import understand
from rantau.documents.engines.reading.values import day_in
from rantau.documents.tests.lines import lines

TODAY = date(2026, 1, 14)
KTP = """
PROVINSI SUMATERA BARAT
KABUPATEN PASAMAN BARAT
NIK|: 1312034507900001
Nama|: SARI WULANDARI
Tempat/Tgl Lahir|: SIMPANG EMPAT, 05-07-1990
Jenis Kelamin|: PEREMPUAN|Gol. Darah : O
Alamat|: JL. PASAR NO. 7
RT/RW|: 003/007
Kel/Desa|: LINGKUANG AUA
Agama|: ISLAM
Status Perkawinan : KAWIN
Berlaku Hingga : SEUMUR HIDUP
"""
KK = """
KARTU KELUARGA
No. 1312031203150007
Nama Kepala Keluarga : BUDI SANTOSO|Kecamatan : PASAMAN
Alamat : JORONG PASAR|Kabupaten/Kota : PASAMAN BARAT
Nama Lengkap|NIK|Jenis Kelamin
BUDI SANTOSO|1312031708850002|LAKI-LAKI
SARI WULANDARI|1312034507900001|PEREMPUAN
Status Hubungan Dalam Keluarga
"""
AKTA = """
PENCATATAN SIPIL
WARGA NEGARA INDONESIA
KUTIPAN AKTA KELAHIRAN
Berdasarkan Akta Kelahiran Nomor 1312-LT-12082015-0012
bahwa di SIMPANG EMPAT pada tanggal
LIMA BULAN JULI tahun SERIBU SEMBILAN RATUS SEMBILAN PULUH
telah lahir SARI WULANDARI
anak ke DUA, PEREMPUAN
dari Ayah BUDI SANTOSO dan Ibu ROHANA
Kutipan ini dikeluarkan di Simpang Empat
"""
OLD_AKTA = """
KUTIPAN AKTA KELAHIRAN
Bahwa di Padang pada tanggal 17 Agustus 1985 telah lahir
BUDI SANTOSO
anak ke satu laki-laki
dari suami-isteri: ZULKIFLI dan MAIMUNAH.
"""
MRZ = ("P<IDNSRI<WAHYUNI<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "X1234567<7IDN9007057F3507049<<<<<<<<<<<<<<<6")
PASSPORT = f"""
REPUBLIK INDONESIA
PASPOR / PASSPORT
Nama Lengkap / Full Name
SRI WAHYUNI
{MRZ[0]}
{MRZ[1]}
"""


def read(text: str, **how: object) -> Reading:
    known = how.pop("known", {"131203"})
    return understand(lines(text, **how), district_known=known.__contains__, on=TODAY)


def said(reading: Reading) -> dict[str, str]:
    return {field.code: field.value for field in reading.fields}


def field(reading: Reading, code: str) -> Field:
    return next(field for field in reading.fields if field.code == code)


@pytest.mark.parametrize("slope", [0.0, 0.12, -0.12])
def test_a_ktp_held_askew_is_read_row_by_row(slope: float) -> None:
    reading = read(KTP, slope=slope)
    assert reading.kind is Kind.KTP
    assert said(reading) == {
        "nik": "1312034507900001", "full_name": "SARI WULANDARI", "birth_place": "SIMPANG EMPAT",
        "street": "JL. PASAR NO. 7", "birth_date": "1990-07-05", "sex": "F",
    }  # fmt: skip
    assert all(field.sure for field in reading.fields)


@pytest.mark.parametrize(
    ("was", "became", "why"),
    [
        ("1312034507900001", "1312034607900001", "the birth date on the card says another day"),
        ("1312034507900001", "1312030507900001", "the card says that it is a woman's"),
        ("1312034507900001", "1399034507900001", "no such district"),
        ("1312034507900001", "1312034507900000", "no such serial"),
        ("1312034507900001", "13120345O7900001", "a letter had to be mended"),
        (": SIMPANG EMPAT, 05-07-1990", ": SIMPANG EMPAT", "nothing on the card confirms it"),
    ],
)
def test_a_nik_that_anything_speaks_against_is_not_sure(was: str, became: str, why: str) -> None:
    assert not field(read(KTP.replace(was, became)), "nik").sure, why


def test_a_nik_that_is_dim_or_looks_different_the_second_time_is_not_sure() -> None:
    assert not field(read(KTP, confidence=0.85), "nik").sure
    assert not field(read(KTP, again=False), "nik").sure


def test_a_birth_date_that_the_nik_contradicts_is_not_sure_either() -> None:
    assert not field(read(KTP.replace("05-07-1990", "06-07-1990")), "birth_date").sure


def test_a_number_with_a_digit_too_few_is_not_taken_at_all() -> None:
    assert "nik" not in said(read(KTP.replace("1312034507900001", "131203450790001")))


def test_a_family_card_gives_the_number_at_its_top_and_not_that_of_a_member() -> None:
    reading = read(KK)
    assert reading.kind is Kind.KK
    assert said(reading) == {"kk": "1312031203150007", "head_name": "BUDI SANTOSO", "street": "JORONG PASAR"}
    assert field(reading, "kk").sure
    assert not field(read(KK, known=set()), "kk").sure


def test_a_birth_certificate_is_read_as_one_sentence() -> None:
    reading = read(AKTA)
    assert reading.kind is Kind.AKTA
    assert said(reading) == {
        "birth_place": "SIMPANG EMPAT", "birth_date": "1990-07-05", "full_name": "SARI WULANDARI", "sex": "F",
        "father_name": "BUDI SANTOSO", "mother_name": "ROHANA",
    }  # fmt: skip
    assert all(field.sure for field in reading.fields)


def test_an_older_wording_of_the_certificate_is_read_too() -> None:
    assert said(read(OLD_AKTA)) == {
        "birth_place": "PADANG", "birth_date": "1985-08-17", "full_name": "BUDI SANTOSO", "sex": "M",
        "father_name": "ZULKIFLI", "mother_name": "MAIMUNAH",
    }  # fmt: skip


def test_a_certificate_that_names_only_the_mother_names_no_father() -> None:
    alone = AKTA.replace("dari Ayah BUDI SANTOSO dan Ibu ROHANA", "dari seorang ibu ROHANA")
    assert said(read(alone))["mother_name"] == "ROHANA"
    assert "father_name" not in said(read(alone))


def test_a_passport_is_sure_of_what_its_digits_check_and_of_a_name_that_stands_twice() -> None:
    reading = read(PASSPORT)
    assert reading.kind is Kind.PASSPORT
    assert said(reading)["passport_number"] == "X1234567"
    assert said(reading)["mrz"] == "\n".join(MRZ)
    assert all(field.sure for field in reading.fields)
    assert not field(read(PASSPORT.replace("\nSRI WAHYUNI", "\nSR1 WAHYUN")), "full_name").sure


def test_strokes_in_the_line_of_names_are_letters() -> None:
    slipped = PASSPORT.replace("P<IDNSRI<WAHYUNI", "P<1DNSR!<WAHYUN1")
    assert said(read(slipped))["full_name"] == "SRI WAHYUNI"


def test_a_wrong_check_digit_makes_nothing_of_the_second_line_sure() -> None:
    reading = read(PASSPORT.replace("9007057F", "9007058F"))
    assert not any(field.sure for field in reading.fields if field.code not in {"full_name", "issuer"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KTP",
        "Fotokopi KTP dan KARTU KELUARGA\nKUTIPAN AKTA KELAHIRAN",
        "SURAT KETERANGAN HILANG\ntelah hilang KARTU TANDA PENDUDUK atas nama SARI",
        "BUKU NIKAH\nKARTU KELUARGA",
        "IJAZAH\nlahir di Padang, 5 Juli 1990",
    ],
)
def test_of_a_paper_that_does_not_plainly_say_what_it_is_nothing_is_claimed(text: str) -> None:
    assert read(text) == Reading()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05-07-1990", date(1990, 7, 5)),
        ("5 / 7 / 1990", date(1990, 7, 5)),
        ("5 Juli 1990", date(1990, 7, 5)),
        ("DUA PULUH SATU DESEMBER DUA RIBU SEBELAS", date(2011, 12, 21)),
        ("SEMBILAN BELAS MEI TAHUN SERIBU SEMBILAN RATUS TUJUH PULUH DELAPAN", date(1978, 5, 19)),
        ("31-02-1990", None),
        ("5 Juli", None),
        ("", None),
    ],
)
def test_days_are_read_in_digits_and_in_words(text: str, day: date | None) -> None:
    assert day_in(text) == day
