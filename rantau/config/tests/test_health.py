"""`/readyz` tells each part, quickly, and does not take the site away for what it can do without (P22)."""

import threading

import pytest
from django.test import Client

from rantau.config import health, probing
from rantau.documents.tests import scanners
from rantau.vault.tests import buckets
from rantau.vault.tests.buckets import Store, bucket, store

pytestmark = pytest.mark.django_db
__all__ = ["bucket", "store"]
NOBODY = "127.0.0.1:1"


@pytest.fixture(autouse=True)
def asked_anew(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(probing, "PATIENCE", 30.0)  # a loaded machine must not fail a test
    settings.MEDIA_ROOT = tmp_path / "media"
    health.scanner.forget()
    health.storage.forget()


def told() -> tuple[int, str, dict[str, str]]:
    answer = Client().get("/readyz")
    return answer.status_code, answer.json()["status"], answer.json()["parts"]


def test_all_is_well():
    assert told() == (200, "ok", {"database": "ok", "storage": "ok", "scanner": "none"})


def test_a_scanner_that_answers_is_well_and_is_not_asked_every_time(settings):
    with scanners.listening() as scanner:
        settings.CLAMD = scanner.address
        assert [told()[2]["scanner"] for _ in range(5)] == ["ok"] * 5
        assert scanner.pings == 1


@pytest.mark.parametrize(("policy", "status", "word"), [("when-present", 200, "degraded"), ("required", 503, "down")])
def test_a_scanner_that_is_away_counts_as_the_policy_says(settings, policy, status, word):
    settings.CLAMD, settings.SCANNER_POLICY = NOBODY, policy
    assert told() == (status, word, {"database": "ok", "storage": "ok", "scanner": "down"})


def test_a_folder_that_is_a_file_is_no_storage(settings, tmp_path):
    (tmp_path / "media").write_text("")
    settings.MEDIA_ROOT = tmp_path / "media"
    status, word, parts = told()
    assert (status, word, parts["storage"]) == (200, "degraded", "down")


def test_a_bucket_is_asked_too(bucket: Store, settings):
    assert told()[2]["storage"] == "ok"
    buckets.use(bucket, settings, bucket_name="tidak-ada")
    health.storage.forget()
    assert told()[:2] == (200, "degraded")


def test_a_part_that_never_answers_is_waited_for_once_and_briefly(monkeypatch):
    monkeypatch.setattr(probing, "PATIENCE", 0.05)
    over, asked = threading.Event(), []

    def never() -> bool:
        asked.append(1)
        return over.wait(20)

    slow = probing.Probe(never)
    assert [slow.state(), slow.state(), slow.state()] == ["down"] * 3
    assert len(asked) == 1
    over.set()


def test_a_probe_that_breaks_is_a_part_that_is_down():
    assert probing.Probe(lambda: False).state() == "down"
