from hypothesis import given
from hypothesis import strategies as st

from rantau.foundation import invitations, references

CODES = st.builds(
    lambda payload: payload + references.check_character(payload), st.text(references.ALPHABET, min_size=7, max_size=7)
)


def test_a_new_code_is_written_as_promised_and_valid() -> None:
    code = invitations.new()
    assert code.startswith("UND-")
    assert len(code) == 13
    assert invitations.normalise(code) == code


@given(CODES)
def test_what_people_hear_and_write_is_mended(whole: str) -> None:
    meant = f"UND-{whole[:4]}-{whole[4:]}"
    heard = whole.replace("0", "o").replace("1", "l")
    assert invitations.normalise(f" und {heard[:3]} {heard[3:]} ") == meant
    assert invitations.normalise(heard) == meant


@given(CODES, st.integers(0, 7), st.sampled_from(references.ALPHABET))
def test_one_wrong_character_is_always_noticed(whole: str, place: int, other: str) -> None:
    if whole[place] != other:
        assert invitations.normalise(whole[:place] + other + whole[place + 1 :]) is None


def test_nobody_confuses_it_with_an_application() -> None:
    code, reference = invitations.new(), references.new()
    assert references.normalise(code) is None
    assert references.normalise(code.removeprefix("UND-")) is None
    assert invitations.normalise(reference) is None
    assert invitations.normalise(reference.removeprefix("RTU-")) is None
