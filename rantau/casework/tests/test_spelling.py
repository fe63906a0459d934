"""A typing error put right by the office: no new fee, the person told, and everybody who may not."""

import pytest

from rantau.accounts.tests.factories import StaffAccount, client_for
from rantau.applications import actions as applications
from rantau.applications import queries as applied
from rantau.applications.actions.spelling import is_typo
from rantau.applications.models import SpellingFix
from rantau.casework.models import Case
from rantau.casework.presenters.case import talks
from rantau.casework.tests.factories import NOW, a_case, as_actor, officer, taken
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.payments.models import Bill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
FIX = {"question": "mother_name", "became": "Rohanah", "reason": "PAPER"}


@pytest.fixture
def case(office: None) -> Case:
    found = a_case()
    answers = {"mother_name": "Rohana", "father_name": "Zulkifli"}
    found.application.sections.create(section="family", answers=answers, saved_at=NOW)
    return found


def at(case: Case) -> str:
    return f"/petugas/permohonan/{case.reference}/ejaan/"


def mother(case: Case) -> str:
    return str(applied.answers(case.application)["mother_name"])


def test_a_verifier_fixes_one_letter_and_nothing_is_to_be_paid(case: Case) -> None:
    wati = StaffAccount("verifier")
    taken(case, as_actor(wati, "verifier"))
    assert client_for(wati).post(at(case), FIX).status_code == 303
    fix = SpellingFix.objects.get()
    assert (mother(case), fix.was, fix.became) == ("Rohanah", "Rohana", "Rohanah")
    assert not Bill.objects.exists()
    case.application.refresh_from_db()
    assert case.application.phase == "CONFIRMED"
    payload = Entry.objects.get(code="applications.spelling_fixed").payload
    assert "Rohana" not in str(payload)


@pytest.mark.parametrize(
    "changes", [{"became": "Maimunah"}, {"became": "Rohana"}, {"became": "Rohana7"}, {"question": "nik"}]
)
def test_what_is_more_than_a_typing_error_is_refused_in_words(case: Case, changes: dict[str, str]) -> None:
    wati = StaffAccount("verifier")
    taken(case, as_actor(wati, "verifier"))
    assert client_for(wati).post(at(case), {**FIX, **changes}).status_code == 422
    assert mother(case) == "Rohana"


@pytest.mark.parametrize("phase", ["SUBMITTED", "REJECTED"])
def test_before_the_fee_and_after_the_end_nothing_is_fixed_so(case: Case, phase: str) -> None:
    case.application.phase = phase
    case.application.save()
    with pytest.raises(applications.NotATypo):
        applications.fix_spelling(reference=case.reference, **FIX, actor=officer("verifier"), now=NOW)


@pytest.mark.parametrize(("role", "office_code"), [("printer", "PASBAR"), ("head", "PASBAR"), ("verifier", "AGAM")])
def test_the_wrong_officer_fixes_nothing(case: Case, role: str, office_code: str) -> None:
    wrong = StaffAccount(role, office_code)
    answer = client_for(wrong).post(at(case), FIX)
    # Supervisors read cases for a purpose; after the decision they fix, not before.
    assert answer.status_code in {403, 404} or answer.url.endswith("/tujuan/")
    actor = as_actor(wrong, role, office_code)
    with pytest.raises(NotAllowed):
        applications.fix_spelling(reference=case.reference, **FIX, actor=actor, now=NOW)
    assert mother(case) == "Rohana"


@pytest.mark.parametrize(
    ("was", "became", "is_one"),
    [
        ("Rohana", "Rohanah", True), ("Siti Aminah", "Siti Aminnah", True), ("SitiAminah", "Siti Aminah", True),
        ("Simpang Ampek", "Simpang Empek", True), ("Siti Aminah", "Siti Rohana", False),
        ("Ahmad Fauzi", "Ahmad Fadli", False), ("Padang", "Padang Panjang", False), ("Pasaman", "Pasaman Barat", False),
        ("Maimunah", "Aminah", False),
    ],
)  # fmt: skip
def test_only_few_letters_of_the_same_words_are_a_typing_error(was: str, became: str, is_one: bool) -> None:
    assert is_typo(was, became) is is_one


def test_several_small_steps_do_not_lead_to_another_name(case: Case) -> None:
    wati = officer("verifier")
    for became in ("Rohanah", "Rohanas"):
        applications.fix_spelling(reference=case.reference, **{**FIX, "became": became}, actor=wati, now=NOW)
    with pytest.raises(applications.NotATypo):
        applications.fix_spelling(reference=case.reference, **{**FIX, "became": "Johanes"}, actor=wati, now=NOW)


def test_whoever_decides_sees_what_was_put_right_and_that_the_case_has_changed(case: Case) -> None:
    wati = StaffAccount("verifier")
    taken(case, as_actor(wati, "verifier"))
    case.refresh_from_db()
    version = case.version
    client_for(wati).post(at(case), FIX)
    case.refresh_from_db()
    assert case.version == version + 1
    rows = [row for talk in talks(case) for row in talk.rows]
    assert any("Rohana → Rohanah" in value for _label, value, _none in rows)
