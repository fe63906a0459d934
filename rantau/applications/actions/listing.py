"""Lists for an outreach day: who comes, written down by the office from what the leader of the group brings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rantau.accounts import queries as accounts
from rantau.applications import pasting, policies, queries
from rantau.applications.events import (
    OutreachListClosed,
    OutreachListMade,
    OutreachRowRemoved,
    OutreachRowsAdded,
    OutreachRowsForgotten,
    OutreachSlipsRead,
)
from rantau.applications.models import OutreachList, OutreachRow
from rantau.applications.pasting import Line
from rantau.applications.queries.outreach import invitation_hash
from rantau.catalogue import queries as catalogue
from rantau.foundation import clock, invitations
from rantau.foundation import nik as numbers
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.offices import queries as offices
from rantau.ui.fields.contact import e164
from rantau.ui.fields.dates import read

MOST = 200


class ListClosed(Refusal):
    code = "applications.list_closed"
    message = _("Daftar ini sudah ditutup.")


class DayOver(Refusal):
    code = "applications.outreach_day_over"
    message = _("Pilih hari ini atau hari yang akan datang.")
    field = "day"


class RowClaimed(Refusal):
    code = "applications.row_claimed"
    message = _("Orang ini sudah memakai undangannya. Hanya ia sendiri yang bisa membatalkan permohonannya.")


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not taken, and everything that is wrong with it."""

    line: Line
    sentences: tuple[str, ...]


@transaction.atomic
def make_list(
    *, point_code: str, day: date, title: str, leader_name: str, leader_phone: str, actor: Actor, now: datetime
) -> OutreachList:
    """An empty list for one day at a service point of the officer's office. Raises NotAllowed, DayOver."""
    point = offices.service_points(actor.office).filter(code=point_code).first()
    if point is None or not policies.can_list(actor, point.office.code):
        raise NotAllowed
    if day < clock.day_of(now):
        raise DayOver
    made = OutreachList.objects.create(
        office_code=point.office.code,
        point=point,
        day=day,
        title=title,
        leader={"name": leader_name, "phone": leader_phone},
        made_by=actor.id,
        made_at=now,
    )
    journal.record(OutreachListMade(**_about(made), point=point.code, day=day), actor=actor, now=now)
    return made


@transaction.atomic
def add_rows(*, list_id: UUID, text: str, actor: Actor, now: datetime) -> list[RefusedLine]:
    """Take every good line of `text`; give back the others. Raises NotAllowed, ListClosed."""
    outreach = _open(list_id, actor)
    rows = outreach.rows.order_by("number").values_list("nik_hash", "number")
    known = {bytes(nik_hash) for nik_hash, _number in rows}
    last = max((number for _nik_hash, number in rows), default=0)
    services = {service.code for service in catalogue.services(now)}
    refused: list[RefusedLine] = []
    added = 0
    for line in pasting.lines(text):
        person, sentences = _read(line.cells, services, clock.day_of(now))
        found = accounts.nik_hash(person["nik"])
        if not sentences:
            sentences = _not_now(found, known, line.cells[4].lower())
        if sentences:
            refused.append(RefusedLine(line, tuple(sentences)))
            continue
        known.add(found)
        added += 1
        row = OutreachRow(outreach=outreach, number=last + added, person=person, nik_hash=found, **_invitation())
        row.service_code, row.added_at = line.cells[4].lower(), now
        row.save(force_insert=True)
    if added or refused:
        told = OutreachRowsAdded(**_about(outreach), added=added, refused=len(refused))
        journal.record(told, actor=actor, now=now)
    return refused


@transaction.atomic
def remove_row(*, list_id: UUID, row_id: UUID, actor: Actor, now: datetime) -> bool:
    """Forget a row whole. False when it was gone already. Raises NotAllowed, ListClosed, RowClaimed."""
    outreach = _open(list_id, actor)
    row = outreach.rows.select_for_update().filter(pk=row_id).first()
    if row is None:
        return False
    if row.application and not row.application.has_ended:
        raise RowClaimed
    row.delete()
    journal.record(OutreachRowRemoved(**_about(outreach), row_id=row_id), actor=actor, now=now)
    return True


@transaction.atomic
def close_list(*, list_id: UUID, actor: Actor, now: datetime) -> OutreachList:
    """Nobody is added or removed any more; the codes stay good until the day is over. Raises NotAllowed, ListClosed."""
    outreach = _open(list_id, actor)
    outreach.closed_at = now
    outreach.save(update_fields=["closed_at"])
    journal.record(OutreachListClosed(**_about(outreach), rows=outreach.rows.count()), actor=actor, now=now)
    return outreach


def _invitation() -> dict[str, Any]:
    code = invitations.new()
    return {"code": code, "code_hash": invitation_hash(code)}


@transaction.atomic
def forget_unclaimed(*, list_id: UUID, actor: Actor, now: datetime) -> int:
    """Delete whoever never used the invitation, long after the day; returns how many. Raises NotAllowed."""
    if not actor.is_system:
        raise NotAllowed
    outreach = OutreachList.objects.select_for_update().get(pk=list_id)
    gone, _each = queries.unclaimed_rows(clock.day_of(now)).filter(outreach=outreach).delete()
    if gone:
        journal.record(OutreachRowsForgotten(**_about(outreach), rows=gone), actor=actor, now=now)
    return gone


@transaction.atomic
def note_slips_read(*, list_id: UUID, rows: int, actor: Actor, now: datetime) -> None:
    """The officer is shown the cards of so many people. Raises NotAllowed."""
    outreach = OutreachList.objects.filter(pk=list_id).first()
    if outreach is None or not policies.can_list(actor, outreach.office_code):
        raise NotAllowed
    journal.record(OutreachSlipsRead(**_about(outreach), rows=rows), actor=actor, now=now)


def _open(list_id: UUID, actor: Actor) -> OutreachList:
    """Locked, so that two officers who add at once count and compare one after the other."""
    outreach = OutreachList.objects.select_for_update().filter(pk=list_id).first()
    if outreach is None or not policies.can_list(actor, outreach.office_code):
        raise NotAllowed
    if outreach.closed_at:
        raise ListClosed
    return outreach


def _about(outreach: OutreachList) -> dict[str, Any]:
    return {"list_id": outreach.pk, "office": outreach.office_code}


def _read(cells: Sequence[str], services: set[str], today: date) -> tuple[dict[str, str], list[str]]:
    """The person of a line, and what is wrong with it by itself."""
    if len(cells) != pasting.COLUMNS:
        words = gettext(
            "Tulis lima kolom: nama, NIK, tanggal lahir, nomor ponsel, kode layanan. Baris ini berisi %(n)d."
        )
        return {"nik": ""}, [words % {"n": len(cells)}]
    name, nik, born, phone, service = cells
    birth, number = read(born), e164(phone)
    wrong = (
        [] if any(letter.isalpha() for letter in name) and len(name) <= 120 else [gettext("Tulis nama dengan huruf.")]
    )
    if birth is None or birth > today:
        wrong.append(gettext("Tanggal lahir tidak terbaca atau di masa depan. Tulis seperti 31-12-1990."))
    wrong += [problem.sentence for problem in numbers.check(nik, birth)]
    if number is None:
        wrong.append(gettext("Nomor ponsel tidak dikenali. Tulis seperti 0812 3456 7890."))
    if service.lower() not in services:
        wrong.append(
            gettext("Kode layanan tidak dikenal. Pilihannya: %(codes)s.") % {"codes": ", ".join(sorted(services))}
        )
    born_on = birth.isoformat() if birth else ""
    return {"name": name, "nik": numbers.normalise(nik), "birth_date": born_on, "phone": number or ""}, wrong


def _not_now(found: bytes, known: set[bytes], service: str) -> list[str]:
    """Neutral about whoever has an application running: whoever types a NIK learns nothing about its owner."""
    if found in known:
        return [gettext("NIK ini sudah ada di daftar.")]
    if len(known) >= MOST:
        return [gettext("Daftar ini sudah penuh: paling banyak %(most)d orang.") % {"most": MOST}]
    if queries.active_for(found, service):
        return [gettext("Orang ini belum bisa didaftarkan di sini. Minta ia memeriksa akunnya atau bertanya di loket.")]
    return []
