"""Service files that an installation adds and changes while its site runs."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from rantau.catalogue import actions, loading, own_files, queries, taking_in
from rantau.catalogue.models import ServiceVersion
from rantau.catalogue.tests.factories import STALL, SYSTEM, changed
from rantau.catalogue.tests.test_versions import DEARER
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import queries as journal

NOW = datetime(2026, 1, 14, 2, tzinfo=UTC)
pytestmark = pytest.mark.django_db
Put = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    queries.forget()
    settings.CATALOGUE_FOLDER = tmp_path / "services"
    (tmp_path / "services").mkdir()
    return tmp_path / "services"


@pytest.fixture
def put(folder: Path) -> Put:
    """Lay a file into the folder, long enough ago."""

    def lay(text: str, name: str = "izin-lapak.yaml", *, at: datetime = NOW - timedelta(minutes=1)) -> Path:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (at.timestamp(), at.timestamp()))
        return path

    return lay


def worker(now: datetime = NOW) -> list[str]:
    return [f"{row.code} {row.version}" for row in taking_in.take_in_settled(actor=SYSTEM, now=now)]


def amounts() -> list[int | None]:
    return [fee.amount for fee in queries.current("izin-lapak", NOW).fees]


def test_a_file_that_is_dropped_is_offered_a_moment_later(put: Put) -> None:
    with pytest.raises(LookupError):
        queries.current("izin-lapak", NOW)
    put(STALL)
    assert worker() == ["izin-lapak 1"]
    assert queries.current("izin-lapak", NOW).title.en == "Market stall licence"
    assert "izin-lapak" in [service.code for service in queries.services(NOW)]


def test_a_process_that_never_saw_the_file_reads_it_from_the_database(put: Put) -> None:
    path = put(STALL)
    worker()
    path.unlink()
    queries.forget()
    assert "izin-lapak" not in loading.services()
    assert queries.current("izin-lapak", NOW).title.en == "Market stall licence"


def test_a_changed_file_is_the_next_version_and_an_unchanged_one_none(put: Put) -> None:
    put(STALL)
    assert worker() == ["izin-lapak 1"]
    assert worker() == ["izin-lapak 1"]
    put(changed(**DEARER))
    assert worker() == ["izin-lapak 2"]
    assert 30000 in amounts()


def test_a_broken_change_leaves_in_force_what_is_and_is_told_of_once(put: Put) -> None:
    put(STALL)
    worker()
    put(changed("amount: 25000", "amount: Rp30.000"))
    put(changed("code: izin-lapak", "code: izin-kios"), "izin-kios.yaml")
    assert worker() == worker() == ["izin-kios 1"]
    assert 25000 in amounts()
    [entry] = journal.entries(code="catalogue.file_refused")
    assert entry.payload["file"] == "izin-lapak.yaml"
    assert entry.payload["faults"][0].startswith("izin-lapak.yaml, line 56, fees[1].amount: expected")
    [broken] = queries.broken_files()
    assert (broken.file, broken.faults) == ("izin-lapak.yaml", tuple(entry.payload["faults"]))


def test_a_file_broken_in_another_way_is_told_of_again_and_a_mended_one_no_more(put: Put) -> None:
    put(changed("lanes: [REGULAR]", "lanes: [REGULER]"))
    assert worker() == []
    put(changed("family: other", "family: others"))
    assert worker() == []
    assert journal.entries(code="catalogue.file_refused").count() == 2
    assert [broken.faults[0].split(", ")[2][:7] for broken in queries.broken_files()] == ["family:"]
    put(STALL)
    assert worker() == ["izin-lapak 1"]
    assert queries.broken_files() == []
    assert journal.entries(code="catalogue.file_mended").count() == 1


def test_a_broken_file_that_is_taken_away_is_no_longer_told_of(put: Put) -> None:
    path = put("code: [")
    worker()
    assert len(queries.broken_files()) == 1
    path.unlink()
    worker()
    assert queries.broken_files() == []


UNREADABLE = {
    "bytes of another encoding": b"code: \xff\xfe",
    "an empty file": b"",
    "another service's code": STALL.replace("code: izin-lapak", "code: izin-kios").encode(),
    "a text without end": b"a: " + b"x" * (own_files.LARGEST + 1),
    "aliases that unfold without end": (
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    ).encode(),
    "lists within lists": b"a: " + b"[" * 5000 + b"]" * 5000,
    "a letter that no table stores": STALL.replace("{id: KTP, en: ID card}", '{id: "KTP\\0", en: ID card}').encode(),
    "a code that no table has room for": STALL.replace("code: HYGIENE", f"code: {'H' * 60}").encode(),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_whatever_lies_in_the_folder_the_others_are_taken_in(folder: Path, put: Put, name: str) -> None:
    path = put("", "izin-lapak.yaml")
    path.write_bytes(UNREADABLE[name])
    os.utime(path, (1, 1))
    put(changed("code: izin-lapak", "code: izin-kios"), "izin-kios.yaml")
    (folder / "izin-hilang.yaml").symlink_to(folder / "nowhere.yaml")
    assert worker() == ["izin-kios 1"]
    assert [broken.file for broken in queries.broken_files()] == ["izin-hilang.yaml", "izin-lapak.yaml"]


def test_a_file_that_is_still_being_copied_waits_for_the_next_look(put: Put) -> None:
    put(STALL, at=NOW)
    assert worker(NOW + timedelta(seconds=1)) == []
    assert worker(NOW + timedelta(seconds=61)) == ["izin-lapak 1"]


def test_own_parts_and_shipped_ones_can_be_used(put: Put) -> None:
    put("- code: KTP\n  title: {id: Kartu, en: Card}\n", "_parts/kartu.yaml")
    put(changed("  - code: KTP\n    title: {id: KTP, en: ID card}\n    example: ktp\n", "  - use: kartu\n"))
    worker()
    assert queries.current("izin-lapak", NOW).papers[0].title.en == "Card"
    put("- code: KTP\n  titel: {id: Kartu, en: Card}\n", "_parts/kartu.yaml")
    assert worker() == []
    assert "_parts/kartu.yaml, line 2" in queries.broken_files()[0].faults[0]


def test_a_file_named_like_a_shipped_one_takes_its_place_and_gives_it_back(put: Put) -> None:
    call_command("catalogue", "publish", verbosity=0)
    shipped = (loading.FOLDER / "visa.yaml").read_text(encoding="utf-8")
    path = put(shipped.replace("effective_from:", "working_days: 9\neffective_from:", 1), "visa.yaml")
    for _start in range(2):
        call_command("catalogue", "publish")
        assert (queries.current("visa", NOW).version, queries.current("visa", NOW).working_days) == (2, 9)
    path.write_text("code: visa\n")
    call_command("catalogue", "publish")
    assert queries.current("visa", NOW).version == 2
    path.unlink()
    call_command("catalogue", "publish")
    assert queries.current("visa", NOW).version == 3
    assert queries.current("visa", NOW).working_days == loading.services()["visa"].working_days


def test_the_command_publishes_what_is_sound_and_names_what_is_not(
    put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    put(STALL)
    put("code: x\n", "x.yaml")
    call_command("catalogue", "publish")
    told = capsys.readouterr()
    assert "izin-lapak: version 1\n" in told.out
    assert "x.yaml, line 1, whole file: lacks the key" in told.err
    with pytest.raises(CommandError, match=r"x\.yaml, line 1"):
        call_command("catalogue", "check")


def test_the_command_checks_the_folder_too(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put(STALL)
    call_command("catalogue", "check")
    assert "1 file(s) in order in " in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_an_empty_one(folder: Path) -> None:
    folder.rmdir()
    assert worker() == []


def test_nobody_but_the_system_takes_files_in(put: Put) -> None:
    put(STALL)
    head = Actor.staff("22222222-2222-2222-2222-222222222222", role="head", office="PASBAR")
    with pytest.raises(NotAllowed):
        taking_in.take_in(files=own_files.read(), actor=head, now=NOW)
    [file] = own_files.read()
    assert file.service is not None
    with pytest.raises(NotAllowed):
        actions.put_in_force(service=file.service, actor=head, now=NOW)
    assert not ServiceVersion.objects.filter(code="izin-lapak").exists()
