"""How the pages of a case begin: who is working, which case, and for what purpose it was opened."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from rantau.applications import actions as applications
from rantau.casework import queries
from rantau.casework.forms import Seen
from rantau.casework.lifecycle import CASE_ROLES, ENDED
from rantau.casework.presenters.case import here_is_work
from rantau.casework.queries import Case
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.ui import pages

__all__ = [
    "CASE_ROLES",
    "actor_of",
    "found",
    "in_hand",
    "is_unmasked",
    "may_spell",
    "purpose_of",
    "remember",
    "say",
    "seen_version",
]
OPENED = "casework_opened"


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by the middleware of accounts
    return actor


def found(request: HttpRequest, ref: str) -> Case:
    """The case, when the officer's office has it and it is not their own. Otherwise 404."""
    case = queries.visible_to(actor_of(request)).filter(reference=ref).first()
    if case is None:
        raise Http404
    return case


def in_hand(request: HttpRequest, ref: str) -> Case:
    """The case, when this officer may work on it now. Otherwise 404."""
    case = found(request, ref)
    if not here_is_work(actor_of(request), case):
        raise Http404
    return case


def purpose_of(request: HttpRequest, case: Case) -> str:
    """WORK for whoever has it in hand, else the purpose given for this very case, or ""."""
    if here_is_work(actor_of(request), case):
        return str(queries.Purpose.WORK)
    opened = request.session.get(OPENED) or {}
    return str(opened.get("purpose", "")) if opened.get("case") == case.reference else ""


def may_spell(actor: Actor, case: Case) -> bool:
    """Put a typing error right here. Once nothing is left to do with the case, that is done where documents are made."""
    return case.state not in ENDED and applications.may_fix_spelling(actor, case.application)


def is_unmasked(request: HttpRequest, case: Case) -> bool:
    opened = request.session.get(OPENED) or {}
    return opened.get("case") == case.reference and bool(opened.get("unmasked"))


def remember(request: HttpRequest, case: Case, *, purpose: str = "", unmasked: bool = False) -> None:
    """Only the case opened last is remembered."""
    request.session[OPENED] = {"case": case.reference, "purpose": purpose, "unmasked": unmasked}


def seen_version(request: HttpRequest) -> int:
    """The version of the case on the page that was sent; 0 when it says none."""
    form = Seen(request.POST)
    return form.cleaned_data["version"] if form.is_valid() else 0


def say(request: HttpRequest, refusal: Refusal, ref: str) -> HttpResponse:
    """Back to the case with the reason."""
    messages.warning(request, refusal.sentence)
    return pages.see("casework:case", ref)
