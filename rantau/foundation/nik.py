"""Numbers that identify people, by their structure alone: NIK, KK number, passport number.

Nothing here asks a register; a number that passes may still belong to nobody. The NIK is `PPKKCC DDMMYY SSSS`: district
of first registration (people move: it need not be the address), birth date with 40 added to the day for women, serial.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

MALE, FEMALE = "M", "F"
SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015]")


@dataclass(frozen=True, slots=True)
class NumberProblem:
    """What is wrong with a number. `stops` is False when the person may know better than the digits: warn, let pass."""

    code: str
    sentence: str
    stops: bool = True


def normalise(text: str) -> str:
    """The number without the spaces, dots and dashes that people write in it."""
    return SEPARATORS.sub("", text)


def check(
    nik: str,
    birth_date: date | None = None,
    sex: str | None = None,
    *,
    district_known: Callable[[str], bool] | None = None,
) -> list[NumberProblem]:
    """Problems of a NIK, worst first; empty when its structure is right.

    `sex` is "M", "F" or None. `district_known` answers for the first six digits. The century of the two year digits
    is unknown, so they are only compared with `birth_date`, never turned into an age.
    """
    digits = normalise(nik)
    if problem := _shape(digits):
        return [problem]
    found = [problem for problem in (_birth_part(digits), _serial(digits)) if problem]
    if not found and birth_date and digits[8:12] + day_digits(digits) != f"{birth_date:%m%y%d}":
        found.append(NumberProblem("BIRTH_MISMATCH", _birth_advice(), stops=False))
    if not found and sex and sex != sex_of(digits):
        found.append(NumberProblem("SEX_MISMATCH", _sex_advice(), stops=False))
    if district_known and not district_known(digits[:6]):
        found.append(NumberProblem("DISTRICT_UNKNOWN", _district_advice(), stops=False))
    return found


def sex_of(nik: str) -> str:
    """ "F" when the day digits are above 40, else "M"."""
    return FEMALE if int(nik[6:8]) > 40 else MALE


def day_digits(nik: str) -> str:
    """The day of birth, two digits, without the 40 of women."""
    return f"{int(nik[6:8]) - 40:02d}" if sex_of(nik) == FEMALE else nik[6:8]


def check_kk(number: str, *, district_known: Callable[[str], bool] | None = None) -> list[NumberProblem]:
    """Doubts about a family card number: district, date of issue, serial. Its structure is not published: only warns."""
    digits = normalise(number)
    if not (len(digits) == 16 and digits.isascii() and digits.isdigit()):
        sentence = _("Nomor KK terdiri dari 16 angka. Salin dari bagian atas Kartu Keluarga.")
        return [NumberProblem("KK_SHAPE", sentence, stops=False)]
    if not _is_date(digits[6:8], digits[8:12]):
        sentence = _("Angka ke-7 sampai ke-12 nomor KK biasanya sebuah tanggal. Periksa lagi Kartu Keluarga Anda.")
        return [NumberProblem("KK_DATE", sentence, stops=False)]
    if district_known and not district_known(digits[:6]):
        sentence = _("Enam angka pertama nomor KK tidak kami kenal. Periksa lagi, lalu lanjutkan bila memang benar.")
        return [NumberProblem("KK_DISTRICT", sentence, stops=False)]
    return []


def check_passport_number(number: str, issuer: str) -> list[NumberProblem]:
    """Problems of a passport number. Only warns for Indonesian ones: published descriptions of the format disagree."""
    text = normalise(number).upper()
    if not re.fullmatch(r"[A-Z0-9]{5,12}", text):
        return [NumberProblem("PASSPORT_SHAPE", _("Nomor paspor terdiri dari 5 sampai 12 huruf dan angka."))]
    if issuer == "IDN" and not re.fullmatch(r"[A-Z]{1,2}[0-9]{6,7}", text):
        advice = _("Nomor paspor Indonesia biasanya satu huruf dan tujuh angka. Periksa sekali lagi.")
        return [NumberProblem("PASSPORT_UNUSUAL", advice, stops=False)]
    return []


def _shape(digits: str) -> NumberProblem | None:
    if not (digits.isascii() and digits.isdigit()):
        return NumberProblem("NOT_DIGITS", _("NIK hanya berisi angka. Salin 16 angka dari KTP Anda."))
    if len(digits) != 16:
        return NumberProblem("LENGTH", _("NIK terdiri dari 16 angka; Anda mengisi %(count)d.") % {"count": len(digits)})
    return None


def _birth_part(digits: str) -> NumberProblem | None:
    if _is_date(day_digits(digits), digits[8:12]):
        return None
    return NumberProblem("NOT_A_DATE", _("Angka ke-7 sampai ke-12 NIK bukan tanggal. Periksa lagi KTP Anda."))


def _is_date(day: str, month_and_year: str) -> bool:
    """In either century: the digits do not tell which."""
    month, year = int(month_and_year[:2]), int(month_and_year[2:])
    return any(_exists(century + year, month, int(day)) for century in (1900, 2000))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _serial(digits: str) -> NumberProblem | None:
    if digits[12:] == "0000":
        return NumberProblem("SERIAL", _("Empat angka terakhir NIK tidak mungkin 0000. Periksa lagi KTP Anda."))
    return None


def _birth_advice() -> str:
    return _(
        "Tanggal lahir Anda berbeda dengan angka ke-7 sampai ke-12 NIK. Periksa keduanya pada KTP. "
        "Bila KTP memang salah, perbaiki di Disdukcapil. Jangan mengubah tanggal lahir Anda agar lolos."
    )


def _sex_advice() -> str:
    return _(
        "Jenis kelamin Anda berbeda dengan NIK (angka tanggal perempuan ditambah 40). Periksa keduanya pada KTP. "
        "Bila KTP memang salah, perbaiki di Disdukcapil."
    )


def _district_advice() -> str:
    return _("Enam angka pertama NIK tidak kami kenal. Periksa lagi, lalu lanjutkan bila memang benar.")
