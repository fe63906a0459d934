"""The guarantor vouches before an application is sent, or it comes back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount
from rantau.applications import actions, queries, tasks
from rantau.applications.models import Application, Guarantee, StatusChange
from rantau.applications.tests.factories import me
from rantau.applications.tests.guarantors import a_draft, an_asked, guaranteed_service, lucas, the_guarantee
from rantau.appointments.tests.factories import NOW
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.offices.tests.factories import first_data

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
GUARANTOR, TIMER = Actor.system("applications.guarantor"), Actor.system("tests")
DAY = timedelta(days=1)
SARIS = {"name": "Sari Wahyuni", "nik": "1312034507900001"}


@pytest.fixture(autouse=True)
def _on_offer(db: None) -> Iterator[None]:
    first_data()
    with guaranteed_service():
        yield


@pytest.fixture
def owner() -> User:
    return lucas()


def fresh(application: Application) -> Application:
    return queries.by_reference(application.reference)


def codes() -> list[str]:
    return list(Entry.objects.filter(code__startswith="applications.").order_by("pk").values_list("code", flat=True))


def test_what_the_applicant_sends_waits_for_the_guarantor_and_is_not_the_offices_yet(owner: User) -> None:
    application = an_asked(owner)
    guarantee = the_guarantee(application)
    assert fresh(application).phase == "AWAITING_GUARANTOR"
    assert fresh(application).submitted_at is None
    assert (guarantee.state, guarantee.expires_at - NOW) == ("ASKED", 3 * DAY)
    assert codes()[-1] == "applications.guarantor_asked"
    assert "applications.submitted" not in codes()


def test_the_guarantor_confirms_and_it_is_sent(owner: User) -> None:
    application = an_asked(owner)
    later = NOW + DAY
    actions.confirm_guarantee(token=the_guarantee(application).token, **SARIS, actor=GUARANTOR, now=later)
    assert (fresh(application).phase, fresh(application).submitted_at) == ("SUBMITTED", later)
    guarantee = the_guarantee(application)
    assert (guarantee.state, guarantee.token, guarantee.ended_at) == ("CONFIRMED", "", later)
    assert codes()[-2:] == ["applications.guarantor_confirmed", "applications.submitted"]
    moves = list(StatusChange.objects.filter(application=application).values_list("move", flat=True))
    assert moves == ["begin", "submit_for_guarantor", "guarantor_confirmed"]


@pytest.mark.parametrize(
    "said",
    [
        {"name": "sari wahyuni", "nik": "1312 0345 0790 0001"},
        {"name": "SARI  WAHYUNI.", "nik": "1312034507900001"},
        {"name": "Sari-Wahyuni", "nik": "1312.0345.0790.0001"},
    ],
)
def test_capitals_marks_and_spaces_do_not_matter(owner: User, said: dict[str, str]) -> None:
    application = an_asked(owner)
    actions.confirm_guarantee(token=the_guarantee(application).token, **said, actor=GUARANTOR, now=NOW)
    assert fresh(application).phase == "SUBMITTED"


@pytest.mark.parametrize(
    "said", [{"name": "Budi Santoso", "nik": SARIS["nik"]}, {"name": SARIS["name"], "nik": "1312011708850002"}]
)
def test_somebody_else_with_the_link_cannot_confirm_and_learns_not_what_was_wrong(
    owner: User, said: dict[str, str]
) -> None:
    application = an_asked(owner)
    with pytest.raises(actions.NotTheGuarantor) as refused:
        actions.confirm_guarantee(token=the_guarantee(application).token, **said, actor=GUARANTOR, now=NOW)
    assert "Nama dan NIK tidak cocok" in refused.value.sentence
    assert fresh(application).phase == "AWAITING_GUARANTOR"


def test_a_refusal_gives_the_draft_back_to_be_corrected_and_sent_again(owner: User) -> None:
    application = an_asked(owner)
    first = the_guarantee(application)
    actions.refuse_guarantee(token=first.token, reason="UNKNOWN", actor=GUARANTOR, now=NOW + DAY)
    draft = fresh(application)
    assert (draft.phase, draft.saved_at) == ("DRAFT", NOW + DAY)
    assert actions.section_editable(draft, "sponsor")
    actions.submit(reference=draft.reference, actor=me(owner), now=NOW + 2 * DAY)
    second = the_guarantee(application)
    assert second.pk != first.pk
    assert second.token != first.token
    assert fresh(application).phase == "AWAITING_GUARANTOR"


def test_a_reason_that_does_not_exist_is_an_error(owner: User) -> None:
    with pytest.raises(ValueError, match="BORED"):
        actions.refuse_guarantee(token=the_guarantee(an_asked(owner)).token, reason="BORED", actor=GUARANTOR, now=NOW)


def test_silence_for_three_days_gives_the_draft_back(owner: User) -> None:
    application = an_asked(owner)
    guarantee = the_guarantee(application)
    almost = guarantee.expires_at - timedelta(seconds=1)
    assert not actions.lapse_guarantee(guarantee_id=guarantee.pk, actor=TIMER, now=almost)
    assert list(queries.guarantees_due(guarantee.expires_at)) == [guarantee]
    assert actions.lapse_guarantee(guarantee_id=guarantee.pk, actor=TIMER, now=guarantee.expires_at)
    assert not actions.lapse_guarantee(guarantee_id=guarantee.pk, actor=TIMER, now=guarantee.expires_at)
    assert (fresh(application).phase, the_guarantee(application).state) == ("DRAFT", "SILENT")
    assert codes().count("applications.guarantor_silent") == 1


def test_the_guarantor_is_reminded_once_a_day(owner: User) -> None:
    guarantee = the_guarantee(an_asked(owner))

    def remind(hours: int) -> bool:
        return actions.remind_guarantor(guarantee_id=guarantee.pk, actor=TIMER, now=NOW + timedelta(hours=hours))

    assert [remind(hours) for hours in (23, 24, 25, 47, 48, 72)] == [False, True, False, False, True, False]
    assert codes().count("applications.guarantor_reminded") == 2


def test_the_worker_plans_reminders_and_ends_what_nobody_answered(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    guarantee = the_guarantee(an_asked(owner))
    planned: list[tuple[str, str]] = []
    for name in ("lapse_guarantee", "remind_guarantor"):
        monkeypatch.setattr(
            getattr(tasks, name), "defer", lambda guarantee_id, name=name: planned.append((name, guarantee_id))
        )
    for days in (0, 1, 3):
        monkeypatch.setattr(tasks.clock, "now", lambda days=days: NOW + days * DAY)
        tasks.watch_guarantees(0)
    assert planned == [("remind_guarantor", str(guarantee.pk)), ("lapse_guarantee", str(guarantee.pk))]


@pytest.mark.parametrize("over", ["used", "refused", "expired", "withdrawn", "guessed"])
def test_a_link_that_is_over_opens_nothing(owner: User, over: str) -> None:
    application = an_asked(owner)
    token, now = the_guarantee(application).token, NOW
    if over == "used":
        actions.confirm_guarantee(token=token, **SARIS, actor=GUARANTOR, now=NOW)
    elif over == "refused":
        actions.refuse_guarantee(token=token, reason="WRONG", actor=GUARANTOR, now=NOW)
    elif over == "expired":
        now = NOW + 3 * DAY
    elif over == "withdrawn":
        actions.withdraw(reference=application.reference, actor=me(owner), now=NOW)
    else:
        token = "A" * 24
    assert queries.guarantee_by_token(token, now) is None
    phase = fresh(application).phase
    with pytest.raises(actions.LinkIsOver):
        actions.confirm_guarantee(token=token, **SARIS, actor=GUARANTOR, now=now)
    with pytest.raises(actions.LinkIsOver):
        actions.refuse_guarantee(token=token, reason="WRONG", actor=GUARANTOR, now=now)
    assert fresh(application).phase == phase


def test_a_withdrawn_application_asks_nobody_any_more(owner: User) -> None:
    application = an_asked(owner)
    actions.withdraw(reference=application.reference, actor=me(owner), now=NOW)
    assert (the_guarantee(application).state, the_guarantee(application).token) == ("CLOSED", "")


def test_the_link_and_the_guarantor_cannot_be_read_in_the_table(owner: User) -> None:
    guarantee = the_guarantee(an_asked(owner))
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(g)::text FROM applications_guarantee g")
        [(stored,)] = cursor.fetchall()
    for secret in (guarantee.token, "Sari", "1312034507900001", "sari@contoh.id"):
        assert secret.encode().hex() not in stored
        assert secret not in stored
    assert not any(guarantee.token in str(payload) for payload in Entry.objects.values_list("payload", flat=True))


def test_nobody_vouches_for_themselves(owner: User) -> None:
    draft = a_draft(owner, guarantor_email=owner.email)
    with pytest.raises(actions.GuarantorIsApplicant):
        actions.submit(reference=draft.reference, actor=me(owner), now=NOW)
    assert fresh(draft).phase == "DRAFT"
    assert not Guarantee.objects.exists()


def test_an_indonesian_cannot_name_their_own_nik() -> None:
    sari = PersonAccount(nik=SARIS["nik"])
    with pytest.raises(actions.GuarantorIsApplicant):
        an_asked(sari)


def test_only_the_applicant_has_the_guarantor_asked(owner: User) -> None:
    draft = a_draft(owner)
    with pytest.raises(NotAllowed):
        actions.ask_guarantor(reference=draft.reference, actor=me(lucas()), now=NOW)


def test_asking_twice_sends_one_link(owner: User) -> None:
    application = an_asked(owner)
    first = the_guarantee(application)
    again = actions.ask_guarantor(reference=application.reference, actor=me(owner), now=NOW)
    assert again.pk == first.pk
    assert codes().count("applications.guarantor_asked") == 1


def test_while_the_guarantor_is_asked_there_is_no_second_draft(owner: User) -> None:
    """Or the first could not become a draft again when nobody vouches."""
    application = an_asked(owner)
    person = application.person
    begun = actions.begin(service_code="izin-lapak", person_id=person.pk, actor=me(owner), now=NOW)
    assert begun.pk == application.pk


def test_one_passport_has_one_running_application(owner: User) -> None:
    an_asked(owner)
    other = a_draft(lucas())
    with pytest.raises(actions.AlreadyRunning):
        actions.submit(reference=other.reference, actor=me(other.owner), now=NOW)
    different = a_draft(lucas(), passport_number="99ZZ11111")
    assert (
        actions.submit(reference=different.reference, actor=me(different.owner), now=NOW).phase == "AWAITING_GUARANTOR"
    )


def test_a_slip_is_corrected_before_the_guarantor_answers(owner: User) -> None:
    application = an_asked(owner, guarantor_phone="+6281298765433")
    first = the_guarantee(application)
    with pytest.raises(NotAllowed):
        actions.recall(reference=application.reference, actor=me(lucas()), now=NOW)
    actions.recall(reference=application.reference, actor=me(owner), now=NOW)
    assert (fresh(application).phase, the_guarantee(application).state) == ("DRAFT", "CLOSED")
    assert queries.guarantee_by_token(first.token, NOW) is None
    assert codes()[-1] == "applications.recalled"


def test_what_the_guarantor_has_confirmed_cannot_be_taken_back_that_way(owner: User) -> None:
    application = an_asked(owner)
    actions.confirm_guarantee(token=the_guarantee(application).token, **SARIS, actor=GUARANTOR, now=NOW)
    with pytest.raises(MoveNotPossible):
        actions.recall(reference=application.reference, actor=me(owner), now=NOW)
