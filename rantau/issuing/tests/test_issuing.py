"""Papers are numbered, accessible, sealed, and say what was typed and nothing else (P1, P14, P23)."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.db import connection

from rantau.accounts.tests.factories import PersonAccount
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.issuing import actions, queries
from rantau.issuing.engines import render, typesetter
from rantau.issuing.engines.glyphs import printable
from rantau.issuing.models import IssuedPaper
from rantau.journal.models import Entry
from rantau.offices.models import Office

pytestmark = pytest.mark.django_db


def test_a_paper_is_accessible_and_an_archive_at_once(issue, now):
    with pikepdf.open(io.BytesIO(queries.pdf(issue()))) as document:
        with document.open_metadata() as notes:
            assert (notes["pdfuaid:part"], notes["pdfaid:part"], notes["pdfaid:conformance"]) == ("1", "2", "A")
            assert notes["dc:title"] == "Contoh"
            assert notes["xmp:CreateDate"].startswith(f"{clock.day_of(now):%Y-%m-%d}")
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "id"
        assert document.Root.StructTreeRoot.K is not None


@pytest.mark.parametrize("typed", ['#panic("berjalan")', "$x", "@tidak-ada", "*_", "[", "\\", "```", '"', "<b>&amp;"])
def test_what_somebody_typed_never_runs_in_a_paper(issue, typed):
    assert issue(data={"name": typed}).number


def test_the_template_would_have_run_it_had_it_been_pasted_in(template):
    pasted = b'#set document(title: "x", date: auto)\n#panic("berjalan")'
    with pytest.raises(typesetter.CannotSet, match="berjalan"):
        typesetter.typeset({"main.typ": pasted})


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Sari 😀", "Sari □"),
        ("王小明", "□□□"),
        ("Siti Nurḥaliza", "Siti Nurḥaliza"),
        ("محمد", "محمد"),
        ("Budi\u202eidajnaK", "BudiidajnaK"),
        ("a\x00b\nc", "a b c"),
        ({"baris": [["Rp1", 2, None, True]]}, {"baris": [["Rp1", 2, None, True]]}),
    ],
)
def test_what_no_font_can_draw_does_not_keep_a_paper_from_being_made(issue, typed, printed):
    assert printable(typed) == printed
    if isinstance(typed, str):
        assert issue(data={"name": typed}).number


def test_numbers_run_without_gaps(template, sari, issue, monkeypatch):
    first = issue()
    with monkeypatch.context() as full:
        full.setattr(default_storage, "save", _full)
        with pytest.raises(actions.NotStored) as told:
            issue()
    assert "Coba lagi" in told.value.sentence
    second = issue()
    assert [first.number[-6:], second.number[-6:]] == ["000001", "000002"]
    assert IssuedPaper.objects.count() == 2


def _full(*args, **options):
    raise OSError(28, "No space left on device")


def test_numbers_begin_anew_each_year_of_the_wall_clock(issue, now):
    last = clock.at(now.date().replace(month=12, day=31), 23, 59)
    assert issue(now=last).number == f"RTU/PASBAR/{now.year}/000001"
    assert issue(now=last + timedelta(minutes=1)).number == f"RTU/PASBAR/{now.year + 1}/000001"


def test_issuing_is_in_the_journal_with_the_digest(issue, sari):
    paper = issue()
    entry = Entry.objects.get(code="issuing.paper_issued")
    assert (entry.application, entry.actor_id, entry.office) == (paper.holder, str(sari.pk), "PASBAR")
    assert entry.payload["sha256"] == paper.sha256
    assert "Sari" not in str(entry.payload)


def test_nothing_of_a_paper_can_be_read_on_the_disk_or_in_the_register(issue, settings):
    issue(data={"name": "Rahasia Ditanam"})
    stored = b"".join(path.read_bytes() for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())
    assert stored
    assert b"%PDF" not in stored
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(p::text, ' ') FROM issuing_issuedpaper p")
        assert "Rahasia" not in cursor.fetchone()[0]


def test_a_changed_file_is_noticed(issue, settings):
    paper, other = issue(), issue()
    path = settings.MEDIA_ROOT / paper.name
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(queries.PaperDamaged):
        queries.pdf(paper)
    paper.name = other.name
    with pytest.raises(queries.PaperDamaged):
        queries.pdf(paper)


def test_a_person_finds_the_own_papers_only(issue, sari):
    receipt, letter = issue(), issue(kind="LETTER", holder="RTU-AAAAA-AAAAA")
    assert set(queries.visible_to(sari.pk)) == {receipt, letter}
    assert list(queries.of("RTU-7KQ4M-2XW9C", "RECEIPT")) == [receipt]
    assert not queries.visible_to(PersonAccount(full_name="Budi Santoso").pk).exists()


def test_a_paper_can_be_taken_back_by_those_who_may(issue, sari, now):
    paper = issue()
    for wrong in (
        Actor.person(sari.pk),
        Actor.staff(sari.pk, role="verifier", office="PASBAR"),
        Actor.staff(sari.pk, role="head", office="AGAM"),
    ):
        with pytest.raises(NotAllowed):
            actions.revoke(paper_id=paper.pk, reason="ERROR", actor=wrong, now=now)
    hadi = Actor.staff(sari.pk, role="head", office="PASBAR")
    actions.revoke(paper_id=paper.pk, reason="ERROR", actor=hadi, now=now)
    again = actions.revoke(paper_id=paper.pk, reason="REPLACED", actor=hadi, now=now + timedelta(days=1))
    assert (again.revoked_at, again.revoked_because) == (now, "ERROR")
    assert Entry.objects.filter(code="issuing.paper_revoked").count() == 1


def test_the_words_of_a_pilot_stand_on_papers_until_the_office_is_official(issue, monkeypatch):
    told = []
    real = render.pdf
    monkeypatch.setattr(
        render, "pdf", lambda template, data, **options: told.append(data) or real(template, data, **options)
    )
    issue()
    Office.objects.filter(code="PASBAR").update(is_official=True, official_proof="SK 1/2026")
    issue()
    assert "percontohan" in told[0]["pilot"]
    assert told[1]["pilot"] == ""


def test_a_missing_template_is_said_by_name(now):
    with pytest.raises(LookupError, match=r"nowhere/pdf/x\.typ"):
        render.pdf("nowhere/pdf/x.typ", {}, qr_svg="<svg/>", at=now)
