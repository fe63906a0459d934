"""What the applicant does reaches the office."""

import pytest

from rantau.applications import actions as applications
from rantau.applications.events import ApplicationSubmitted
from rantau.casework.models import Case
from rantau.casework.tests.factories import NOW, a_case, an_application
from rantau.foundation.actor import Actor
from rantau.journal import journal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def test_a_sent_application_becomes_a_case(deliver) -> None:
    application = an_application()
    sari = Actor.person(application.owner_id)
    sent = ApplicationSubmitted(
        application=application.reference, person_id=application.person_id, account_id=application.owner_id,
        office="PASBAR", service="paspor-baru", case="PN_ADULT",
    )  # fmt: skip
    journal.record(sent, actor=sari, now=NOW)
    deliver()
    case = Case.objects.get()
    assert (case.reference, case.state, case.opened_at) == (application.reference, "TO_VERIFY", NOW)


def test_an_application_taken_back_closes_its_case(deliver) -> None:
    case = a_case()
    sari = Actor.person(case.application.owner_id)
    applications.withdraw(reference=case.reference, actor=sari, now=NOW)
    deliver()
    case.refresh_from_db()
    assert case.state == "CLOSED"
