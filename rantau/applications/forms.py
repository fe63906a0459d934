"""What people type on the pages of an application, beside the questions of the service itself."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.applications import policies
from rantau.foundation import clock
from rantau.foundation import nik as numbers
from rantau.ui.fields import Choice, Day, LongText, MultiChoice, Number, Phone, Text, Tick, Upload
from rantau.ui.forms import Form
from rantau.vault import masking

INDONESIA = "IDN"


class Beginning(Form):
    """For whom the application is; asked only when the account looks after several people.

    `adults` are the names of those who have to agree, by their value: once one is chosen, that is asked too.
    """

    agreed = Tick("", required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[str, str]],
        hints: Mapping[str, str],
        adults: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.adults = adults
        agreed = self.fields.pop("agreed")
        if len(people) > 1:
            self.fields["person"] = Choice(_("Permohonan ini untuk siapa?"), choices=people, hints=hints)
        if name := adults.get(self.data.get("person", "")):
            words = _(
                "%(name)s sudah dewasa. Ia meminta saya mengurus permohonan ini, setuju datanya dipakai, "
                "dan datang sendiri ke kantor."
            )
            agreed.label = words % {"name": name}
            self.fields["agreed"] = agreed


class Member(Form):
    """Somebody of the family. A NIK is checked by its structure; what its owner may know better warns once.

    `masked` is how the NIK that is written down already is shown: it is kept where nothing else is typed.
    """

    relation = Choice(_("Siapa orang ini bagi Anda?"), choices=[])
    full_name = Text(_("Nama lengkap"), hint=_("Seperti di KTP, KK, atau akta kelahiran, tanpa gelar."), max_length=120)
    sex = Choice(_("Jenis kelamin"), choices=[("F", _("Perempuan")), ("M", _("Laki-laki"))])
    birth_date = Day(_("Tanggal lahir"))
    birth_place = Text(_("Tempat lahir"), required=False, max_length=80)
    citizenship = Choice(_("Kewarganegaraan"), choices=[])
    nik = Text(
        _("NIK"), hint=_("16 angka di KTP atau KK. Boleh kosong untuk anak yang belum punya NIK."), required=False,
        inputmode="numeric", width="medium", max_length=40,
    )  # fmt: skip
    sure = Tick(_("Saya sudah memeriksa KTP atau KK. Data ini benar."), required=False)
    passport_number = Text(
        _("Nomor paspor"), hint=_("Untuk warga negara lain. Selain itu kosongkan."), required=False,
        width="medium", max_length=20,
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        relations: Sequence[tuple[str, str]],
        nationalities: Sequence[tuple[str, str]],
        district_known: Callable[[str], bool],
        today: date,
        kept_nik: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.district_known, self.today, self.kept_nik = district_known, today, kept_nik
        self.fields["relation"].choices = relations  # type: ignore[attr-defined]  # it is a Choice
        self.fields["citizenship"].choices = nationalities  # type: ignore[attr-defined]  # it is a Choice
        if kept_nik:
            hint = _("Tersimpan: %(number)s. Kosongkan bila tidak berubah.") % {"number": masking.nik(kept_nik)}
            self.fields["nik"].help_text = hint
        if "sure" not in self.data:
            self.doubtful = self.fields.pop("sure")

    def clean_full_name(self) -> str:
        name: str = self.cleaned_data["full_name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Tulis nama dengan huruf."))
        return name

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        if born > self.today:
            raise forms.ValidationError(_("Tanggal lahir tidak mungkin di masa depan. Periksa tahunnya."))
        return born

    def clean_passport_number(self) -> str:
        number = numbers.normalise(self.cleaned_data["passport_number"]).upper()
        for problem in numbers.check_passport_number(number, "") if number else ():
            raise forms.ValidationError(problem.sentence)
        return number

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        given["nik"] = numbers.normalise(given.get("nik") or "") or self.kept_nik
        if given["nik"]:
            self._check_nik(given)
        elif given.get("citizenship") == INDONESIA and not policies.is_minor(given.get("birth_date"), self.today):
            self.add_error("nik", _("Tulis 16 angka NIK. Yang boleh kosong hanya NIK anak di bawah 17 tahun."))
        return given

    def _check_nik(self, given: Mapping[str, Any]) -> None:
        found = numbers.check(
            given["nik"], given.get("birth_date"), given.get("sex"), district_known=self.district_known
        )
        for problem in found:
            if problem.stops or not given.get("sure"):
                self.add_error("nik", problem.sentence)
        if found and not found[0].stops and "sure" not in self.fields:
            self.fields["sure"] = self.doubtful
            self.order_fields(list(self.base_fields))


class Declaration(Form):
    """What the applicant says when sending. Nobody is asked to give up a fee that there is not."""

    true = Tick(_("Semua jawaban dan berkas saya benar dan milik saya."))
    forfeit = Tick(_("Saya paham: biaya yang sudah dibayar tidak kembali bila data keliru atau saya tidak datang."))

    def __init__(self, *args: Any, pays: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not pays:
            del self.fields["forfeit"]


class Correction(Form):
    """Nothing to fill in; the button says that everything asked for is done."""


class FilingNumber(Form):
    """What the other agency calls its number is said by the service."""

    number = Text(_("Nomor"), max_length=40)

    def __init__(self, *args: Any, called: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = called


class FilingNews(Form):
    status = Choice(_("Bagaimana keadaannya di sana?"), choices=[])

    def __init__(self, *args: Any, statuses: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = statuses  # type: ignore[attr-defined]  # it is a Choice


class Paper(Form):
    """A file, or one that has arrived already, in pieces, at `/unggah/`."""

    file = Upload(_("Pilih foto atau PDF"), accept="image/*,.heic,.pdf,application/pdf", required=False)
    upload = forms.UUIDField(required=False)
    joins = forms.BooleanField(required=False)
    """Further pages of what was sent before, not another paper instead of it."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("file") and not cleaned.get("upload") and not self.errors:
            self.add_error("file", _("Pilih berkas lebih dulu."))
        return cleaned


class Arranging(Form):
    """One button: `up:3` is page 3 one place forward. `order` is what becomes of the pages then, as (page, quarters)."""

    act = forms.RegexField(r"^(up|down|turn|drop):[0-9]{1,2}$")

    def __init__(self, *args: Any, pages: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pages = pages

    @property
    def order(self) -> list[tuple[int, int]]:
        act, _colon, number = self.cleaned_data["act"].partition(":")
        page, pages = int(number), [(each, 0) for each in range(1, self.pages + 1)]
        at = page - 1
        if act == "drop":
            return [each for each in pages if each[0] != page]
        if act == "turn":
            return [(each, int(each == page)) for each, _turn in pages]
        beside = at - 1 if act == "up" else at + 1
        if 0 <= at < len(pages) and 0 <= beside < len(pages):
            pages[at], pages[beside] = pages[beside], pages[at]
        return pages


class Place(Form):
    """The place chosen. The choices are drawn by the slot picker; the action decides whether it can be had."""

    slot = forms.UUIDField(
        error_messages={"required": _("Pilih satu jam."), "invalid": _("Pilih satu jam dari daftar.")}
    )

    with_others = MultiChoice(_("Siapa yang ikut datang pada jam ini?"), required=False, choices=[])

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if others:
            self.fields["with_others"].choices = others  # type: ignore[attr-defined]  # it is a MultiChoice
            self.fields["with_others"].initial = [reference for reference, _name in others]
        else:
            del self.fields["with_others"]

    def chosen(self) -> UUID:
        found: UUID = self.cleaned_data["slot"]
        return found

    @property
    def others(self) -> list[str]:
        """References of those who come along."""
        found: list[str] = self.cleaned_data.get("with_others", [])
        return found


HOURS = [(f"{hour:02}:00", f"{hour:02}.00") for hour in range(7, 17)]


class NationalBooking(Form):
    """A place that was booked and paid in the national app."""

    number = Text(_("Nomor pemesanan"), hint=_("Tertulis di aplikasi nasional setelah Anda membayar."), max_length=40)
    day = Day(_("Tanggal datang"))
    hour = Choice(_("Jam datang"), choices=HOURS)

    def starts_at(self) -> datetime:
        data: Mapping[str, Any] = self.cleaned_data
        return clock.at(data["day"], int(str(data["hour"])[:2]))


class Vouching(Form):
    """What only the guarantor whom the applicant named can fill in."""

    name = Text(_("Nama lengkap Anda"), hint=_("Seperti pada KTP."), max_length=120, autocomplete="name")
    nik = Text(_("NIK Anda"), hint=_("16 angka pada KTP."), max_length=40, width="medium", inputmode="numeric")
    willing = Tick(_("Saya menjamin orang ini dan tahu tanggung jawab saya."))

    def clean_nik(self) -> str:
        number = numbers.normalise(self.cleaned_data["nik"])
        for problem in numbers.check(number):
            raise forms.ValidationError(problem.sentence, problem.code.lower())
        return number


class Refusing(Form):
    reason = Choice(
        _("Mengapa tidak?"),
        choices=[
            ("UNKNOWN", _("Saya tidak mengenal orang ini")),
            ("UNWILLING", _("Saya tidak bersedia menjaminnya")),
            ("WRONG", _("Saya penjaminnya, tetapi ada data yang keliru")),
        ],
    )


class InvitationCode(Form):
    """What stands on the card that the leader of the group handed out."""

    code = Text(_("Kode undangan"), hint=_("Contoh: UND-7KQ4-M2XW"), width="medium", max_length=40, autocomplete="off")


class OutreachDay(Form):
    """One outreach day and who leads the group. `points` are those of the officer's office."""

    title = Text(_("Nama daftar"), hint=_("Misalnya nama nagari atau kelompok."), max_length=120)
    point = Choice(_("Tempat layanan"), choices=[])
    day = Day(_("Tanggal jemput bola"))
    leader_name = Text(_("Nama ketua kelompok"), max_length=120)
    leader_phone = Phone(_("Nomor ponsel ketua kelompok"))

    def __init__(self, *args: Any, points: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].choices = points  # type: ignore[attr-defined]  # it is a Choice


class GroupPlaces(Form):
    """How many people of the group can be served that day, and between which hours (WIB)."""

    opens = Text(_("Mulai jam"), hint=_("Misalnya 08.30"), width="short", max_length=5)
    closes = Text(_("Selesai jam"), hint=_("Misalnya 14.00"), width="short", max_length=5)
    places = Number(
        _("Berapa orang bisa dilayani"),
        hint=_("Seluruhnya pada hari itu. Semua kelompok di tempat ini memakainya bersama."),
        min_value=1,
        max_value=300,
    )

    def clean_opens(self) -> time:
        return _hour(self.cleaned_data["opens"])

    def clean_closes(self) -> time:
        return _hour(self.cleaned_data["closes"])


def _hour(text: str) -> time:
    """ "8.30" and "08:30" are half past eight."""
    try:
        return datetime.strptime(text.strip().replace(".", ":"), "%H:%M").time()  # noqa: DTZ007 (a time of day, no moment)
    except ValueError:
        raise forms.ValidationError(_("Tulis jam dan menit, misalnya 08.30."), "invalid") from None


class OnePerson(Form):
    """One row of a list. Judged by the same rules as a pasted one, so nothing is checked here but that it is there."""

    name = Text(_("Nama lengkap"), max_length=120)
    nik = Text(_("NIK"), inputmode="numeric", width="medium", max_length=40)
    born = Text(_("Tanggal lahir"), hint=_("Misalnya 31-12-1990"), width="medium", max_length=40)
    phone = Text(_("Nomor ponsel"), width="medium", max_length=40)
    service = Choice(_("Layanan"), choices=[])

    def __init__(self, *args: Any, services: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = services  # type: ignore[attr-defined]  # it is a Choice

    def line(self) -> str:
        return "\t".join(self.cleaned_data[part] for part in ("name", "nik", "born", "phone", "service"))


class Rows(LongText):
    """Tabs stand between the columns of a spreadsheet: they are kept."""

    @staticmethod
    def tidied(text: str) -> str:
        return text


class Pasted(Form):
    text = Rows(
        _("Tempel dari lembar kerja"),
        hint=_("Satu orang satu baris: nama, NIK, tanggal lahir, nomor ponsel, kode layanan. Judul kolom boleh ikut."),
        max_length=60_000,
        rows=10,
    )
