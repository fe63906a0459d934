"""A photo that looks poor is taken; the person looks again and keeps it with a tick, or sends another (B9)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.documents import actions, queries
from rantau.documents.engines import child
from rantau.documents.lifecycle import ADVICE_SENTENCES
from rantau.documents.models import Document
from rantau.documents.tests import factories as make
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_photo")]
LOOKED = "documents.paper_kept"


@pytest.fixture
def doubtful(sari, now, monkeypatch) -> Document:
    monkeypatch.setattr(child, "look", lambda _rebuilt, looks: ["BLURRED", "CUT"] if looks == "card" else [])
    return make.paper(sari, now, looks="card")


def keep(document: Document, owner, now, **changes) -> Document:
    return actions.keep_doubtful(**{"document_id": document.pk, "actor": Actor.person(owner.pk), "now": now, **changes})


def test_what_looks_poor_is_taken_and_told(doubtful):
    assert doubtful.is_doubtful
    assert doubtful.advice_sentences == [ADVICE_SENTENCES["BLURRED"], ADVICE_SENTENCES["CUT"]]
    assert queries.slots_filled(make.HOLDER) == {"KTP"}


def test_the_person_keeps_it_and_the_advice_stays_for_officers(doubtful, sari, now):
    kept = keep(doubtful, sari, now)
    assert (kept.is_doubtful, kept.kept_at, kept.advice) == (False, now, ["BLURRED", "CUT"])
    entry = Entry.objects.get(code=LOOKED)
    assert (entry.application, entry.actor_id, entry.payload["advice"]) == (
        make.HOLDER,
        str(sari.pk),
        ["BLURRED", "CUT"],
    )


def test_a_second_tick_changes_nothing(doubtful, sari, now):
    keep(doubtful, sari, now)
    assert keep(doubtful, sari, now + timedelta(hours=1)).kept_at == now
    assert Entry.objects.filter(code=LOOKED).count() == 1


def test_a_paper_without_advice_has_nothing_to_keep(sari, now):
    assert keep(make.paper(sari, now), sari, now).kept_at is None
    assert not Entry.objects.filter(code=LOOKED).exists()


def test_nobody_else_keeps_it(doubtful, sari, now):
    for actor in (
        Actor.person(PersonAccount(full_name="Budi Santoso").pk),
        Actor.staff(StaffAccount(role="verifier").pk, role="verifier", office="PASBAR"),
        Actor.staff(sari.pk, role="verifier", office="PASBAR"),
        Actor.system("documents.sweep"),
    ):
        with pytest.raises(NotAllowed):
            keep(doubtful, sari, now, actor=actor)
    doubtful.refresh_from_db()
    assert doubtful.is_doubtful


def test_once_judged_or_replaced_it_is_too_late_for_a_tick(doubtful, sari, now):
    wati = Actor.staff(StaffAccount(role="verifier").pk, role="verifier", office="PASBAR")
    actions.judge(document_id=doubtful.pk, accepted=False, reason="DOC_BLUR", actor=wati, now=now)
    with pytest.raises(actions.NotDoubtful):
        keep(doubtful, sari, now)
    make.paper(sari, now + timedelta(minutes=1))
    with pytest.raises(actions.NotDoubtful):
        keep(doubtful, sari, now)


def test_another_photo_is_looked_at_anew(doubtful, sari, now):
    keep(doubtful, sari, now)
    again = make.paper(sari, now + timedelta(minutes=1), looks="card")
    assert again.is_doubtful


def test_a_kept_paper_used_again_is_not_asked_about_again(doubtful, sari, now):
    keep(doubtful, sari, now)
    copy = actions.reuse(
        document_id=doubtful.pk, holder="RTU-OTHER-00001", slot="KTP", actor=Actor.person(sari.pk), now=now
    )
    assert not copy.is_doubtful
    assert copy.advice == ["BLURRED", "CUT"]


def test_a_tick_without_advice_cannot_be_written(sari, now):
    plain = make.paper(sari, now)
    with pytest.raises(IntegrityError, match="document_kept_despite_advice"), transaction.atomic():
        Document.objects.filter(pk=plain.pk).update(kept_at=now)
