"""Invented lives: every ending is reached through the real actions, told once, and stays told."""

import pytest

from rantau.accounts import queries as people
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application
from rantau.applications.queries import by_reference, visible_to
from rantau.casework.models import Case
from rantau.collection.models import Booklet
from rantau.demo import papers, personas, places, seeding, stories, tasks
from rantau.demo import people as inventing
from rantau.documents.models import Document
from rantau.foundation import clock, nik
from rantau.journal.models import Entry
from rantau.payments import queries as bills

NAMES = list(stories.ENDINGS)
PHASES = {
    "draft": "DRAFT", "forgotten": "EXPIRED", "sent": "SUBMITTED", "sent back": "SUBMITTED", "verified": "SUBMITTED",
    "lost the place": "SUBMITTED", "to pay": "AWAITING_PAYMENT", "paid": "CONFIRMED", "paid and verified": "CONFIRMED",
    "stayed away": "SUBMITTED", "heard": "UNDER_EXAMINATION", "in doubt": "UNDER_EXAMINATION", "to print": "APPROVED",
    "printed": "APPROVED", "checked": "APPROVED", "on the shelf": "APPROVED", "collected": "COMPLETED",
    "refused": "REJECTED", "lost, to examine": "CONFIRMED", "lost, to decide": "UNDER_EXAMINATION",
    "lost, to photograph": "APPROVED", "lost, put off": "REJECTED", "withdrawn": "WITHDRAWN",
}  # fmt: skip


@pytest.fixture
def site(db):
    now = clock.now()
    seeding.seed(now)
    places.lay_out_past(stories.PAST_DAYS, now)
    return now


# The way of a first passport, which these lives go, has no guarantor and ends here.
ELSEWHERE = {Phase.AWAITING_GUARANTOR, Phase.HANDED_OFF}


def test_there_are_three_hundred_lives_and_every_phase_among_them():
    assert len(stories.plan()) == 300
    assert set(PHASES.values()) == set(Phase) - ELSEWHERE
    assert stories.plan()[: len(NAMES)] == NAMES


def test_each_ending_is_reached_and_nothing_happened_in_the_future(site):
    for number, name in enumerate(NAMES, start=1):
        application = by_reference(stories.tell(number, site))
        assert (name, application.phase) == (name, PHASES[name])
    assert Case.objects.filter(state="RETURNED").count() == 1
    assert set(Booklet.objects.values_list("state", flat=True)) == {
        "TO_PRINT", "PRINTED", "CHECKED", "READY", "HANDED_OVER"
    }  # fmt: skip
    assert not Entry.objects.filter(at__gt=clock.now()).exists()


def test_a_life_is_told_once(site):
    assert stories.tell(1, site)
    before = Entry.objects.count()
    assert stories.tell(1, site) == ""
    assert Entry.objects.count() == before


def test_a_life_broken_off_leaves_nothing_and_is_told_later(site, monkeypatch):
    number = NAMES.index("sent") + 1
    person = inventing.invent(number)

    def power_cut(slot: str, who: personas.Applicant) -> bytes:
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(papers, "draw", power_cut)
        with pytest.raises(OSError, match="power cut"):
            stories.tell(number, site)
    assert people.by_address(person.email) is None
    assert not Application.objects.exists()
    assert by_reference(stories.tell(number, site)).phase == Phase.SUBMITTED


def test_sari_has_a_week_to_pay_after_she_withdrew_once_budi_a_draft_and_rahmat_his_booklet(site):
    stories.tell_of_personas(site)
    stories.tell_of_personas(site)
    first = people.by_address(personas.FIRST.email)
    mine = {application.phase: application for application in visible_to(first.pk)}
    assert sorted(mine) == [Phase.AWAITING_PAYMENT, Phase.WITHDRAWN]
    assert mine[Phase.WITHDRAWN].begun_at < mine[Phase.AWAITING_PAYMENT].begun_at
    bill = bills.open_bill(mine[Phase.AWAITING_PAYMENT].reference)
    assert 6 <= (bill.expires_at - site).days <= 7
    second = people.by_address(personas.SECOND.email)
    assert [application.phase for application in visible_to(second.pk)] == [Phase.DRAFT]
    third = people.by_address(personas.THIRD.email)
    assert [application.phase for application in visible_to(third.pk)] == [Phase.COMPLETED]


def test_the_worker_tells_one_life_and_asks_for_the_next(site, monkeypatch):
    asked = []
    monkeypatch.setattr(tasks, "go_on", asked.append)
    tasks.invent(1)
    assert people.by_address(inventing.invent(1).email)
    assert asked == [2]


def test_papers_are_drawn_and_kept_as_pictures(site):
    stories.tell(NAMES.index("sent") + 1, site)
    assert set(Document.objects.values_list("slot", "media")) == {(slot, "image/jpeg") for slot in papers.SLOTS}


def test_invented_numbers_are_right_and_differ(db):
    lives = [inventing.invent(number) for number in range(1, 301)]
    assert all(nik.check(one.nik, one.born, one.sex) == [] for one in lives)
    assert len({one.nik for one in lives}) == len(lives)
    assert any(" " not in one.full_name for one in lives)
