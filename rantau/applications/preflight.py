"""What is found before money is asked for: what the service says of the answers, and what only the office can know.

A **stop** keeps an application from being sent and a bill from being made; a **warning** is told and lets pass. What an
officer **lifted** is told too. Whether somebody else's account has an application running for the same person is not
looked up here but when it is sent: who asks must leave a trace, and the person concerned is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.applications import queries
from rantau.applications.lifecycle import ACTIVE, Phase
from rantau.applications.models import Application, Lift
from rantau.appointments import queries as bookings
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Problem
from rantau.documents import queries as documents
from rantau.questions import doubts, schema
from rantau.ui import formats
from rantau.vault import lookup

# Whose name an answer gives that must not be the applicant's own.
OTHER_PEOPLE = ("guardian_name", "escort_name", "guarantor_name")


@dataclass(frozen=True, slots=True)
class Preflight:
    """Everything found; `lifted` are the stops that an officer let pass."""

    stops: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    lifted: tuple[Problem, ...] = ()


def look(
    application: Application, on: date, *, answers: dict[str, Any] | None = None, filled: set[str] | None = None
) -> Preflight:
    """All findings of a draft with the rules of the day `on`, or of what was sent with those of the day of sending.

    `answers` and `filled` (the slots with a paper) are read unless the caller has them already.
    """
    day = queries.counting_day(application) or on
    definition = queries.definition(application)
    given = queries.answers(application) if answers is None else answers
    about = _About(application, definition, given, day)
    filled = documents.slots_filled(application.reference) if filled is None else filled
    found = catalogue.missing_before_submit(definition, about.answers, filled, day)
    remarks = doubts.remarks(definition.sections, about.answers, on=day)
    found += [_remark("ANSWER_WRONG", remark) for remark in remarks if remark.stops]
    if application.phase == Phase.DRAFT:
        found += [*_kept_back(about), *_not_offered_here(about)]
    else:
        known = {problem.code for problem in found}
        by_now = catalogue.stopped_by_time(definition, about.answers, on)
        found += [problem for problem in by_now if problem.code not in known]
    lifted = set(Lift.objects.filter(application=application).values_list("code", flat=True)) if found else set()
    return Preflight(
        stops=tuple(problem for problem in found if not _is_lifted(problem, lifted)),
        warnings=tuple(_warnings(about, [remark for remark in remarks if not remark.stops])),
        lifted=tuple(problem for problem in found if _is_lifted(problem, lifted)),
    )


def identity(answers: schema.Answers, own_nik: str) -> bytes | None:
    """By what one person is known to apply twice: the NIK, for foreigners the passport."""
    number, nik = answers.get("passport_number"), answers.get("nik")
    if number and not nik:
        return lookup.hash_of("applications.passport", f"{answers.get('nationality', '')}:{number}")
    return accounts.nik_hash(nik or own_nik) if nik or own_nik else None


def running_beside(application: Application, who: bytes) -> Application | None:
    """Another running application of the same person, in anybody's account, that this one cannot stand beside."""
    services = (application.service_code, *queries.definition(application).not_beside)
    rows = Application.objects.filter(nik_hash=who, service_code__in=services, phase__in=ACTIVE)
    return rows.exclude(pk=application.pk).first()


@dataclass(frozen=True, slots=True)
class _About:
    application: Application
    definition: catalogue.Definition
    answers: dict[str, Any]
    day: date

    def page_of(self, code: str) -> str:
        """Where the question is asked, as a finding names it."""
        pages = schema.questions_of(self.definition.sections)
        return next((f"section:{page.code}" for page, question in pages if question.code == code), "")


def _is_lifted(problem: Problem, lifted: set[str]) -> bool:
    return problem.liftable and problem.code in lifted


def _remark(code: str, remark: doubts.Remark) -> Problem:
    return Problem(code, remark.sentence, f"section:{remark.section}")


def _kept_back(about: _About) -> Iterator[Problem]:
    """By other applications of the same person in the same account, which may be named: one runs, or the office has put
    off a new one. One query."""
    own = about.application
    who = identity(about.answers, own.person.nik)
    services = (own.service_code, *about.definition.not_beside)
    runs = (Q(nik_hash=who) if who else Q(person_id=own.person_id)) & Q(service_code__in=services, phase__in=ACTIVE)
    put_off = Q(suspension__who=who, suspension__family=about.definition.family, suspension__until__gt=about.day)
    rows = Application.objects.filter(runs | put_off if who else runs, owner_id=own.owner_id).exclude(pk=own.pk)
    found = list(rows.select_related("suspension"))
    yield from (_running(own, other) for other in [row for row in found if row.phase in ACTIVE][:1])
    until = max((row.suspension.until for row in found if row.phase not in ACTIVE), default=None)
    if until:
        sentence = _(
            "Kantor menangguhkan permohonan baru untuk orang ini. Anda bisa mengirimnya mulai %(day)s. Bila keberatan, "
            "tulis kepada kepala kantor atau lapor lewat lapor.go.id."
        )
        yield Problem("SUSPENDED", sentence % {"day": formats.day(until)}, "")


def _running(own: Application, other: Application) -> Problem:
    sentence = _(
        "Permohonan %(reference)s untuk orang ini masih berjalan. Lanjutkan yang itu, atau batalkan dulu. "
        "Permohonan ganda ditolak, dan biayanya tidak kembali."
    )
    to = f"/permohonan/{other.reference}/"
    return Problem("RUNNING", sentence % {"reference": other.reference}, "", to, other.service_code != own.service_code)


def _had_before(about: _About) -> Iterator[Problem]:
    """Only a warning: what was never fetched is cancelled, and then the same service is the right one."""
    own = about.application
    if not about.definition.once:
        return
    who = identity(about.answers, own.person.nik)
    rows = Application.objects.filter(nik_hash=who, owner_id=own.owner_id, service_code=own.service_code)
    for earlier in rows.filter(phase=Phase.COMPLETED).exclude(nik_hash=None)[:1]:
        sentence = _(
            "Layanan ini hanya sekali, dan permohonan %(reference)s untuk orang ini sudah selesai. Bila hasilnya sudah "
            "diterima, pilih layanan lain, misalnya penggantian."
        )
        yield Problem("HAD_BEFORE", sentence % {"reference": earlier.reference}, "", "/layanan/")


def _not_offered_here(about: _About) -> Iterator[Problem]:
    """The answers lead to lanes that this office does not have. An office without any lane has no calendar yet."""
    own, service = about.application, about.definition
    if not {"PLACE", "VISIT"} & set(catalogue.process_for(service, about.answers, about.day)):
        return
    open_to_them = catalogue.lanes_for(service, about.answers, about.day)
    wanted = [lane for lane in catalogue.bookable(service) if lane in open_to_them]
    here = {rule.lane for rule in bookings.rules_in_force(about.day) if rule.point.office.code == own.office_code}
    if not wanted or not here or here & set(wanted):
        return
    rule = service.lane_rules.get(wanted[0])
    asked = next(schema.asked_about(rule.when), "") if rule else ""
    sentence = _("Kantor ini tidak membuka jalur %(lane)s. Ubah pilihan Anda, atau tanyakan ke kantor.")
    yield Problem("NOT_OFFERED_HERE", sentence % {"lane": bookings.lane_name(wanted[0])}, about.page_of(asked))


def _warnings(about: _About, remarks: list[doubts.Remark]) -> Iterator[Problem]:
    for advice in catalogue.advice_for(about.definition, about.answers, about.day):
        if not advice.blocks:
            where = f"section:{advice.section}" if advice.section else ""
            yield Problem(advice.code, str(advice.text), where, advice.to)
    yield from (_remark("DOUBTFUL", remark) for remark in remarks)
    yield from _had_before(about)
    yield from _somebody_else(about)
    yield from _same_name(about)


def _somebody_else(about: _About) -> Iterator[Problem]:
    """The answers are not about the person whom the application was begun for."""
    person = about.application.person
    for code in ("nik", "birth_date", "full_name"):
        given, known = about.answers.get(code), getattr(person, code)
        if given and known and _plain(given) != _plain(known):
            sentence = _(
                "Permohonan ini atas nama %(name)s, tetapi nama, NIK, atau tanggal lahirnya berbeda dengan profil. Bila "
                "untuk orang lain, mulai permohonan atas nama orang itu. Bila profilnya keliru, perbaiki profil."
            )
            yield Problem("PERSON_DIFFERS", sentence % {"name": person.full_name}, about.page_of(code))
            return


def _same_name(about: _About) -> Iterator[Problem]:
    """People may share a name; mostly somebody wrote the applicant where another person is asked for."""
    own = _plain(about.answers.get("full_name", ""))
    counting = catalogue.settled(about.definition, about.answers, about.day)
    for code in OTHER_PEOPLE:
        if own and _plain(counting.get(code, "")) == own:
            sentence = _(
                "Nama wali, pendamping, atau penjamin sama dengan nama pemohon. Periksa apakah itu orang lain."
            )
            yield Problem("SAME_NAME", sentence, about.page_of(code))


def _plain(value: object) -> str:
    return " ".join(str(value).casefold().split())
