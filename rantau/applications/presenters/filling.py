"""The pages on which a draft is filled in and checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rantau.applications import process as way
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application, Correction
from rantau.applications.queries import counting_day
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition
from rantau.questions import schema, summary
from rantau.ui import formats
from rantau.ui.parts import TaskItem
from rantau.vault import masking

SEALED_KINDS = {"nik", "kk", "passport"}


@dataclass(frozen=True, slots=True)
class Head:
    """What every page of one application says at its top."""

    reference: str
    service: str
    person: str
    home: str
    draft: bool
    correction: str
    """What the officer wrote, "" when nothing is to be corrected."""


@dataclass(frozen=True, slots=True)
class ReviewSection:
    title: str
    rows: Sequence[tuple[str, str, str | None]]


def head(application: Application, definition: Definition, correction: Correction | None) -> Head:
    return Head(
        reference=application.reference,
        service=str(definition.title),
        person=application.person.full_name,
        home=f"/permohonan/{application.reference}/",
        draft=application.phase == Phase.DRAFT,
        correction=correction.note if correction else "",
    )


def task_items(
    application: Application,
    definition: Definition,
    answers: Mapping[str, Any],
    papers_filled: set[str],
    correction: Correction | None,
    *,
    ready: bool,
    pages: Sequence[schema.Section],
) -> list[TaskItem]:
    """One line per page of questions, one for the papers, one for checking and sending when nothing stops it."""
    items = [_section_item(application, section, answers, correction, definition) for section in pages]
    items.append(_papers_item(application, definition, answers, papers_filled, correction))
    items.append(
        TaskItem(
            _("Periksa dan kirim"),
            reverse("applications:review", args=[application.reference]),
            _("Siap dikirim") if ready else _("Belum bisa"),
            "info" if ready else "plain",
            "" if ready else _("Di sini tertulis apa yang masih kurang."),
        )
    )
    return items


def _pages(application: Application, definition: Definition, answers: Mapping[str, Any]) -> list[schema.Section]:
    return schema.visible_sections(definition.sections, answers, counting_day(application))


def _section_item(
    application: Application,
    section: schema.Section,
    answers: Mapping[str, Any],
    correction: Correction | None,
    definition: Definition,
) -> TaskItem:
    url = reverse("applications:section", args=[application.reference, section.code])
    if correction is not None and f"section:{section.code}" in correction.items:
        return TaskItem(str(section.title), url, _("Perlu diperbaiki"), "warn")
    if application.phase != Phase.DRAFT:
        return TaskItem(str(section.title), None, _("Terkirim"), "ok")
    open_questions = [code for page, code in schema.missing(definition.sections, answers) if page == section.code]
    asked = [question.code for question in section.questions if question.asks]
    if not open_questions and any(code in answers for code in asked):
        return TaskItem(str(section.title), url, _("Selesai"), "ok")
    started = any(code in answers for code in asked)
    return TaskItem(
        str(section.title), url, _("Belum lengkap") if started else _("Belum diisi"), "warn" if started else "plain"
    )


def _papers_item(
    application: Application,
    definition: Definition,
    answers: Mapping[str, Any],
    filled: set[str],
    correction: Correction | None,
) -> TaskItem:
    url = reverse("applications:papers", args=[application.reference])
    if correction is not None and any(item.startswith("paper:") for item in correction.items):
        return TaskItem(_("Berkas"), url, _("Perlu diperbaiki"), "warn")
    papers = catalogue.papers_for(definition, answers, counting_day(application))
    wanted = [paper for paper in papers if paper.required]
    left = sum(paper.code not in filled for paper in wanted)
    if not left:
        return TaskItem(_("Berkas"), url, _("Selesai"), "ok")
    text = ngettext("%(left)d berkas lagi", "%(left)d berkas lagi", left) % {"left": left}
    return TaskItem(_("Berkas"), url, text, "warn" if left < len(wanted) else "plain")


def carried_words(on: date | None) -> str:
    """Where the answers on a page come from that the person has not given here; "" when there are none."""
    if on is None:
        return ""
    return _("Kami isi dari permohonan Anda tanggal %(day)s; periksa lagi.") % {"day": formats.day(on)}


def review_sections(
    application: Application, definition: Definition, answers: Mapping[str, Any]
) -> list[ReviewSection]:
    """Everything that will be sent, page by page, each line with the way back to change it."""
    pages = _pages(application, definition, answers)
    return [
        ReviewSection(
            str(section.title),
            [
                (row.label, shown(row), reverse("applications:section", args=[application.reference, section.code]))
                for row in rows
            ],
        )
        for section, rows in zip(pages, summary.pages(pages, answers, counting_day(application)), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Paying:
    """When the fee is paid, and what would cost it."""

    title: str
    text: str


def paying(process: Sequence[str], total: int, unknown: Sequence[str] = ()) -> Paying:
    """`unknown` are the lines whose amount nobody here knows."""
    if unknown:
        return Paying(_("Biayanya belum diketahui"), _("Tanyakan kantor: %(lines)s.") % {"lines": ", ".join(unknown)})
    state = _("Biaya masuk kas negara.")
    lost = _(
        "Bila permohonan ditolak, data keliru, atau Anda tidak datang, biaya tidak kembali. Jadi periksa sekali lagi."
    )
    if not total:
        return Paying(_("Tidak ada biaya"), _("Layanan ini gratis. Petugas tidak menerima uang."))
    if way.pays_for_place(process):
        return Paying(_("Anda membayar setelah memilih jadwal"), f"{state} {lost}")
    if way.pays_before_decision(process):
        return Paying(_("Anda membayar setelah mengirim"), f"{state} {lost}")
    not_yet = _("Sebelum itu Anda tidak membayar apa pun.")
    return Paying(_("Anda membayar setelah permohonan disetujui"), f"{state} {not_yet}")


def shown(row: summary.Row) -> str:
    """The answer as its owner sees it, numbers of identity shortened."""
    return masking.nik(row.value) if row.kind in SEALED_KINDS and row.value.isdigit() else row.value
