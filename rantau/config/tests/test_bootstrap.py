"""The environment is made once, and again exactly when its Python or its lock file changed."""

import re
from pathlib import Path

import pytest

import bootstrap
from rantau.config.start import options

ROOT = Path(bootstrap.__file__).parent
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / bootstrap.RUN).write_text("django==5.2.19\n")
    (tmp_path / bootstrap.DEV).write_text("django==5.2.19\npytest==9.2\n")
    return tmp_path


def test_an_installed_lock_is_not_installed_again(checkout: Path) -> None:
    stamp = bootstrap.new_stamp(checkout, "3.11.2", bootstrap.RUN)
    assert bootstrap.satisfied(stamp, "3.11.2", checkout / bootstrap.RUN)


def test_the_development_set_satisfies_the_run_set_but_not_the_reverse(checkout: Path) -> None:
    dev = bootstrap.new_stamp(checkout, "3.11.2", bootstrap.DEV)
    run = bootstrap.new_stamp(checkout, "3.11.2", bootstrap.RUN)
    assert bootstrap.satisfied(dev, "3.11.2", checkout / bootstrap.RUN)
    assert bootstrap.satisfied(dev, "3.11.2", checkout / bootstrap.DEV)
    assert not bootstrap.satisfied(run, "3.11.2", checkout / bootstrap.DEV)


def test_a_changed_lock_is_installed(checkout: Path) -> None:
    stamp = bootstrap.new_stamp(checkout, "3.11.2", bootstrap.RUN)
    (checkout / bootstrap.RUN).write_text("django==5.2.20\n")
    assert not bootstrap.satisfied(stamp, "3.11.2", checkout / bootstrap.RUN)


@pytest.mark.parametrize("python", ["3.11.3", "3.13.0", None])
def test_another_python_or_a_broken_one_means_anew(checkout: Path, python: str | None) -> None:
    stamp = bootstrap.new_stamp(checkout, "3.11.2", bootstrap.RUN)
    assert not bootstrap.satisfied(stamp, python, checkout / bootstrap.RUN)


@pytest.mark.parametrize("text", ["", "{", "[]", "old-style-hash"])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / ".stamp").write_text(text)
    assert bootstrap.read_stamp(tmp_path) == {}


def test_a_directory_without_python_has_no_version(tmp_path: Path) -> None:
    assert bootstrap.venv_python(tmp_path) is None


def test_both_lock_files_pin_the_same_versions() -> None:
    run, dev = (dict(PIN.findall((ROOT / name).read_text())) for name in (bootstrap.RUN, bootstrap.DEV))
    assert run
    assert {name: dev.get(name) for name in run} == run


def test_every_pin_has_a_hash_and_no_lock_names_a_server() -> None:
    for name in (bootstrap.RUN, bootstrap.DEV, "requirements-uv.txt"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S)", text.strip()) if "==" in block)


@pytest.mark.parametrize("said", [
    "error: error sending request for url: dns error: failed to lookup address",
    "WARNING: Retrying … [Errno -3] Temporary failure in name resolution",
    "ERROR: No matching distribution found for uv==0.13.9",
])  # fmt: skip
def test_no_network_is_told_from_a_broken_package(said: str) -> None:
    assert bootstrap.UNREACHABLE.search(said)
    assert not bootstrap.UNREACHABLE.search("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE")


def test_nothing_typed_starts_the_site_on_any_free_port() -> None:
    wanted = options.parse([])
    assert (wanted.command, wanted.port, wanted.host, wanted.fresh) == ("up", None, "127.0.0.1", False)


def test_options_may_follow_up_or_stand_alone() -> None:
    assert options.parse(["up", "--port", "9000", "--fresh"]) == options.parse(["--fresh", "--port", "9000"])


def test_words_after_test_and_manage_are_handed_on_untouched() -> None:
    assert options.parse(["test", "-k", "wrong person", "--lf"]).rest == ["-k", "wrong person", "--lf"]
    assert options.parse(["manage", "migrate", "--plan"]).rest == ["migrate", "--plan"]


@pytest.mark.parametrize("typed", [["--port", "0"], ["--port", "65536"], ["--port", "x"], ["--por", "1"], ["upp"],
                                   ["--workers", "0"]])  # fmt: skip
def test_a_typing_error_is_refused_before_anything_is_installed(typed: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        options.parse(typed)
    assert refused.value.code == 2


def test_help_is_not_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as shown:
        options.parse(["--help"])
    assert shown.value.code == 0
    assert "./run test" in capsys.readouterr().out
