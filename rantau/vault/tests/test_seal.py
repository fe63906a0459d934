import pytest

from rantau.vault import keyring, lookup, masking, seal

pytestmark = pytest.mark.django_db
NIK = "1312034507900001"


def test_a_sealed_value_opens_where_it_belongs() -> None:
    sealed = seal.seal(NIK.encode(), bound_to="people:nik:1")
    assert NIK.encode() not in sealed
    assert seal.open(sealed, bound_to="people:nik:1") == NIK.encode()


def test_a_value_moved_to_another_row_does_not_open() -> None:
    sealed = seal.seal(NIK.encode(), bound_to="people:nik:1")
    with pytest.raises(seal.CannotOpen):
        seal.open(sealed, bound_to="people:nik:2")


@pytest.mark.parametrize("place", [0, 1, 6, 20, -1])
def test_one_changed_byte_anywhere_is_noticed(place: int) -> None:
    sealed = bytearray(seal.seal(b"Sari", bound_to="x"))
    sealed[place] ^= 1
    with pytest.raises(seal.CannotOpen):
        seal.open(bytes(sealed), bound_to="x")


def test_the_same_value_never_seals_to_the_same_bytes() -> None:
    assert seal.seal(b"Sari", bound_to="x") != seal.seal(b"Sari", bound_to="x")


def test_after_the_key_was_turned_old_values_still_open_and_new_ones_use_the_new_key(
    django_capture_on_commit_callbacks: object,
) -> None:
    old = seal.seal(b"Sari", bound_to="x")
    keyring.turn()
    keyring.forget()
    new = seal.seal(b"Sari", bound_to="x")
    assert old[1:5] != new[1:5]
    assert seal.open(old, bound_to="x") == seal.open(new, bound_to="x") == b"Sari"
    keyring.forget()


def test_look_up_hashes_are_equal_only_for_equal_values_of_one_kind() -> None:
    assert lookup.hash_of("nik", NIK) == lookup.hash_of("nik", NIK)
    assert lookup.hash_of("nik", NIK) != lookup.hash_of("kk", NIK)
    assert len(lookup.hash_of("nik", NIK)) == 32


def test_masks_hide_what_they_should() -> None:
    assert masking.nik(NIK) == "1312••••••••0001"
    assert masking.email("sari@contoh.id") == "s•••@contoh.id"
    assert masking.number("123") == "•••"
