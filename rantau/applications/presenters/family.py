"""The people whom an account looks after, as their page prints them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.accounts.queries import Person
from rantau.applications import policies
from rantau.applications.models import Application
from rantau.applications.queries import SamePaper
from rantau.documents.queries import Document
from rantau.ui.formats import day
from rantau.vault import masking

SHOWN = ("relation", "full_name", "sex", "birth_date", "birth_place", "citizenship", "passport_number")


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    rows: Sequence[tuple[str, str, None]]
    running: Sequence[str]
    """References of the applications that hold on to this person."""
    correct_url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper of the family that will do here: "Pakai berkas dari permohonan Sari"."""

    slot: str
    label: str
    url: str


def offers(
    application: Application, same: Sequence[SamePaper], there: Mapping[str, Document]
) -> dict[str, list[Offer]]:
    """By slot, only where nothing lies that could be sent."""
    found: dict[str, list[Offer]] = {}
    for paper in same:
        if paper.slot in there and not there[paper.slot].is_flagged:
            continue
        label = _("Pakai berkas dari permohonan %(name)s") % {"name": paper.brought_for}
        url = reverse("applications:reuse_paper", args=[application.reference, paper.document.pk])
        found.setdefault(paper.slot, []).append(Offer(paper.slot, label, url))
    return found


def beside_the_name(person: Person, today: date) -> str:
    """What tells two people of the family apart, and what it means for them."""
    if person.is_self:
        return _("Anda sendiri")
    words = dict(accounts.relations()).get(person.relation, "")
    rule = (
        _("datang bersama orang tua atau wali") if policies.is_minor(person.birth_date, today) else _("datang sendiri")
    )
    return ", ".join(filter(None, (words, rule)))


def members(people: Sequence[Person], running: Mapping[UUID, list[Application]], today: date) -> list[Member]:
    return [_member(person, running.get(person.pk, []), today) for person in people]


def _member(person: Person, running: Sequence[Application], today: date) -> Member:
    born = day(person.birth_date) if person.birth_date else ""
    child = _("di bawah 17 tahun") if policies.is_minor(person.birth_date, today) else ""
    rows = [
        (_("Hubungan"), dict(accounts.relations()).get(person.relation, "")),
        (_("Tanggal lahir"), " · ".join(filter(None, (born, child)))),
        (_("NIK"), masking.nik(person.nik) if person.nik else _("Belum ada")),
        (_("Nomor paspor"), masking.number(person.passport_number, last=3)),
    ]
    return Member(
        name=person.full_name,
        rows=[(label, value, None) for label, value in rows if value],
        running=[application.reference for application in running],
        correct_url=reverse("applications:correct_member", args=[person.pk]),
        remove_url=reverse("applications:remove_member", args=[person.pk]),
    )
