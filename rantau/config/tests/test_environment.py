"""Settings are read from the environment; a wrong one stops the start and is named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rantau.config import database, env


def test_a_missing_setting_without_default_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RANTAU_SECRET_KEY", raising=False)
    with pytest.raises(env.WrongSetting, match="RANTAU_SECRET_KEY"):
        env.text("RANTAU_SECRET_KEY")


def test_a_secret_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("rahasia\n")
    monkeypatch.setenv("RANTAU_SECRET_KEY_FILE", str(tmp_path / "secret"))
    assert env.text("RANTAU_SECRET_KEY") == "rahasia"


def test_an_unreadable_secret_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RANTAU_SECRET_KEY_FILE", str(tmp_path / "gone"))
    with pytest.raises(env.WrongSetting, match="RANTAU_SECRET_KEY_FILE"):
        env.text("RANTAU_SECRET_KEY")


@pytest.mark.parametrize(("value", "meant"), [("yes", True), ("1", True), ("OFF", False), ("", True), (" ", True)])
def test_yes_and_no_are_understood(monkeypatch: pytest.MonkeyPatch, value: str, meant: bool) -> None:
    monkeypatch.setenv("SWITCH", value)
    assert env.boolean("SWITCH", default=True) is meant


@pytest.mark.parametrize("value", ["ja", "2", "tru"])
def test_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SWITCH", value)
    with pytest.raises(env.WrongSetting, match="SWITCH"):
        env.boolean("SWITCH", default=True)


def test_a_number_must_be_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PORT", "25a")
    with pytest.raises(env.WrongSetting, match="SMTP_PORT"):
        env.integer("SMTP_PORT", 25)


def test_a_mode_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RANTAU_MODE", "prod")
    with pytest.raises(env.WrongSetting, match="demo, test, production"):
        env.one_of("RANTAU_MODE", ("demo", "test", "production"), "demo")


def test_lists_are_split_and_trimmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RANTAU_HOSTS", " paspor.example.go.id , ,www.example.go.id")
    assert env.words("RANTAU_HOSTS") == ["paspor.example.go.id", "www.example.go.id"]


def test_a_database_address_over_the_network() -> None:
    found = database.parse("postgresql://rantau:s%40ndi@db.contoh.id:6432/layanan?sslmode=verify-full")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "rantau", "s@ndi", "db.contoh.id", "6432", "layanan")  # fmt: skip
    assert found["OPTIONS"]["sslmode"] == "verify-full"


def test_a_database_address_through_a_socket() -> None:
    found = database.parse("postgresql://rantau_app@/rantau?host=/srv/rantau/var/postgres")
    assert (found["HOST"], found["PORT"], found["USER"]) == ("/srv/rantau/var/postgres", "", "rantau_app")
    assert "host" not in found["OPTIONS"]


@pytest.mark.parametrize("url", ["mysql://a@b/c", "sqlite:///x", "postgresql://db:port/rantau"])
def test_other_databases_and_odd_ports_are_refused(url: str) -> None:
    with pytest.raises(env.WrongSetting, match="DATABASE_URL"):
        database.parse(url)


def test_web_and_migrations_use_different_roles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "RANTAU_DB_ROLE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "database.url").write_text("postgresql://rantau_app@/rantau?host=/s\n")
    (tmp_path / "database-owner.url").write_text("postgresql://rantau_owner@/rantau?host=/s\n")
    assert database.from_environment(tmp_path)["USER"] == "rantau_app"
    assert database.owner_from_environment(tmp_path)["USER"] == "rantau_owner"
    monkeypatch.setenv("RANTAU_DB_ROLE", "owner")
    assert database.from_environment(tmp_path)["USER"] == "rantau_owner"


def test_an_outside_database_may_have_one_role_for_both(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://satu@db/rantau")
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    assert database.owner_from_environment(tmp_path)["USER"] == "satu"
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://pemilik@db/rantau")
    assert database.owner_from_environment(tmp_path)["USER"] == "pemilik"


def test_a_test_run_leaves_no_folder_behind() -> None:
    told = "import os, rantau.config.testing; print(os.environ['RANTAU_VAR'], os.path.isdir(os.environ['RANTAU_VAR']))"
    environment = {name: value for name, value in os.environ.items() if name not in {"RANTAU_VAR", "RANTAU_STATIC"}}
    done = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
    folder, _, was_there = done.stdout.strip().rpartition(" ")
    assert was_there == "True"
    assert not Path(folder).exists()
