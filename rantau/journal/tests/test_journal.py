import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from rantau.foundation.actor import Actor, UnnamedActor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import actions, delivering, listening, queries, sealing, verify
from rantau.journal.events import Event, event
from rantau.journal.journal import RecordedOutsideTransaction, record
from rantau.journal.listening import listens_to
from rantau.journal.management.commands.grant_runtime import statements
from rantau.journal.models import Delivery, Entry, Seal

SARI = Actor.person(uuid4())
HADI = Actor.staff(uuid4(), role="head", office="PASBAR")
WATI = Actor.staff(uuid4(), role="verifier", office="PASBAR")


@event("test.gate_opened")
class GateOpened(Event):
    application: str
    person_id: UUID
    gate: int
    at: datetime


@pytest.fixture
def opened(now: datetime) -> GateOpened:
    return GateOpened("RTU-7KQ4M-2XW9C", uuid4(), 3, now)


@pytest.fixture
def told() -> Iterator[list[GateOpened]]:
    heard: list[GateOpened] = []

    @listens_to(GateOpened)
    def hear(happened: GateOpened, entry: listening.Entry) -> None:
        heard.append(happened)

    yield heard
    listening._listeners.pop("test.gate_opened", None)


@pytest.mark.django_db
def test_an_event_is_written_with_its_actor_and_found_by_application_and_person(
    opened: GateOpened, now: datetime
) -> None:
    record(opened, actor=WATI, now=now)
    for found in (queries.entries(application=opened.application), queries.entries(person_id=opened.person_id)):
        entry = found.get()
        assert (entry.code, entry.actor_id, entry.actor_role) == ("test.gate_opened", WATI.id, "verifier")
        assert entry.payload["gate"] == 3


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused(opened: GateOpened, now: datetime) -> None:
    with pytest.raises(RecordedOutsideTransaction):
        record(opened, actor=SARI, now=now)


def test_nothing_happens_without_an_actor() -> None:
    with pytest.raises(UnnamedActor):
        Actor.system("")


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_was_never_told(opened: GateOpened, now: datetime, told: list[GateOpened]) -> None:
    class Trouble(Exception): ...

    def trouble() -> None:
        with transaction.atomic():
            record(opened, actor=SARI, now=now)
            raise Trouble

    with pytest.raises(Trouble):
        trouble()
    assert not Entry.objects.exists()
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db
def test_a_listener_hears_the_same_event_once_however_often_the_job_runs(
    opened: GateOpened, now: datetime, told: list[GateOpened], deliver: Callable[[], int]
) -> None:
    number = record(opened, actor=SARI, now=now)
    (name,) = listening.listeners_of("test.gate_opened")
    assert ProcrastinateJob.objects.get(task_name="journal.deliver").args == {"entry_id": number, "listener": name}
    assert delivering.hand_over(entry_id=number, listener=name, now=now)
    assert not delivering.hand_over(entry_id=number, listener=name, now=now)
    assert told == [opened]


@pytest.mark.django_db
def test_a_listener_that_fails_leaves_nothing_half_done_and_becomes_a_dead_letter(
    opened: GateOpened, now: datetime
) -> None:
    @listens_to(GateOpened)
    def stumble(happened: GateOpened, entry: listening.Entry) -> None:
        Delivery.objects.filter(entry_id=entry.id).update(problem="half done")
        raise ValueError("NIK 1312034507900001")

    number = record(opened, actor=SARI, now=now)
    (name,) = listening.listeners_of("test.gate_opened")
    for _ in range(delivering.ATTEMPTS):
        with pytest.raises(delivering.DeliveryFailed):
            delivering.hand_over(entry_id=number, listener=name, now=now)
    listening._listeners.pop("test.gate_opened")
    letter = queries.dead_letters("PASBAR").get()
    assert (letter.attempts, letter.problem) == (delivering.ATTEMPTS, "ValueError")


@pytest.mark.django_db
def test_only_those_in_charge_can_have_a_dead_letter_delivered_again(opened: GateOpened, now: datetime) -> None:
    number = record(opened, actor=HADI, now=now)
    letter = Delivery.objects.create(entry_id=number, listener="x", attempts=8, dead_at=now)
    for other in (WATI, Actor.staff("hendra", role="head", office="AGAM")):
        with pytest.raises(NotAllowed):
            actions.deliver_again(delivery_id=letter.pk, actor=other, now=now)
    actions.deliver_again(delivery_id=letter.pk, actor=HADI, now=now)
    assert not queries.dead_letters("PASBAR").exists()
    assert ProcrastinateJob.objects.filter(task_name="journal.deliver").count() == 1


def database_url(user: str) -> str:
    here = connection.settings_dict
    return f"postgresql://{user}@/{here['NAME']}?host={here['HOST']}&port={here['PORT'] or 5432}"


@pytest.mark.django_db(transaction=True)
class TestTheRunTimeRole:
    """The web server's database role may add to the journal and read it, and nothing else."""

    @pytest.fixture
    def app_role(self) -> Iterator[psycopg.Connection]:
        with connection.cursor() as cursor:
            for statement in statements("rantau_app"):
                cursor.execute(statement.as_string(cursor.connection))
        with psycopg.connect(database_url("rantau_app"), autocommit=True) as connected:
            yield connected

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM journal_entry",
            "UPDATE journal_entry SET code = 'x'",
            "TRUNCATE journal_entry",
            "DELETE FROM journal_seal",
            "UPDATE journal_seal SET entry_id = 1",
            "TRUNCATE journal_seal",
            "DELETE FROM applications_statuschange",
        ],
    )
    def test_cannot_change_or_delete_what_was_written(self, app_role: psycopg.Connection, statement: str) -> None:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app_role.execute(statement)

    def test_can_add_to_it_and_read_it(self, app_role: psycopg.Connection) -> None:
        app_role.execute(
            "INSERT INTO journal_entry (at, code, actor_kind, actor_id, actor_role, office, application, payload)"
            " VALUES (now(), 'test.x', 'SYSTEM', 'test', '', '', '', '{}')"
        )
        assert app_role.execute("SELECT count(*) FROM journal_entry").fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
class TestP28TamperingShows:
    """A standalone script finds any edit, insertion, removal and truncation."""

    @pytest.fixture(autouse=True)
    def chain(self, settings: object, tmp_path: Path, now: datetime) -> Path:
        settings.JOURNAL_HEAD_COPIES = [str(tmp_path)]  # type: ignore[attr-defined]
        for gate in range(5):
            with transaction.atomic():
                record(GateOpened("", uuid4(), gate, now), actor=SARI, now=now)
        assert sealing.seal_committed(now=now) == 5
        return tmp_path

    def verify(self, heads: Path) -> tuple[int, str]:
        url = database_url(str(connection.settings_dict["USER"]))
        script = [sys.executable, verify.__file__, "--database", url, "--heads", str(heads)]
        done = subprocess.run(script, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def test_an_honest_journal_has_no_findings(self, chain: Path) -> None:
        assert self.verify(chain) == (0, "5 links read, 0 findings\n")

    def test_sealing_again_adds_nothing_and_goes_on_after_new_entries(self, chain: Path, now: datetime) -> None:
        assert sealing.seal_committed(now=now) == 0
        with transaction.atomic():
            record(GateOpened("", uuid4(), 9, now), actor=SARI, now=now)
        assert sealing.seal_committed(now=now) == 1
        assert self.verify(chain)[0] == 0

    def test_a_changed_row_is_found(self, chain: Path) -> None:
        entry = Entry.objects.order_by("pk")[2]
        Entry.objects.filter(pk=entry.pk).update(actor_id="somebody else")
        code, text = self.verify(chain)
        assert code == 1
        assert f"entry {entry.pk}: changed" in text

    def test_a_removed_row_is_found(self, chain: Path) -> None:
        entry = Entry.objects.order_by("pk")[2]
        with self.foreign_key_dropped(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM journal_entry WHERE id = %s", [entry.pk])
            assert f"entry {entry.pk}: removed" in self.verify(chain)[1]

    def test_a_removed_link_is_found(self, chain: Path) -> None:
        Seal.objects.filter(position=3).delete()
        assert "seal 3: links up to 3 are missing" in self.verify(chain)[1]

    def test_a_row_slipped_in_later_is_found(self, chain: Path, now: datetime) -> None:
        old = Entry.objects.order_by("pk")[0]
        slipped = Entry.objects.create(
            at=now - timedelta(days=1), code=old.code, actor_kind="PERSON", actor_id="x", payload={}
        )
        assert f"entry {slipped.pk}: older than an hour and never sealed" in self.verify(chain)[1]

    def test_a_journal_cut_off_at_the_end_is_found_by_the_copied_head(self, chain: Path) -> None:
        last = Seal.objects.order_by("-position")[0]
        Seal.objects.filter(pk=last.pk).delete()
        Entry.objects.filter(pk=last.entry_id).delete()
        assert "seal 5: known elsewhere, missing here" in self.verify(chain)[1]

    def test_a_chain_rewritten_from_the_start_is_found_by_the_copied_head(self, chain: Path, now: datetime) -> None:
        Seal.objects.all().delete()
        Entry.objects.filter(pk=Entry.objects.order_by("pk")[0].pk).update(actor_id="somebody else")
        (chain / "kept").mkdir()
        copies = [file.rename(chain / "kept" / file.name) for file in chain.glob("*.jsonl")]
        sealing.seal_committed(now=now)
        code, text = self.verify(copies[0].parent)
        assert code == 1
        assert "differs from the copy kept elsewhere" in text

    @contextmanager
    def foreign_key_dropped(self) -> Iterator[None]:
        """As an intruder with the owner's rights would begin."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'"
                " AND conrelid = 'journal_seal'::regclass"
            )
            name, definition = cursor.fetchone()
            cursor.execute(f"ALTER TABLE journal_seal DROP CONSTRAINT {name}")
            yield
            cursor.execute("DELETE FROM journal_seal")
            cursor.execute(f"ALTER TABLE journal_seal ADD CONSTRAINT {name} {definition}")


def test_the_script_stands_alone() -> None:
    source = Path(verify.__file__).read_text(encoding="utf-8")
    assert "import django" not in source
    assert "rantau." not in source.replace("of Rantau.", "")
