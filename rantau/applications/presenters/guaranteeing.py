"""What a guarantor is shown, and what the applicant is told of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.applications import queries
from rantau.applications.lifecycle import Answer, Phase
from rantau.applications.models import Application, Guarantee
from rantau.catalogue import queries as catalogue
from rantau.questions.summary import value_words

REFUSED: dict[str, Promise] = {
    "UNKNOWN": gettext_lazy("Penerima tautan tidak mengenal Anda. Periksa nomor ponsel dan surel penjamin."),
    "UNWILLING": gettext_lazy("Penjamin tidak bersedia. Bicarakan dengannya, atau tulis penjamin lain."),
    "WRONG": gettext_lazy("Penjamin mengatakan ada data yang keliru. Tanyakan kepadanya, lalu perbaiki."),
}
SILENT = gettext_lazy("Penjamin tidak menjawab dalam tiga hari. Hubungi dia, periksa nomornya, lalu kirim lagi.")


@dataclass(frozen=True, slots=True)
class QuestionToGuarantor:
    """Only what is needed to decide; no papers, no numbers of the applicant."""

    applicant: str
    rows: list[tuple[str, str, None]]
    until: datetime


def question_to_guarantor(asked: Guarantee, answers: Mapping[str, Any]) -> QuestionToGuarantor:
    application = asked.application
    definition = queries.definition(application)
    applicant = str(answers.get("full_name") or application.person.full_name)
    case = next((case for case in definition.cases if case.code == application.case_code), None)
    nationality = catalogue.question(definition, "nationality")
    country = value_words(nationality, answers.get("nationality")) if nationality else ""
    rows = [
        (_("Yang meminta"), applicant),
        (_("Kewarganegaraan"), country),
        (_("Untuk"), str(case.title) if case else str(definition.title)),
        (_("Atas nama"), str(asked.asked.get("company") or "")),
        (_("Nomor permohonan"), application.reference),
    ]
    return QuestionToGuarantor(applicant, [(label, value, None) for label, value in rows if value], asked.expires_at)


def named_guarantor(asked: Guarantee) -> list[tuple[str, str, None]]:
    """Whom the applicant wrote down, so that a slip can be seen."""
    named = asked.asked
    rows = [
        (_("Nama penjamin"), named["name"]),
        (_("Atas nama"), named["company"]),
        (_("Nomor ponsel"), named["phone"]),
        (_("Alamat surel"), named["email"]),
    ]
    return [(label, value, None) for label, value in rows if value]


def guarantor_advice(application: Application) -> str:
    """Why a draft came back from its guarantor; "" when it did not."""
    if application.phase != Phase.DRAFT:
        return ""
    last = queries.last_guarantee(application)
    if last is None or last.state not in {Answer.REFUSED, Answer.SILENT}:
        return ""
    return str(REFUSED[last.reason] if last.state == Answer.REFUSED else SILENT)
