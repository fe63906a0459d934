"""What people give: an address, a code, a password, who they are."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.utils.translation import gettext_lazy as _

from rantau.foundation import nik
from rantau.ui import fields
from rantau.ui.fields.contact import e164
from rantau.ui.forms import Form

EMAIL, SMS = "EMAIL", "SMS"
WNI, WNA = "WNI", "WNA"
ADDRESS, NEW_PASSWORD = _("Surel atau nomor ponsel"), _("Kata sandi baru")
SHORTEST_PASSWORD = 8
# What guessers try first in this country; compared without spaces and case. Django's own list has the other 20,000.
GUESSED_FIRST = frozenset(
    [
        "indonesia",
        "indonesia1",
        "indonesia123",
        "indonesiaraya",
        "imigrasi",
        "imigrasi123",
        "paspor123",
        "pasporku",
        "pasamanbarat",
        "pasbar123",
        "simpangempat",
        "minangkabau",
        "minang123",
        "bukittinggi",
        "sumaterabarat",
        "bismillah",
        "bismillah1",
        "bismillah123",
        "alhamdulillah",
        "assalamualaikum",
        "sayangku",
        "sayangkamu",
        "cintaku",
        "rahasia123",
        "katasandi",
        "katasandi1",
        "katasandi123",
        "sandirahasia1",
        "merdeka45",
        "merdeka1945",
        "garuda123",
        "jakarta123",
        "12345678",
        "123456789",
        "1234567890",
        "87654321",
        "11111111",
        "00000000",
        "qwertyuiop",
        "rantau123",
        "rantau2026",
        "mpaspor123",
    ]
)


class Address(fields.Text):
    """An e-mail address or a phone number in one box. Gives ("EMAIL", "sari@contoh.id") or ("SMS", "+628…")."""

    default_error_messages = {
        "invalid": _("Tulis surel seperti nama@contoh.id, atau nomor ponsel seperti 0812 3456 7890.")
    }

    def __init__(self, label: Any = ADDRESS, **rest: Any) -> None:
        super().__init__(label, **{"autocomplete": "username", "inputmode": "email", "width": "medium", **rest})

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        if "@" in typed:
            return EMAIL, fields.Email().clean(typed)
        number = e164(typed)
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return SMS, number


def check_new_password(password: str) -> None:
    """Eight characters and not on the lists; nothing else is asked (promise P6)."""
    if len(password) < SHORTEST_PASSWORD:
        raise forms.ValidationError(_("Paling sedikit 8 huruf atau angka. Beberapa kata lebih mudah diingat."))
    plain = "".join(password.casefold().split())
    try:
        CommonPasswordValidator().validate(password)
    except forms.ValidationError:
        plain = "12345678"
    if plain in GUESSED_FIRST or len(set(plain)) < 3:
        raise forms.ValidationError(_("Kata sandi ini sering dipakai dan mudah ditebak. Pilih yang lain."))


class NewPassword(fields.Password):
    def __init__(self, label: Any = NEW_PASSWORD, **rest: Any) -> None:
        hint = _("Paling sedikit 8 huruf atau angka. Kalimat panjang boleh, spasi boleh, tempel boleh.")
        super().__init__(label, hint=hint, autocomplete="new-password", validators=[check_new_password], **rest)


class SignUp(Form):
    address = Address(hint=_("Kami kirim kode ke sini. Pakai yang bisa Anda buka sekarang."))
    notice = fields.Tick(_("Saya sudah membaca pemberitahuan privasi dan setuju data saya diproses untuk layanan ini."))


class CodeForm(Form):
    code = fields.Code(_("Kode 6 angka"), hint=_("Kode berlaku 5 menit."))


class TwoCodes(Form):
    old = fields.Code(_("Kode dari alamat lama"))
    new = fields.Code(_("Kode dari alamat baru"), autocomplete="off")


class SignUpAccount(Form):
    full_name = fields.Text(
        _("Nama lengkap"), hint=_("Seperti di KTP atau paspor, tanpa gelar."), autocomplete="name", max_length=120
    )
    citizenship = fields.Choice(
        _("Kewarganegaraan"), choices=[(WNI, _("Warga negara Indonesia")), (WNA, _("Warga negara lain"))]
    )
    password = NewPassword(_("Kata sandi"))

    def clean_full_name(self) -> str:
        name: str = self.cleaned_data["full_name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Tulis nama Anda dengan huruf."))
        return name


class Identity(Form):
    """Birth date and sex, for everybody."""

    birth_date = fields.Day(_("Tanggal lahir"), autocomplete="bday")
    sex = fields.Choice(_("Jenis kelamin"), choices=[("F", _("Perempuan")), ("M", _("Laki-laki"))])

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        if born > self.today:
            raise forms.ValidationError(_("Tanggal lahir tidak mungkin di masa depan. Periksa tahunnya."))
        return born

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)


class IndonesianIdentity(Identity):
    """The NIK is checked by its structure. What its owner may know better warns once and passes with a tick."""

    nik = fields.Text(_("NIK"), hint=_("16 angka di KTP Anda."), inputmode="numeric", width="medium", max_length=40)
    sure = fields.Tick(_("Saya sudah memeriksa KTP saya. Data ini benar."), required=False)
    field_order = ("nik", "birth_date", "sex", "sure")

    def __init__(self, *args: Any, district_known: Callable[[str], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.district_known = district_known
        if "sure" not in self.data:
            self.doubtful = self.fields.pop("sure")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("nik"):
            given["nik"] = nik.normalise(given["nik"])
            problems = nik.check(
                given["nik"], given.get("birth_date"), given.get("sex"), district_known=self.district_known
            )
            for problem in problems:
                if problem.stops or not given.get("sure"):
                    self.add_error("nik", problem.sentence)
            if problems and not problems[0].stops and "sure" not in self.fields:
                self.fields["sure"] = self.doubtful
        return given


class ForeignIdentity(Identity):
    passport_number = fields.Text(
        _("Nomor paspor"), hint=_("Seperti tertulis di halaman foto."), width="medium", max_length=20
    )
    field_order = ("nationality", "passport_number", "birth_date", "sex")

    def __init__(self, *args: Any, nationalities: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nationality"] = fields.Choice(_("Kewarganegaraan di paspor"), choices=nationalities)
        self.order_fields(self.field_order)

    def clean_passport_number(self) -> str:
        number = nik.normalise(self.cleaned_data["passport_number"]).upper()
        for problem in nik.check_passport_number(number, ""):
            raise forms.ValidationError(problem.sentence)
        return number


class RegionStep(Form):
    """One level of the region: kabupaten, then kecamatan, then nagari."""

    def __init__(self, *args: Any, label: str, regions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"] = fields.Choice(label, choices=regions)


class Street(Form):
    village = fields.Text(_("Nagari, desa, atau kelurahan"), max_length=80)
    street = fields.LongText(
        _("Alamat"),
        hint=_("Jalan, nomor rumah, jorong atau RT/RW."),
        max_length=300,
        rows=3,
        autocomplete="street-address",
    )

    def __init__(self, *args: Any, village_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if village_known:
            del self.fields["village"]

    @property
    def whole(self) -> str:
        """The street with the village below it when the region list ends above villages."""
        lines = (self.cleaned_data["street"], self.cleaned_data.get("village", ""))
        return "\n".join(line for line in lines if line)


class SignIn(Form):
    address = Address()
    password = fields.Password(_("Kata sandi"))


class Recover(Form):
    address = Address(hint=_("Yang Anda pakai untuk masuk."))


class PasswordForm(Form):
    password = NewPassword()


class ChangePassword(Form):
    current = fields.Password(_("Kata sandi sekarang"))
    password = NewPassword()

    def __init__(self, *args: Any, is_current: Callable[[str], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_current = is_current

    def clean_current(self) -> str:
        typed: str = self.cleaned_data["current"]
        if not self.is_current(typed):
            raise forms.ValidationError(_("Kata sandi sekarang tidak cocok."))
        return typed


class NewAddress(Form):
    address = Address(_("Surel atau nomor ponsel baru"), autocomplete="off")
