import pytest

from rantau.foundation.money import rupiah, spelled


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "Rp0"), (650_000, "Rp650.000"), (1_000_000, "Rp1.000.000"), (-350_000, "-Rp350.000")]
)
def test_rupiah_are_written_with_points(amount: int, text: str) -> None:
    assert rupiah(amount) == text


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol rupiah"),
        (11, "sebelas rupiah"),
        (19, "sembilan belas rupiah"),
        (21, "dua puluh satu rupiah"),
        (100, "seratus rupiah"),
        (111, "seratus sebelas rupiah"),
        (1_000, "seribu rupiah"),
        (1_001_000, "satu juta seribu rupiah"),
        (350_000, "tiga ratus lima puluh ribu rupiah"),
        (1_650_500, "satu juta enam ratus lima puluh ribu lima ratus rupiah"),
        (2_000_000_000, "dua miliar rupiah"),
    ],
)
def test_amounts_are_spelled_as_on_a_receipt(amount: int, words: str) -> None:
    assert spelled(amount) == words
