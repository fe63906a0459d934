"""A service changes while applications run: who has begun keeps what was promised, who begins gets what is new."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest

from rantau.accounts.tests.factories import PersonAccount
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.applications.tests.factories import ANSWERS, a_draft, fill, me, open_bill
from rantau.appointments.tests.factories import HOUR, NOW, a_rule, a_slot
from rantau.catalogue import actions as catalogue
from rantau.catalogue import loading
from rantau.catalogue.definition import Service
from rantau.catalogue.models import ServiceVersion
from rantau.catalogue.queries import forget
from rantau.catalogue.tests.factories import offering
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.questions.schema import Kind, Question, Text

pytestmark = pytest.mark.django_db
ADMIN = Actor.staff("33333333-3333-3333-3333-333333333333", role="office_admin", office="PASBAR")
SYSTEM = Actor.system("catalogue.publish")
TODAY = clock.day_of(NOW)
SOON = NOW + timedelta(days=2)
PEPPER = Question(code="pepper", kind=Kind.NAME, label=Text(id="Nama kucing Anda", en="Name of your cat"))


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    ServiceVersion.objects.all().delete()
    forget()
    yield
    forget()


def dearer(amount: int = 700_000, days: int = 0) -> None:
    catalogue.enter_edit(
        service="paspor-baru", kind="FEE", key="EPASSPORT_5", value=amount, effective_from=TODAY + timedelta(days=days),
        reason="PP baru", actor=ADMIN, now=NOW,
    )  # fmt: skip


def asks_more(service: Service) -> Service:
    first, *others = service.sections
    first = msgspec.structs.replace(first, questions=(*first.questions, PEPPER))
    return msgspec.structs.replace(service, sections=(first, *others))


def billed(application: Application, hour: int = 0) -> int:
    a_rule()
    slot = a_slot(SOON + hour * HOUR)
    actions.submit(reference=application.reference, actor=me(application.owner), now=NOW)
    actions.choose_place(reference=application.reference, slot_id=slot.pk, actor=me(application.owner), now=NOW)
    return open_bill(application).amount


def test_a_changed_fee_bills_new_applications_and_leaves_running_ones_alone() -> None:
    sari, budi = PersonAccount(), PersonAccount(full_name="Budi Hartono")
    begun_before = fill(a_draft(sari), sari)
    old_price = queries.to_pay(begun_before, TODAY)
    dearer()
    begun_after = fill(a_draft(budi), budi, nik="1312034507900002")
    assert [line.amount for line in queries.to_pay(begun_before, TODAY)] == [line.amount for line in old_price]
    assert (billed(begun_before), billed(begun_after, 1)) == (sum(line.amount for line in old_price), 700_000)


def test_money_that_was_billed_stays_as_it_was_billed() -> None:
    sari = PersonAccount()
    application = fill(a_draft(sari), sari)
    amount = billed(application)
    dearer()
    bill = open_bill(application)
    assert (bill.amount, [line.amount for line in bill.lines.all()]) == (amount, [amount])


def test_a_fee_of_next_week_does_not_touch_who_begins_today() -> None:
    dearer(days=7)
    sari = PersonAccount()
    application = fill(a_draft(sari), sari)
    assert 700_000 not in {line.amount for line in queries.to_pay(application, TODAY + timedelta(days=8))}


def test_a_new_question_is_asked_of_new_applications_only() -> None:
    catalogue.publish(code="paspor-baru", actor=SYSTEM, now=NOW)
    sari, budi = PersonAccount(), PersonAccount(full_name="Budi Hartono")
    begun_before = fill(a_draft(sari), sari)
    changed = asks_more(loading.services()["paspor-baru"])
    with offering(changed):
        catalogue.publish(code="paspor-baru", actor=SYSTEM, now=NOW)
        begun_after = fill(a_draft(budi), budi, nik="1312034507900002")
        assert (begun_before.service_version, begun_after.service_version) == (1, 2)
        actions.submit(reference=begun_before.reference, actor=me(sari), now=NOW)
        with pytest.raises(actions.Incomplete):
            actions.submit(reference=begun_after.reference, actor=me(budi), now=NOW)
        page = changed.sections[0]
        given = {q.code: ANSWERS[q.code] for q in page.questions if q.code in ANSWERS} | {"pepper": "Si Belang"}
        actions.save_section(reference=begun_after.reference, section=page.code, answers=given, actor=me(budi), now=NOW)
        actions.submit(reference=begun_after.reference, actor=me(budi), now=NOW)
