from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from rantau.ui import fields
from rantau.ui.fields.choices import Radios
from rantau.ui.forms import Form

MANY = [(str(number), str(number)) for number in range(8)]


@pytest.mark.parametrize(
    "typed",
    [
        "5/7/1990", "05-07-1990", "5.7.1990", "05 07 1990", "05071990", "1990-07-05", " 5 Juli 1990 ", "5 jul 1990",
        "5-July-1990", "5 JULI, 1990",
    ],
)  # fmt: skip
def test_a_day_is_understood_as_people_write_it(typed: str) -> None:
    assert fields.Day("Tanggal").clean(typed) == date(1990, 7, 5)


@pytest.mark.parametrize(
    "typed", ["31-02-1990", "5/7/90", "kemarin", "1990", "5 Juleh 1990", "32 Mei 1990", "00-00-0000"]
)
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match="31-12-1990"):
        fields.Day("Tanggal").clean(typed)


def test_a_day_outside_of_its_limits_says_to_check_the_year() -> None:
    field = fields.Day("Tanggal lahir", latest=date(2026, 1, 14))
    with pytest.raises(ValidationError, match="terlalu jauh di depan"):
        field.clean("15-01-2026")
    with pytest.raises(ValidationError, match="terlalu lama"):
        field.clean("31-12-1899")


def test_a_stored_day_is_shown_as_it_is_typed_and_a_mistake_as_it_was() -> None:
    field = fields.Day("Tanggal")
    assert field.prepare_value(date(1990, 7, 5)) == "05-07-1990"
    assert field.prepare_value("1990-07-05") == "05-07-1990"
    assert field.prepare_value("31 Pebruary") == "31 Pebruary"


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812 3456 7890",
        "0812-3456-7890",
        "+6281234567890",
        "+62 812 3456 7890",
        "6281234567890",
        "(0812) 34567890",
    ],
)
def test_a_mobile_number_becomes_e164_however_it_is_written(typed: str) -> None:
    assert fields.Phone("Telepon").clean(typed) == "+6281234567890"


def test_a_foreign_number_keeps_its_country() -> None:
    assert fields.Phone("Telepon").clean("+60 12-345 6789") == "+60123456789"


@pytest.mark.parametrize("typed", ["0812", "abc", "+62 1", "9" * 20, "++62812"])
def test_a_number_nobody_can_have_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="0812 3456 7890"):
        fields.Phone("Telepon").clean(typed)


def test_an_address_is_lower_case_and_a_broken_one_is_refused_in_our_words() -> None:
    assert fields.Email("Surel").clean(" Sari@Contoh.ID ") == "sari@contoh.id"
    with pytest.raises(ValidationError, match="belum lengkap"):
        fields.Email("Surel").clean("sari@contoh")


def test_a_code_is_read_with_its_spaces() -> None:
    assert fields.Code("Kode").clean("123 456") == "123456"
    with pytest.raises(ValidationError, match="6 angka"):
        fields.Code("Kode").clean("12345")
    with pytest.raises(ValidationError, match="6 angka"):
        fields.Code("Kode").clean("12345x")


def test_numbers_may_have_thousands_dots() -> None:
    assert fields.Number("Jumlah").clean("1.250.000") == 1_250_000
    with pytest.raises(ValidationError, match="angka saja"):
        fields.Number("Jumlah").clean("dua")
    with pytest.raises(ValidationError, match="angka saja"):
        fields.Number("Jumlah").clean("1.5")


def test_a_line_loses_its_double_spaces_and_a_text_keeps_its_lines() -> None:
    assert fields.Text("Nama").clean("  Siti   Rahma ") == "Siti Rahma"
    assert fields.LongText("Cerita").clean("satu\n\ndua") == "satu\n\ndua"


def test_a_password_keeps_its_spaces() -> None:
    assert fields.Password("Sandi").clean(" kuda  hijau ") == " kuda  hijau "


def test_yes_and_no_are_true_and_false() -> None:
    field = fields.YesNo("Menikah?")
    assert field.clean("ya") is True
    assert field.clean("tidak") is False
    assert fields.YesNo("Menikah?", required=False).clean("") is None
    assert field.prepare_value(True) == "ya"
    with pytest.raises(ValidationError, match="ya atau tidak"):
        field.clean("")


def test_few_answers_are_radios_and_many_a_list() -> None:
    assert isinstance(fields.Choice("Pilih", choices=MANY[:7]).widget, Radios)
    long = fields.Choice("Pilih", choices=MANY)
    assert not isinstance(long.widget, Radios)
    assert long.choices[0][0] == ""
    with pytest.raises(ValidationError, match="Pilih salah satu"):
        long.clean("")


def test_choices_that_come_later_change_how_they_are_asked() -> None:
    field = fields.Choice("Pilih")
    field.choices = MANY
    assert not isinstance(field.widget, Radios)


def test_a_box_that_must_be_ticked_says_so() -> None:
    with pytest.raises(ValidationError, match="Centang"):
        fields.Tick("Benar").clean(False)


def test_an_empty_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValidationError, match="Pilih berkas lain"):
        fields.Upload("KTP").clean(SimpleUploadedFile("ktp.jpg", b""))


@pytest.mark.parametrize("width", ["wide", "10"])
def test_an_unknown_width_is_a_mistake_of_ours(width: str) -> None:
    with pytest.raises(ValueError, match="width must be"):
        fields.Text("Nama", width=width)


class Person(Form):
    name = fields.Text("Nama", hint="Seperti di KTP", autocomplete="name", width="medium")
    trip = fields.Choice("Tujuan", choices=[("a", "Wisata"), ("b", "Kerja")], hints={"b": "Kami bertanya lagi"})
    married = fields.YesNo("Menikah?", required=False)
    born = fields.Day("Lahir")


def drawn(data: dict[str, Any] | None = None, **initial: Any) -> str:
    form = Person(data, initial=initial)
    return "".join(field.as_field_group() for field in form.visible_fields())


def test_hint_and_error_are_tied_to_their_input() -> None:
    page = drawn({"name": ""})
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert 'aria-invalid="true"' in page


def test_the_browser_is_told_what_to_fill_in() -> None:
    page = drawn()
    assert 'autocomplete="name"' in page
    assert 'class="w-medium"' in page


def test_an_optional_field_says_that_it_may_stay_empty() -> None:
    assert drawn().count("boleh dikosongkan") == 1


def test_radios_are_a_group_with_a_legend_and_explained_answers() -> None:
    page = drawn()
    assert "<legend>Tujuan</legend>" in page
    assert "<small>Kami bertanya lagi</small>" in page
    assert page.count('type="radio"') == 4


def test_what_was_typed_is_kept() -> None:
    page = drawn({"name": "Siti <Rahma>", "trip": "b", "born": "31 Pebruary"})
    assert 'value="Siti &lt;Rahma&gt;"' in page
    assert 'value="31 Pebruary"' in page
    assert "checked" in page[page.index('value="b"') :].split(">")[0]


def test_a_stored_answer_is_shown_again() -> None:
    page = drawn(None, married=False, born=date(1990, 7, 5))
    assert "checked" in page[page.index('value="tidak"') :].split(">")[0]
    assert 'value="05-07-1990"' in page


@pytest.mark.parametrize(
    ("field", "pasted", "expected"),
    [
        (fields.Text("Alamat"), "Jalan\tPasar\r\n7\u202e\0", "Jalan Pasar 7"),
        (fields.LongText("Catatan"), "satu\r\n\u200bdua\0", "satu\ndua"),
        (fields.Number("Jumlah"), "１２", 12),
        (fields.Number("Jumlah"), "١٢", 12),
        (fields.Day("Tanggal"), "０５\u200e-07-1990", date(1990, 7, 5)),
        (fields.Phone("Ponsel"), "０８１２ 3456 7890", "+6281234567890"),
        (fields.Email("Surel"), "Sari＠contoh.id\u200b", "sari@contoh.id"),
        (fields.Code("Kode"), "１２３４５６", "123456"),
    ],
)
def test_what_was_pasted_is_brought_to_one_form(field: Any, pasted: str, expected: object) -> None:
    assert field.clean(pasted) == expected


def test_what_comes_back_after_a_mistake_hides_nothing() -> None:
    class Page(Form):
        name = fields.Text("Nama", max_length=3)

    shown = Page({"name": "Sari\u202e\0\x07"})["name"].value()
    assert shown == "Sari"


def test_a_day_that_the_calendar_does_not_have_is_told_so() -> None:
    with pytest.raises(ValidationError, match="tidak ada di kalender"):
        fields.Day("Tanggal").clean("31-02-1990")
    with pytest.raises(ValidationError, match="Paling akhir 14-01-2026"):
        fields.Day("Tanggal lahir", latest=date(2026, 1, 14)).clean("1-1-2027")


@pytest.mark.parametrize("typed", ["9" * 5000, "-", "1e9", "½", "12,5"])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="angka saja"):
        fields.Number("Jumlah").clean(typed)
