import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.foundation import typed


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("Sari", "Sari"),
        ("Sa\u200bri\ufeff", "Sari"),  # zero-width blank, byte order mark
        ("\u202eiraS\u202c", "iraS"),  # right-to-left override
        ("Sari\0", "Sari"),
        ("Simpang\tEmpat", "Simpang Empat"),
        ("satu\r\ndua\rtiga\u2028empat", "satu\ndua\ntiga\nempat"),
        ("a\x07b", "a b"),
        ("Rene\u0301", "René"),
        ("\u3164", " "),  # a letter that nobody sees
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "Ź\u0302\u0303\u0304\u0305"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_what_was_pasted_loses_what_nobody_sees(pasted: str, expected: str) -> None:
    assert typed.tidy(pasted) == expected


def test_one_line_has_no_breaks_and_single_blanks() -> None:
    assert typed.one_line("  Jalan \n Pasar\t\t7\u00a0 ") == "Jalan Pasar 7"


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("１３１２", "1312"),
        ("١٣١٢", "1312"),
        ("Ｘ１２３４５６７", "X1234567"),
        ("1\u200d2", "12"),
        ("½", "1⁄2"),
    ],
)
def test_plain_text_has_ascii_digits(pasted: str, expected: str) -> None:
    assert typed.plain(pasted) == expected


@given(st.text())
def test_tidying_twice_changes_nothing_and_leaves_nothing_invisible(text: str) -> None:
    for tidied in (typed.tidy, typed.one_line, typed.plain):
        once = tidied(text)
        assert tidied(once) == once
        assert not [c for c in once if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c not in "\n\u200d"]
