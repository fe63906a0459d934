"""A typing error found after the decision: a second supervisor puts it right while nothing is printed."""

import pytest

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.applications import actions as applications
from rantau.applications import queries as applied
from rantau.applications.models import SectionAnswers, SpellingFix, StatusChange
from rantau.appointments.tests.factories import NOW
from rantau.collection import actions
from rantau.collection.models import Booklet
from rantau.collection.tests.factories import checked, officer, printed, to_print
from rantau.foundation.refusals import NotAllowed

pytestmark = pytest.mark.django_db
FIX = {"question": "mother_name", "became": "Rohanah", "reason": "PAPER"}


@pytest.fixture
def decider() -> User:
    return StaffAccount("section_head")


@pytest.fixture
def booklet(decider: User) -> Booklet:
    """Decided by the section head, waiting to be printed."""
    found = to_print()
    SectionAnswers.objects.create(
        application=found.application, section="family", answers={"mother_name": "Rohana"}, saved_at=NOW
    )
    StatusChange.objects.create(
        application=found.application, move="approve", was="UNDER_EXAMINATION", became="APPROVED",
        author_kind="STAFF", author=str(decider.pk), at=NOW,
    )  # fmt: skip
    return found


def at(booklet: Booklet) -> str:
    return f"/petugas/cetak/{booklet.reference}/ejaan/"


def mother(booklet: Booklet) -> str:
    return str(applied.answers(booklet.application)["mother_name"])


def test_the_head_finds_it_on_the_print_desk_and_puts_it_right(booklet: Booklet) -> None:
    head = client_for(StaffAccount("head"))
    assert booklet.reference in head.get("/petugas/cetak/").content.decode()
    assert at(booklet) in head.get(f"/petugas/cetak/{booklet.reference}/").content.decode()
    assert head.post(at(booklet), FIX).status_code == 303
    assert mother(booklet) == "Rohanah"
    assert SpellingFix.objects.get().role == "head"


def test_whoever_decided_does_not_change_what_was_decided(booklet: Booklet, decider: User) -> None:
    page = client_for(decider).post(at(booklet), FIX)
    assert page.status_code == 422
    assert mother(booklet) == "Rohana"


def test_more_than_a_typing_error_is_refused_in_words(booklet: Booklet) -> None:
    page = client_for(StaffAccount("head")).post(at(booklet), {**FIX, "became": "Maimunah"})
    assert page.status_code == 422
    assert "lebih dari salah ketik" in page.content.decode()


def test_once_it_is_printed_it_must_be_spoiled_first(booklet: Booklet) -> None:
    printed(booklet)
    assert client_for(StaffAccount("head")).get(at(booklet)).status_code == 404
    with pytest.raises(actions.AlreadyPrinted):
        actions.fix_spelling(booklet_id=booklet.pk, **FIX, actor=officer("head"), now=NOW)
    assert mother(booklet) == "Rohana"


@pytest.mark.parametrize(("role", "office"), [("verifier", "PASBAR"), ("printer", "PASBAR"), ("head", "AGAM")])
def test_the_wrong_officer_fixes_nothing(booklet: Booklet, role: str, office: str) -> None:
    assert client_for(StaffAccount(role, office)).post(at(booklet), FIX).status_code in {403, 404}
    with pytest.raises(NotAllowed):
        actions.fix_spelling(booklet_id=booklet.pk, **FIX, actor=officer(role, office), now=NOW)
    with pytest.raises(NotAllowed):
        applications.fix_spelling(reference=booklet.reference, **FIX, actor=officer(role, office), now=NOW)
    assert mother(booklet) == "Rohana"


def test_the_applicant_fixes_nothing(booklet: Booklet) -> None:
    assert client_for(PersonAccount()).post(at(booklet), FIX).status_code == 403


def test_a_name_put_right_is_what_the_print_desk_and_the_counter_read(booklet: Booklet) -> None:
    SectionAnswers.objects.create(
        application=booklet.application, section="identity", answers={"full_name": "Sari Wahyunni"}, saved_at=NOW
    )
    fix = {**FIX, "question": "full_name", "became": "Sari Wahyuny"}
    actions.fix_spelling(booklet_id=booklet.pk, **fix, actor=officer("head"), now=NOW)
    page = client_for(StaffAccount("printer")).get(f"/petugas/cetak/{booklet.reference}/").content.decode()
    assert "Sari Wahyuny" in page
    waits = checked(printed(booklet))
    actions.mark_ready(booklet_id=waits.pk, shelf="B-12", actor=officer("handover"), now=NOW)
    counter = client_for(StaffAccount("handover")).get(f"/petugas/serah/{booklet.reference}/").content.decode()
    assert "Sari Wahyuny" in counter
