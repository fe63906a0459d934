"""Places per second through `appointments.actions.hold`, beside a plain counter, as a ratio (promise S3: >= 0.35, aim 0.6).

    python -m bench.hold [--processes 4] [--bookings 250] [--rounds 3]

Both run in the same processes on the same PostgreSQL with full durability (fsync and synchronous commit on), a cluster of
its own. The plain way is one `UPDATE … SET taken = taken + 1 WHERE taken < capacity` and one `INSERT`, committed, on
tables with nothing but their keys. Rounds alternate; medians count.
"""

import argparse
import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from uuid import UUID, uuid4

import django

from bench import durable

if "DATABASE_URL" not in os.environ:
    sys.exit(durable.again_with_database("bench.hold"))
django.setup()

from django.core.management import call_command  # noqa: E402 (Django must be set up first)
from django.db import connection, connections, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from rantau.accounts.models import User  # noqa: E402
from rantau.appointments import actions  # noqa: E402
from rantau.appointments.models import Booking, Slot  # noqa: E402
from rantau.foundation import clock, references  # noqa: E402
from rantau.foundation.actor import Actor  # noqa: E402
from rantau.offices import queries as offices  # noqa: E402

FLOOR = 0.35
PLAIN_TABLES = """
    CREATE TABLE bench_slot (id uuid PRIMARY KEY, capacity int NOT NULL, taken int NOT NULL DEFAULT 0);
    CREATE TABLE bench_booking (id uuid PRIMARY KEY, slot_id uuid NOT NULL REFERENCES bench_slot, holder text NOT NULL,
                                made_at timestamptz NOT NULL);
"""
Way = Callable[[UUID, UUID], None]


def prepare(people: int) -> list[UUID]:
    """Tables of both ways, and the people who book: one in each process."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(PLAIN_TABLES)
    made = [User(email=f"sari{n}@contoh.id", full_name="Sari Wahyuni", opened_at=clock.now()) for n in range(people)]
    return [user.pk for user in User.objects.bulk_create(made)]


def make_slots(number: int, capacity: int) -> list[UUID]:
    """The same slots for both ways, new for each round."""
    point, now = offices.service_point("SIMPANG-EMPAT"), clock.now()
    first = Slot.objects.count()
    slots = [
        Slot(
            point=point,
            lane="REGULAR",
            starts_at=now + timedelta(days=30, minutes=first + n),
            ends_at=now + timedelta(days=30, minutes=first + n + 60),
            opens_at=now - timedelta(days=1),
            capacity=capacity,
        )
        for n in range(number)
    ]
    Slot.objects.bulk_create(slots)
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO bench_slot VALUES (%s, %s)", [(slot.pk, capacity) for slot in slots])
    return [slot.pk for slot in slots]


def plain(slot_id: UUID, owner_id: UUID) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bench_slot SET taken = taken + 1 WHERE id = %s AND taken < capacity", [slot_id])
        if cursor.rowcount != 1:
            raise RuntimeError("full")
        row = [uuid4(), slot_id, references.new(), clock.now()]
        cursor.execute("INSERT INTO bench_booking VALUES (%s, %s, %s, %s)", row)


def hold(slot_id: UUID, owner_id: UUID) -> None:
    now = clock.now()
    actions.hold(
        slot_id=slot_id,
        holder=references.new(),
        owner_id=owner_id,
        until=now + timedelta(hours=2),
        actor=Actor.person(owner_id),
        now=now,
    )


def work(way: Way, slots: list[UUID], owner: UUID, bookings: int, start: Barrier) -> None:
    connection.ensure_connection()
    start.wait()
    for number in range(bookings):
        way(slots[number % len(slots)], owner)
    connection.close()


def per_second(way: Way, slots: list[UUID], owners: list[UUID], bookings: int) -> float:
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    start = fork.Barrier(len(owners) + 1)
    workers = [fork.Process(target=work, args=(way, slots, owner, bookings, start)) for owner in owners]
    for worker in workers:
        worker.start()
    start.wait()
    began = time.perf_counter()
    for worker in workers:
        worker.join()
    elapsed = time.perf_counter() - began
    if any(worker.exitcode for worker in workers):
        raise SystemExit("a process failed")
    return len(owners) * bookings / elapsed


def statements_of_one(owner: UUID) -> list[str]:
    """What one hold sends, BEGIN and COMMIT not counted."""
    [slot] = make_slots(1, 2)
    hold(slot, owner)
    with CaptureQueriesContext(connection) as seen:
        hold(slot, owner)
    return [query["sql"].split()[0] for query in seen if not query["sql"].startswith(("BEGIN", "COMMIT"))]


def settings_of_the_server() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit'), version()")
        fsync, commit, version = cursor.fetchone()
    return f"{' '.join(version.split()[:2])}, fsync {fsync}, synchronous_commit {commit}"


def compare(number: int, owners: list[UUID], bookings: int, rounds: int) -> float:
    """Rates with `number` sessions side by side, printed; the ratio."""
    rates: dict[str, list[float]] = {"plain": [], "hold": []}
    for _ in range(rounds):
        for name, way in (("plain", plain), ("hold", hold)):
            slots = make_slots(number, len(owners) * bookings)
            rates[name].append(per_second(way, slots, owners, bookings))
    middle = {name: statistics.median(values) for name, values in rates.items()}
    ratio = middle["hold"] / middle["plain"]
    print(f"{number:2} session(s)   plain {middle['plain']:6.0f}/s   hold {middle['hold']:6.0f}/s   ratio {ratio:.2f}")
    return ratio


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--bookings", type=int, default=250, help="by each process")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    owners = prepare(chosen.processes)
    print(settings_of_the_server())
    print(f"{chosen.processes} processes x {chosen.bookings} bookings, median of {chosen.rounds} rounds")
    ratios = [compare(number, owners, chosen.bookings, chosen.rounds) for number in (1, 20)]
    sent = statements_of_one(owners[0])
    print(f"one hold sends {len(sent)} statements ({', '.join(sent)}); the session is locked in the last one")
    counted = sum(Slot.objects.values_list("taken", flat=True))
    if counted != Booking.objects.count():
        print(f"BROKEN: {counted} places counted, {Booking.objects.count()} bookings")
        return 1
    kept = min(ratios) >= FLOOR
    print(f"S3 {'kept' if kept else 'BROKEN'}: ratio >= {FLOOR}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
