"""A typing error put right after the fee was paid: no new fee, and the place stays."""

import unicodedata
from datetime import datetime
from difflib import SequenceMatcher

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import policies, queries
from rantau.applications.actions.moving import about, locked
from rantau.applications.events import SpellingFixed
from rantau.applications.lifecycle import SPELLING_REASONS
from rantau.applications.models import SectionAnswers, SpellingFix
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

ALIKE = 0.6
"""How much of both spellings must agree (0 to 1). "Rohana" and "Rohanah" do (0.92), "Rohana" and "Maimunah" do not."""


class NotATypo(Refusal):
    code = "applications.not_a_typo"
    field = "became"
    message = _("Ini lebih dari salah ketik, atau jawaban ini tidak boleh dibetulkan kantor. Kembalikan ke pemohon.")


@transaction.atomic
def fix_spelling(
    *, reference: str, question: str, became: str, reason: str, actor: Actor, now: datetime
) -> SpellingFix:
    """Write the answer as the papers have it. What is printed already is `collection`'s to refuse.

    Raises NotAllowed, NotATypo.
    """
    application = locked(reference)
    if not policies.can_fix_spelling(actor, application):
        raise NotAllowed
    fixed = " ".join(became.split())
    asked = {found.code for found in queries.fixable(application)}
    was = str(queries.answers(application).get(question, ""))
    if question not in asked or reason not in SPELLING_REASONS or not is_typo(was, fixed):
        raise NotATypo
    pages = SectionAnswers.objects.select_for_update().filter(application=application).order_by("-saved_at")
    page = next(found for found in pages if question in found.answers)
    page.answers = {**page.answers, question: fixed}
    page.save(update_fields=["answers"])
    fix = SpellingFix.objects.create(
        application=application, question=question, reason=reason, was=was, became=fixed, officer=actor.id,
        role=actor.role, at=now,
    )  # fmt: skip
    journal.record(SpellingFixed(**about(application), question=question, reason=reason), actor=actor, now=now)
    return fix


def is_typo(was: str, became: str) -> bool:
    """Another spelling of the same words: letters and the marks of names only, and mostly the same ones."""
    if was == became or not all(unicodedata.category(c)[0] in "LM" or c in " .,'’-/()" for c in became):
        return False
    return SequenceMatcher(None, was.casefold(), became.casefold()).ratio() >= ALIKE
