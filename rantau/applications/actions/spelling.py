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
from rantau.applications.models import Application, SectionAnswers, SpellingFix
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

LETTERS = 2
"""So many letters of one word may be wrong, and at most a third of it: "Rohana" and "Rohanah", not "Fauzi" and "Fadli"."""
WORDS = 2


class NotATypo(Refusal):
    code = "applications.not_a_typo"
    field = "became"
    message = _("Ini lebih dari salah ketik, atau jawaban ini tidak boleh dibetulkan kantor. Kembalikan ke pemohon.")


def may_fix_spelling(actor: Actor, application: Application) -> bool:
    """Whether there is something that this officer may put right now; for the way there."""
    return policies.can_fix_spelling(actor, application) and bool(queries.fixable(application))


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
    wrong = question not in asked or reason not in SPELLING_REASONS or was == fixed
    if wrong or not is_typo(_written(application, question, was), fixed):
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


def _written(application: Application, question: str, now_there: str) -> str:
    """What the applicant wrote: several small steps must not lead to another name."""
    first = SpellingFix.objects.filter(application=application, question=question).order_by("at").first()
    return str(first.was) if first else now_there


def is_typo(was: str, became: str) -> bool:
    """Another spelling of the same words, letters and the marks of names only: joined or parted, or few letters off."""
    if not all(unicodedata.category(c)[0] in "LM" or c in " .,'’-/()" for c in became):
        return False
    before, after = was.casefold().split(), became.casefold().split()
    if "".join(before) == "".join(after):
        return True
    pairs = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
    return len(before) == len(after) and len(pairs) <= WORDS and all(_is_slip(*pair) for pair in pairs)


def _is_slip(old: str, new: str) -> bool:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    wrong = sum(max(i2 - i1, j2 - j1) for step, i1, i2, j1, j2 in steps if step != "equal")
    return wrong <= LETTERS and wrong * 3 <= max(len(old), len(new))
