"""Asking the guarantor, and what they answer. They have a link and no account."""

import re
import secrets
import unicodedata
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import queries as accounts
from rantau.applications import policies, queries
from rantau.applications.actions.moving import about, announce_sent, locked, move
from rantau.applications.events import (
    ApplicationRecalled,
    GuarantorAsked,
    GuarantorConfirmed,
    GuarantorRefused,
    GuarantorReminded,
    GuarantorSilent,
)
from rantau.applications.lifecycle import GUARANTEE, Answer, Phase
from rantau.applications.models import Application, Guarantee
from rantau.applications.queries.guarantees import token_hash
from rantau.foundation import nik as numbers
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

ANSWER_WITHIN = timedelta(days=3)
REASONS = ("UNKNOWN", "UNWILLING", "WRONG")


class GuarantorUnreachable(Refusal):
    code = "applications.guarantor_unreachable"
    message = _("Tulis nama, NIK, dan nomor ponsel atau surel penjamin, supaya kami dapat menghubunginya.")


class GuarantorIsApplicant(Refusal):
    """Nobody vouches for themselves: the link must go to the guarantor's own telephone or mailbox."""

    code = "applications.guarantor_is_applicant"
    message = _("Penjamin harus orang lain. Tulis NIK, nomor ponsel, dan surel milik penjamin sendiri.")


class NotTheGuarantor(Refusal):
    """One sentence for a wrong name and a wrong number, so that neither can be found out by itself."""

    code = "applications.not_the_guarantor"
    message = _("Nama dan NIK tidak cocok dengan yang ditulis pemohon. Periksa keduanya, atau tanyakan kepada pemohon.")


class LinkIsOver(Refusal):
    code = "applications.link_is_over"
    message = _("Tautan ini tidak berlaku lagi.")


@transaction.atomic
def ask_guarantor(*, reference: str, actor: Actor, now: datetime) -> Guarantee:
    """Send the guarantor whom the applicant named a link of their own; the question that is open, if there is one."""
    application = locked(reference)
    if not (policies.can_act_as_applicant(actor, application) or actor.is_system):
        raise NotAllowed
    if open_one := _open(application):
        return open_one
    named = _named(application)
    token = secrets.token_urlsafe(18)
    guarantee = Guarantee.objects.create(
        application=application,
        asked=named,
        token=token,
        token_hash=token_hash(token),
        asked_at=now,
        expires_at=now + ANSWER_WITHIN,
    )
    asked = GuarantorAsked(**about(application), guarantee_id=guarantee.pk, until=guarantee.expires_at)
    journal.record(asked, actor=actor, now=now)
    return guarantee


@transaction.atomic
def confirm_guarantee(*, token: str, name: str, nik: str, actor: Actor, now: datetime) -> Application:
    """The guarantor vouches, known by the link and by the name and NIK that the applicant wrote. Now it is sent."""
    application, guarantee = _answered(token, now)
    if not _is_named(guarantee.asked, name, nik):
        raise NotTheGuarantor
    _end(guarantee, "confirm", now)
    application.submitted_at = application.saved_at = now
    move(application, "guarantor_confirmed", actor=actor, now=now)
    journal.record(GuarantorConfirmed(**about(application), guarantee_id=guarantee.pk), actor=actor, now=now)
    announce_sent(application, actor=actor, now=now)
    return application


@transaction.atomic
def refuse_guarantee(*, token: str, reason: str, actor: Actor, now: datetime) -> Application:
    """Whoever got the link does not vouch, or is somebody else: the applicant gets the draft back."""
    if reason not in REASONS:
        raise ValueError(reason)
    application, guarantee = _answered(token, now)
    guarantee.reason = reason
    _end(guarantee, "refuse", now)
    _give_back(application, actor, now)
    refused = GuarantorRefused(**about(application), guarantee_id=guarantee.pk, reason=reason)
    journal.record(refused, actor=actor, now=now)
    return application


@transaction.atomic
def recall(*, reference: str, actor: Actor, now: datetime) -> Application:
    """The applicant wants to correct something before the guarantor has answered; the link dies."""
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    application.saved_at = now
    move(application, "recall", actor=actor, now=now)
    close_guarantee(application, now)
    journal.record(ApplicationRecalled(**about(application)), actor=actor, now=now)
    return application


@transaction.atomic
def remind_guarantor(*, guarantee_id: UUID, actor: Actor, now: datetime) -> bool:
    """Once a day. False when it was answered or reminded meanwhile."""
    application, guarantee = _by_id(guarantee_id)
    if not queries.guarantees_to_remind(now).filter(pk=guarantee.pk).exists():
        return False
    guarantee.reminded_at = now
    guarantee.save(update_fields=["reminded_at"])
    reminded = GuarantorReminded(**about(application), guarantee_id=guarantee.pk, until=guarantee.expires_at)
    journal.record(reminded, actor=actor, now=now)
    return True


@transaction.atomic
def lapse_guarantee(*, guarantee_id: UUID, actor: Actor, now: datetime) -> bool:
    """No answer in time: the applicant gets the draft back. False when an answer was quicker."""
    application, guarantee = _by_id(guarantee_id)
    if not queries.guarantees_due(now).filter(pk=guarantee.pk).exists():
        return False
    _end(guarantee, "lapse", now)
    _give_back(application, actor, now)
    journal.record(GuarantorSilent(**about(application), guarantee_id=guarantee.pk), actor=actor, now=now)
    return True


def close_guarantee(application: Application, now: datetime) -> None:
    """The applicant took the application back: nothing is left to answer. The row must be locked."""
    if open_one := _open(application):
        _end(open_one, "close", now)


def _answered(token: str, now: datetime) -> tuple[Application, Guarantee]:
    """Both rows locked, the application first as everywhere. Raises LinkIsOver."""
    found = queries.guarantee_by_token(token, now)
    if found is None:
        raise LinkIsOver
    application = locked(found.application.reference)
    guarantee = Guarantee.objects.select_for_update().get(pk=found.pk)
    if guarantee.state != Answer.ASKED or application.phase != Phase.AWAITING_GUARANTOR:
        raise LinkIsOver
    return application, guarantee


def _by_id(guarantee_id: UUID) -> tuple[Application, Guarantee]:
    application = locked(queries.guarantee(guarantee_id).application.reference)
    return application, Guarantee.objects.select_for_update().get(pk=guarantee_id)


def _open(application: Application) -> Guarantee | None:
    return Guarantee.objects.select_for_update().filter(application=application, state=Answer.ASKED).first()


def _end(guarantee: Guarantee, name: str, now: datetime) -> None:
    """The link dies with the question."""
    guarantee.state = GUARANTEE.next(Answer(guarantee.state), name)
    guarantee.token, guarantee.ended_at = "", now
    guarantee.save(update_fields=["state", "reason", "token", "ended_at"])


def _give_back(application: Application, actor: Actor, now: datetime) -> None:
    """A draft again, whose thirty idle days begin now."""
    application.saved_at = now
    move(application, "guarantor_refused", actor=actor, now=now)


def _named(application: Application) -> dict[str, str]:
    """Whom the answers name. Raises GuarantorUnreachable, GuarantorIsApplicant."""
    answers = queries.answers(application)
    parts = ("name", "nik", "phone", "email", "company")
    named = {part: str(answers.get(f"guarantor_{part}") or "") for part in parts}
    named["language"] = "en" if answers.get("guarantor_language") == "EN" else "id"
    if not (named["name"] and named["nik"] and (named["phone"] or named["email"])):
        raise GuarantorUnreachable
    if named["nik"] == application.person.nik or _answers_to_the_applicant(application, named):
        raise GuarantorIsApplicant
    return named


def _answers_to_the_applicant(application: Application, named: dict[str, str]) -> bool:
    """The link would come back to the account, and its holder is not the guarantor (a wife may file for a husband)."""
    own = accounts.contact_points(application.owner_id)
    comes_back = named["phone"] == own.phone != "" or named["email"] == own.email != ""
    return comes_back and accounts.self_person(application.owner_id).nik != named["nik"]


def _is_named(asked: dict[str, Any], name: str, nik: str) -> bool:
    right_number = compare_digest(numbers.normalise(nik).encode(), asked["nik"].encode())
    return _plain(name) == _plain(asked["name"]) and right_number


def _plain(name: str) -> str:
    """Without what people write differently: capitals, accents, marks, spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", bare).split())
