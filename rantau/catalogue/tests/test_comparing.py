"""What a changed file changes, in readable lines, and on whom."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from rantau.catalogue import loading, queries
from rantau.catalogue.models import ServiceVersion
from rantau.catalogue.tests.factories import changed, defined, stall

DAY = date(2026, 1, 14)
PAST = queries.PastCase("RTU-1", {"goods": "FOOD", "metres": 7, "opened": "2025-01-01"}, DAY)


def told(old: str, new: str, language: str = "id") -> list[str]:
    with translation.override(language):
        found = queries.differences(stall(), stall(old=old, new=new))
        return [f"{difference.act} {difference.sentence}" for difference in found]


def tried(old: str, new: str, on: date = DAY) -> list[str]:
    found = queries.effects(stall(), stall(old=old, new=new), [PAST], on)
    return [change for effect in found for change in effect.changes]


def test_the_same_file_differs_in_nothing() -> None:
    assert queries.differences(stall(), stall()) == []
    assert queries.differences(defined(stall()), stall()) == []


def test_a_new_question_names_its_condition() -> None:
    new = "  - code: kitchen\n"
    question = "      - code: fish\n        kind: yes_no\n        label: {id: Jual ikan?, en: Sell fish?}\n"
    question += "        when: {question: goods, equals: FOOD}\n"
    assert told(new, question + new) == ["+ Pertanyaan “Jual ikan?” (fish) baru, bila goods = FOOD"]
    assert told(new, question + new, "en") == ["+ Question “Sell fish?” (fish) is new, if goods = FOOD"]


def test_a_paper_that_is_gone_and_one_that_is_no_longer_needed() -> None:
    hygiene = "  - code: HYGIENE\n    title: {id: Surat laik sehat, en: Hygiene letter}\n"
    hygiene += "    when: {question: goods, equals: FOOD}\n"
    assert told(hygiene, "") == ["- Berkas “Surat laik sehat” (HYGIENE) dihapus"]
    assert told("    example: ktp\n", "    example: ktp\n    required: false\n") == [
        "~ Berkas “KTP” (KTP), wajib: “ya” menjadi “tidak”"
    ]


def test_a_fee_is_told_with_its_day_and_its_money() -> None:
    line = "  - code: LARGE\n"
    newer = "  - code: STALL\n    label: {id: Retribusi, en: Fee}\n    amount: 40000\n    effective_from: 2026-03-01\n"
    assert told(line, newer + line) == ["+ Biaya “Retribusi” (STALL), Rp40.000 sejak 01-03-2026 baru"]
    [dearer] = told("amount: 10000", "amount: 12000", "en")
    assert dearer == "~ Fee “Large stall” (LARGE), Rp12.000 from 01-01-2025, amount: “Rp10.000” becomes “Rp12.000”"


def test_process_conditions_and_texts_are_told_before_and_after() -> None:
    [line] = told("SUBMIT, PLACE", "SUBMIT, PRE_CHECK, PLACE")
    assert line.startswith("~ Layanan ini, tahap: “FILL > UPLOAD > SUBMIT > PLACE > PAY > VISIT > DECISION” menjadi ")
    assert line.endswith("“FILL > UPLOAD > SUBMIT > PRE_CHECK > PLACE > PAY > VISIT > DECISION”")
    assert told("when: {question: metres, at_least: 6}", "when: {not: {question: metres, below: 4}}") == [
        "~ Biaya “Lapak besar” (LARGE), Rp10.000 sejak 01-01-2025, syarat: “metres ≥ 6” menjadi “bukan metres < 4”"
    ]
    assert "~ Bagian “Tempat” (stall), judul: “Lapak” menjadi “Tempat”" in told("{id: Lapak,", "{id: Tempat,")


def test_a_choice_that_is_gone_is_told() -> None:
    clothes = "          - code: CLOTHES\n            label: {id: Pakaian, en: Clothes}\n"
    assert told(clothes, "") == ["- Pilihan jawaban “Pakaian” (CLOTHES) pada goods dihapus"]


def test_an_application_that_would_be_another_case_pay_more_or_bring_more_is_named() -> None:
    assert tried("equals: FOOD}\n  - code: OTHER", "equals: CLOTHES}\n  - code: OTHER") == [
        "keadaan FOOD menjadi OTHER"
    ]
    assert tried("amount: 10000", "amount: 12000") == ["biaya Rp35.000 menjadi Rp37.000"]
    assert tried("en: Photo of the stall}\n    required: false", "en: Photo of the stall}") == ["berkas PHOTO perlu"]
    assert tried("    blocks: false\n", "") == ["ditahan oleh RAW_FISH"]
    assert tried("maximum: 12}", "maximum: 12}\n        help: {id: a, en: b}") == []


def test_a_fee_that_becomes_unknown_asks_the_office() -> None:
    assert tried("amount: 10000\n    effective_from: 2025-01-01\n    when", "effective_from: 2025-01-01\n    when") == [
        "biaya Rp35.000 menjadi tanyakan kantor"
    ]


def test_a_new_question_that_must_be_answered_is_told() -> None:
    new = "  - code: kitchen\n"
    question = "      - code: fish\n        kind: yes_no\n        label: {id: Jual ikan?, en: Sell fish?}\n"
    assert tried(new, question + new) == ["pertanyaan fish belum dijawab"]


@pytest.fixture
def unpublished() -> Iterator[None]:
    ServiceVersion.objects.all().delete()
    queries.forget()
    yield
    queries.forget()


def said(*words: str) -> list[str]:
    out = StringIO()
    call_command("catalogue", *words, stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_diff_compares_a_file_with_what_is_in_force(tmp_path: Path, unpublished: None) -> None:
    path = tmp_path / "paspor-baru.yaml"
    text = (loading.FOLDER / "paspor-baru.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert said("diff", str(path)) == ["paspor-baru: 0 difference(s) from version 1"]
    path.write_text(f"{text}\nnotice: {{id: Ada yang baru, en: Something is new}}\n", encoding="utf-8")
    [line, _count] = said("diff", str(path), "--language", "en")
    assert line == "~ This service, notice: “none” becomes “Something is new”"


@pytest.mark.django_db
def test_diff_of_a_new_service_says_so_and_preview_has_nobody(tmp_path: Path, unpublished: None) -> None:
    path = tmp_path / "izin-lapak.yaml"
    path.write_text(changed(), encoding="utf-8")
    assert said("diff", str(path)) == ["+ izin-lapak: new"]
    with pytest.raises(CommandError, match="nobody has applied"):
        said("preview", str(path))


@pytest.mark.django_db
def test_diff_and_preview_refuse_a_broken_file_like_check_does(tmp_path: Path) -> None:
    path = tmp_path / "izin-lapak.yaml"
    path.write_text(changed("family: other", "familly: other"), encoding="utf-8")
    for act in ("check", "diff", "preview"):
        with pytest.raises(CommandError, match='do you mean "family"'):
            said(act, str(path))
