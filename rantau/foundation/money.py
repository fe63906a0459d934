"""Money is whole rupiah in an `int`; there are no sen."""

from itertools import count

ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
SCALES = ("", "ribu", "juta", "miliar", "triliun")


def rupiah(amount: int) -> str:
    """`650000` as `Rp650.000`; debts as `-Rp650.000`."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def spelled(amount: int) -> str:
    """Terbilang: `350000` as `tiga ratus lima puluh ribu rupiah`. Own code: no kept package spells it without extras."""
    if amount < 0:
        return f"minus {spelled(-amount)}"
    return f"{_spell(amount) or 'nol'} rupiah"


def _spell(amount: int) -> str:
    words: list[str] = []
    for scale in count():
        if not amount:
            break
        amount, group = divmod(amount, 1000)
        if group == 1 and scale == 1:
            words.insert(0, "seribu")
        elif group:
            words.insert(0, f"{_below_thousand(group)} {SCALES[scale]}".strip())
    return " ".join(words)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = {0: "", 1: "seratus"}.get(hundreds, f"{ONES[hundreds]} ratus")
    return f"{head} {_below_hundred(rest)}".strip()


def _below_hundred(number: int) -> str:
    if number < 12:
        return ONES[number]
    if number < 20:
        return f"{ONES[number - 10]} belas"
    tens, one = divmod(number, 10)
    return f"{ONES[tens]} puluh {ONES[one]}".strip()
