"""A port that somebody uses is never taken, and an explicit wish is refused rather than bent."""

import socket
from collections.abc import Iterator

import pytest

from rantau.config.start import ports, up
from rantau.config.start.options import Wanted
from rantau.config.terminal import CannotStart


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as server:
        yield server.getsockname()[1]


def test_a_listening_port_is_not_free_even_when_it_would_be_shared(taken: int) -> None:
    assert not ports.free("127.0.0.1", taken)


def test_an_explicit_port_that_is_taken_is_refused_with_code_2(taken: int) -> None:
    with pytest.raises(CannotStart) as refused:
        up.choose_port(Wanted("up", port=taken))
    assert refused.value.code == 2
    assert str(taken) in refused.value.sentence


def test_without_a_wish_the_next_free_port_is_taken_and_said(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(up, "DEFAULT_PORT", taken)
    port = up.choose_port(Wanted("up"))
    assert port > taken
    assert f"Port {taken} is taken" in capsys.readouterr().out


def test_a_claimed_port_is_not_given_to_a_second_site(taken: int) -> None:
    first = ports.next_free("127.0.0.1", taken + 1)
    assert ports.next_free("127.0.0.1", taken + 1) > first


def test_an_address_of_another_machine_is_refused_in_one_sentence() -> None:
    with pytest.raises(CannotStart, match=r"192\.0\.2\.1"):
        ports.free("192.0.2.1", 8000)
