"""The bill of an application: opened for a place that waits for it, or as a stage of its own."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from rantau.applications import policies, queries
from rantau.applications.actions.moving import about, locked, move
from rantau.applications.actions.stopping import check
from rantau.applications.events import PaymentAsked
from rantau.applications.lifecycle import APPLICATION, Phase
from rantau.applications.models import Application
from rantau.catalogue.queries import FeeLine
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.payments import actions as payments
from rantau.payments import queries as bills
from rantau.payments.actions import Line


@transaction.atomic
def ask_payment(*, reference: str, actor: Actor, now: datetime) -> Application:
    """Open the bill where paying is a stage of its own. Raises NotAllowed, NotDue, FeeUnknown, Stopped."""
    application = locked(reference)
    if not policies.can_act_as_applicant(actor, application):
        raise NotAllowed
    fees = queries.to_pay(application, clock.day_of(now))
    stage = queries.standing(application, owes=bool(fees)).stage
    APPLICATION.next(Phase(application.phase), "ask_payment", {"stage": stage})
    if bills.open_bill(reference):
        raise MoveNotPossible
    check(application, clock.day_of(now))
    until = now + timedelta(days=queries.definition(application).terms.pay_days)
    bill_id = open_bill(application, fees, until, actor, now)
    move(application, "ask_payment", actor=actor, now=now, stage=stage)
    journal.record(PaymentAsked(**about(application), bill_id=bill_id, pay_until=until), actor=actor, now=now)
    return application


def open_bill(application: Application, fees: Sequence[FeeLine], until: datetime, actor: Actor, now: datetime) -> UUID:
    """The fee lines are fixed now, with the tariff in force today."""
    return payments.open_bill(
        holder=application.reference,
        owner_id=application.owner_id,
        payer_name=application.person.full_name,
        lines=[Line(fee.code, fee.label.id, fee.amount) for fee in fees],
        tariff_version=queries.definition(application).tariff_version,
        expires_at=until,
        # Whoever pays for a family comes back to the page with what is still to be paid.
        return_to=f"/permohonan/{application.reference}/{'keluarga/' if application.party else ''}",
        # One key per try: the same tap twice makes one bill, a new choice after expiry a new one.
        key=f"{application.reference}:{bills.count(application.reference) + 1}",
        actor=actor,
        now=now,
    ).pk
