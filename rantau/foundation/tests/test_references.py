import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.foundation import references

PAYLOADS = st.text(alphabet=references.ALPHABET, min_size=9, max_size=9)


def whole(payload: str) -> str:
    text = payload + references.check_character(payload)
    return f"RTU-{text[:5]}-{text[5:]}"


def test_a_new_reference_is_written_as_promised_and_valid() -> None:
    reference = references.new()
    assert reference.startswith("RTU-")
    assert len(reference) == 15
    assert references.normalise(reference) == reference


def test_ten_thousand_references_are_all_different() -> None:
    assert len({references.new() for _ in range(10_000)}) == 10_000


@given(PAYLOADS, st.integers(0, 9), st.sampled_from(references.ALPHABET))
def test_one_wrong_character_is_always_noticed(payload: str, place: int, other: str) -> None:
    letters = list(whole(payload).replace("-", "")[3:])
    if letters[place] == other:
        return
    letters[place] = other
    assert references.normalise("RTU" + "".join(letters)) is None


@given(PAYLOADS, st.integers(0, 8))
def test_two_swapped_characters_are_always_noticed(payload: str, place: int) -> None:
    letters = list(whole(payload).replace("-", "")[3:])
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    assert references.normalise("RTU" + "".join(letters)) is None


@given(PAYLOADS)
def test_what_people_type_is_understood(payload: str) -> None:
    reference = whole(payload)
    heard = reference.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert references.normalise(heard) == reference


@pytest.mark.parametrize("text", ["", "RTU-", "RTU-AAAAA-AAAAAA", "RTU-UUUUU-UUUUU", "'; DROP TABLE", "RTU-7KQ4M"])
def test_nonsense_is_no_reference(text: str) -> None:
    assert references.normalise(text) is None
