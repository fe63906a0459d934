"""A broken service file says where it is broken, and what to write instead."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rantau.catalogue import loading
from rantau.catalogue.tests.factories import STALL, changed

# what is written -> what it is replaced with -> key that is named -> words of the sentence
BROKEN = {
    "unknown key": ("working_days: 2", "workin_days: 2", "workin_days", 'do you mean "working_days"?'),
    "unknown key inside": ("    example: ktp", "    exmaple: ktp", "papers[0].exmaple", 'do you mean "example"?'),
    "key written twice": ("working_days: 2", "working_days: 2\nworking_days: 3", "working_days", "written twice"),
    "missing key": ("family: other\n", "", "", 'lacks the key "family"'),
    "missing translation": ("{id: KTP, en: ID card}", "{id: KTP}", "papers[0].title", "no English text"),
    "empty translation": ("{id: KTP, en: ID card}", "{id: KTP, en: ' '}", "papers[0].title.en", "both languages"),
    "comma in a text": ("{id: KTP, en: ID card}", "{id: KTP, en: ID card, or so}", "papers[0].title.or so", "quotes"),
    "paper without title": ("    title: {id: Foto lapak, en: Photo of the stall}\n", "", "papers[2]", '"title"'),
    "fee not whole": ("amount: 20000", "amount: 20000.5", "fees[0].amount", "expected `int | null`, got `float`"),
    "fee as text": ("amount: 20000", "amount: Rp20.000", "fees[0].amount", "got `str`"),
    "fee below nothing": ("amount: 20000", "amount: -1", "fees[0].amount", "0 or more"),
    "fee without date": ("    effective_from: 2020-01-01\n", "", "fees[0]", 'lacks the key "effective_from"'),
    "overlapping fees": (
        "effective_from: 2020-01-01",
        "effective_from: 2025-01-01",
        "fees[1].effective_from",
        "same day",
    ),
    "fees without tariff": ("tariff_version: Perda 1/2025\n", "", "fees", "tariff_version"),
    "unknown lane": ("lanes: [REGULAR]", "lanes: [REGULER]", "lanes[0]", 'do you mean "REGULAR"?'),
    "unknown stage": ("PAY, VISIT", "PAYS, VISIT", "process[4]", 'do you mean "PAY"?'),
    "stage twice": ("PAY, VISIT", "PAY, PAY", "process[5]", "twice"),
    "guarantor whom nobody names": ("UPLOAD, SUBMIT", "UPLOAD, GUARANTOR, SUBMIT", "sections", "guarantor_nik"),
    "unknown family": ("family: other", "family: others", "family", 'do you mean "other"?'),
    "unknown kind": ("kind: number", "kind: numbr", "sections[0].questions[1].kind", "numbr"),
    "unknown drawing": ("example: ktp", "example: ktpp", "papers[0].example", 'do you mean "ktp"?'),
    "question twice": ("code: metres", "code: goods", "sections[0].questions[1].code", "used twice"),
    "choice twice": ("code: CLOTHES", "code: FOOD", "sections[0].questions[0].choices[1].code", "used twice"),
    "paper twice": ("code: PHOTO", "code: KTP", "papers[2].code", "used twice"),
    "condition on an unknown question": (
        "    when: {question: goods, equals: FOOD}\n  - code: PHOTO",
        "    when: {question: good, equals: FOOD}\n  - code: PHOTO",
        "papers[1].when.question",
        '"good" is not a question (do you mean "goods"?)',
    ),
    "condition on an unknown answer": (
        "    when: {question: goods, equals: FOOD}\n  - code: PHOTO",
        "    when: {question: goods, equals: FOOT}\n  - code: PHOTO",
        "papers[1].when.equals",
        'do you mean "FOOD"?',
    ),
    "condition on a question asked later": (
        "        checks: {minimum: 1, maximum: 12}",
        "        when: {question: opened, answered: true}",
        "sections[0].questions[1].when.question",
        "asked later, so this is never reached",
    ),
    "condition on itself": (
        "        checks: {minimum: 1, maximum: 12}",
        "        when: {question: metres, at_least: 1}",
        "sections[0].questions[1].when.question",
        "never reached",
    ),
    "condition of two kinds": (
        "    when: {question: metres, at_least: 6}",
        "    when: {question: metres, at_least: 6, below: 9}",
        "fees[2].when",
        "one question with one comparison",
    ),
    "condition without comparison": (
        "    when: {question: metres, at_least: 6}",
        "    when: {question: metres}",
        "fees[2].when",
        "one question with one comparison",
    ),
    "comparison that makes no sense": (
        "    when: {question: metres, at_least: 6}",
        "    when: {question: metres, days_left_below: 6}",
        "fees[2].when.days_left_below",
        "which is a number",
    ),
    "span from what is no day": (
        "    when: {question: metres, at_least: 6}",
        "    when: {question: opened, since: metres, at_least: 6}",
        "fees[2].when.since",
        '"metres" is not a known day asked before',
    ),
    "span with another comparison": (
        "    when: {question: metres, at_least: 6}",
        "    when: {question: opened, since: opened, days_left_below: 6}",
        "fees[2].when.since",
        'belongs to "at_least" or "below" of a day',
    ),
    "comparison misspelt": (
        "    when: {question: metres, at_least: 6}",
        "    when: {question: metres, atleast: 6}",
        "fees[2].when.atleast",
        'do you mean "at_least"?',
    ),
    "deep inside a combination": (
        "    when: {question: metres, at_least: 6}",
        "    when:\n      any:\n        - {question: metres, at_least: 6}\n        - not: {question: metre, below: 2}",
        "fees[2].when.any[1].not.question",
        'do you mean "metres"?',
    ),
    "case never reached": (
        "    when: {question: goods, equals: FOOD}\n  - code: OTHER",
        "  - code: OTHER",
        "cases[0]",
        "never reached",
    ),
    "choice that hangs on its own page": (
        "            label: {id: Pakaian, en: Clothes}\n",
        "            label: {id: Pakaian, en: Clothes}\n            when: {question: goods, answered: true}\n",
        "sections[0].questions[0].choices[1].when",
        "earlier pages",
    ),
    "choice without choices": ("kind: number", "kind: choice", "sections[0].questions[1]", "needs choices"),
    "impossible limits": (
        "maximum: 12",
        "maximum: 0",
        "sections[0].questions[1].checks.minimum",
        "no answer is possible",
    ),
    "limit that is no day": (
        "latest: today",
        "latest: tomorrow",
        "sections[1].questions[0].checks.latest",
        "is no day",
    ),
    "page without a question": (
        "        kind: day\n",
        "        kind: notice\n",
        "sections[1].questions",
        "asks nothing",
    ),
    "advice to nowhere": ("    blocks: false", "    section: stal", "advice[0].section", 'do you mean "stall"?'),
    "hand-off without a place": ("DECISION]", "DECISION, HAND_OFF]", "process", "belong together"),
    "unknown stage of a case": (
        "    title: {id: Makanan, en: Food}\n",
        "    title: {id: Makanan, en: Food}\n    process: [FILL, PAYS]\n",
        "cases[0].process[1]",
        'do you mean "PAY"?',
    ),
    "excused who need not come": (
        "    title: {id: Makanan, en: Food}\n",
        "    title: {id: Makanan, en: Food}\n    excused: {FATHER: {question: metres, below: 6}}\n",
        "cases[0].excused.FATHER",
        "not a known role of those who come",
    ),
    "excused by nothing that is asked": (
        "    title: {id: Makanan, en: Food}\n",
        "    title: {id: Makanan, en: Food}\n    excused: {APPLICANT: {question: metre, below: 6}}\n",
        "cases[0].excused.APPLICANT.question",
        'do you mean "metres"?',
    ),
    "lane for nobody who is asked": (
        "lanes: [REGULAR]",
        "lanes: [REGULAR]\nlane_rules:\n  REGULAR:\n    who: {id: a, en: b}\n    when: {question: metre, below: 6}",
        "lane_rules.REGULAR.when.question",
        'do you mean "metres"?',
    ),
    "fewer days than none": (
        "    title: {id: Makanan, en: Food}\n",
        "    title: {id: Makanan, en: Food}\n    working_days: -1\n",
        "cases[0].working_days",
        "0 or more",
    ),
    "choice that ends before it begins": (
        "            label: {id: Pakaian, en: Clothes}\n",
        (
            "            label: {id: Pakaian, en: Clothes}\n            effective_from: 2026-01-02\n"
            "            effective_until: 2026-01-01\n"
        ),
        "sections[0].questions[0].choices[1].effective_until",
        "before its effective_from",
    ),
    "day without anything to choose": (
        "            label: {id: Makanan, en: Food}\n          - code: CLOTHES\n",
        (
            "            label: {id: Makanan, en: Food}\n            effective_until: 2026-01-01\n"
            "          - code: CLOTHES\n            effective_from: 2026-01-03\n"
        ),
        "sections[0].questions[0].choices",
        "nothing to choose from 2026-01-02 on",
    ),
    "not YAML": ("cases:\n", "cases: [\n", "", "is not YAML"),
    "an alias inside itself": ("cases:\n", "cases: &a\n  - *a\n", "", "contains itself"),
    "a tag that runs code": ("working_days: 2", "working_days: !!python/object:os.system x", "", "is not YAML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_names_key_and_reason(name: str) -> None:
    old, new, key, words = BROKEN[name]
    faults = loading.read(changed(old, new), "izin-lapak.yaml").faults
    assert [fault for fault in faults if fault.key == key and words in fault.sentence], [str(fault) for fault in faults]


# A page with every newer kind, in the place of the page "kitchen" of the stall.
FAMILY = """\
  - code: family
    title: {id: Keluarga, en: Family}
    questions:
      - code: lines
        kind: mrz
        label: {id: Baris paspor, en: Passport lines}
        fills: {number: passport, birth_date: born, nationality: country}
      - code: passport
        kind: passport
        label: {id: Nomor paspor, en: Passport number}
        checks: {issuer: country}
      - code: born
        kind: day
        label: {id: Lahir, en: Born}
        soft:
          - when: {question: born, since: opened_on, below: 0}
            text: {id: Sebelum buka, en: Before opening}
      - code: opened_on
        kind: day
        label: {id: Buka sejak, en: Open since}
      - code: country
        kind: country
        label: {id: Negara, en: Country}
      - code: helpers
        kind: group
        label: {id: Pembantu, en: Helpers}
        entry: {id: pembantu, en: helper}
        checks: {minimum: 0, maximum: 5}
        questions:
          - code: helper_name
            kind: name
            label: {id: Nama, en: Name}
          - code: helper_address
            kind: text
            label: {id: Alamat, en: Address}
            when: {question: helper_name, answered: true}
      - code: crowd
        kind: text
        label: {id: "Mengapa banyak?", en: "Why so many?"}
        when: {question: helpers, at_least: 3}
      - code: abroad
        kind: text
        label: {id: Alamat, en: Address}
        when: {not: {question: country, equals: IDN}}
papers:
"""
BROKEN_KINDS = {
    "inner question used outside": ("{question: helpers, at_least: 3}", "{question: helper_name, answered: true}",
                                    "questions[6].when.question", "is not a question"),
    "inner question asked later": ("{question: helper_name, answered: true}", "{question: crowd, answered: true}",
                                   "questions[5].questions[1].when.question", "asked later"),
    "inner code used twice": ("code: helper_name", "code: born", "questions[5].questions[0].code", "used twice"),
    "group without a name for one": ("        entry: {id: pembantu, en: helper}\n", "", "questions[5]", '"entry"'),
    "group within a group": ("            kind: name\n", "            kind: group\n", "questions[5].questions[0].kind",
                             "another group"),
    "entry that starts with somebody's data": ("            kind: name\n", "            kind: name\n            prefill: person.full_name\n",
                                               "questions[5].questions[0].prefill", "starts empty"),
    "entries without end": ("maximum: 5", "maximum: 500", "questions[5].checks", "0 to 50"),
    "questions where no group is": ("        kind: group\n", "        kind: text\n", "questions[5].questions", "only a group"),
    "limit of a name": ("            kind: name\n", "            kind: name\n            checks: {minimum: 3}\n",
                        "questions[5].questions[0].checks.minimum", "only a number or a group"),
    "unknown fact": ("fills: {number: passport", "fills: {numbr: passport", "questions[0].fills.numbr", 'do you mean "number"?'),
    "filling nothing": ("fills: {number: passport", "fills: {number: pasport", "questions[0].fills.number",
                        'do you mean "passport"?'),
    "filling what was asked before": ("fills: {number: passport", "fills: {number: goods", "questions[0].fills.number",
                                      "question after this one"),
    "filling a day with a name": ("fills: {number: passport", "fills: {full_name: opened_on", "questions[0].fills.full_name",
                                  "which is a day"),
    "text that fills": ("        kind: mrz\n", "        kind: text\n", "questions[0].fills", "only the lines"),
    "unknown country": ("equals: IDN", "equals: INA", "questions[7].when.not.equals", 'is not a known answer to "country"'),
    "doubt about what is asked on no page": ("since: opened_on", "since: closed_on", "questions[2].soft[0].when.since",
                                             "not a known day"),
    "doubt that compares a day with a name": ("since: opened_on", "since: country", "questions[2].soft[0].when.since",
                                              "not a known day"),
    "pattern that is none": ("{question: helpers, at_least: 3}", "{question: passport, matches: '[A'}",
                             "questions[6].when.matches", "is no pattern"),
    "country of a day": ("        kind: passport\n", "        kind: text\n", "questions[1].checks.issuer", "has a country"),
}  # fmt: skip


def family(old: str = "", new: str = "") -> str:
    assert old in FAMILY
    return changed("papers:\n", FAMILY.replace(old, new, 1) if old else FAMILY)


def test_a_page_with_every_newer_kind_is_in_order() -> None:
    assert [str(fault) for fault in loading.read(family(), "izin-lapak.yaml").faults] == []


@pytest.mark.parametrize("name", BROKEN_KINDS)
def test_a_broken_question_names_key_and_reason(name: str) -> None:
    old, new, key, words = BROKEN_KINDS[name]
    faults = loading.read(family(old, new), "izin-lapak.yaml").faults
    found = [fault for fault in faults if fault.key == f"sections[2].{key}" and words in fault.sentence]
    assert found, [str(fault) for fault in faults]


def test_the_line_is_that_of_the_mistake() -> None:
    text = changed("    example: ktp", "    exmaple: ktp")
    [fault] = loading.read(text, "izin-lapak.yaml").faults
    assert text.splitlines()[fault.line - 1].strip() == "exmaple: ktp"
    assert str(fault).startswith(f"izin-lapak.yaml, line {fault.line}, papers[0].exmaple: ")


def test_all_faults_of_a_file_are_told_together() -> None:
    text = STALL.replace("lanes: [REGULAR]", "lanes: [REGULER]").replace("PAY, VISIT", "PAYS, VISIT")
    assert [fault.key for fault in loading.read(text, "x.yaml").faults] == ["lanes[0]", "process[4]"]
    text = STALL.replace("working_days: 2", "workin_days: 2").replace("{id: KTP, en: ID card}", "{id: KTP}")
    assert [fault.key for fault in loading.read(text, "x.yaml").faults] == ["workin_days", "papers[0].title"]


def test_an_unsound_page_is_no_mapping() -> None:
    assert "mapping" in loading.read("- a\n- b\n", "x.yaml").faults[0].sentence
    assert "mapping" in loading.read("", "x.yaml").faults[0].sentence


def test_the_faults_of_all_files_end_the_process_with_exit_code_1_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(changed("lanes: [REGULAR]", "lanes: [REGULER]"))
    (tmp_path / "izin-lapak.yaml").write_text(STALL)
    with pytest.raises(loading.BrokenCatalogue) as ended:
        loading.read_all(tmp_path)
    message = str(ended.value.code)
    assert "a.yaml, line" in message
    assert "must be 'a', like the name of the file" in message
    assert "izin-lapak.yaml" not in message


def test_the_site_does_not_start_with_a_broken_file_and_says_one_clear_thing(tmp_path: Path) -> None:
    (tmp_path / "izin-lapak.yaml").write_text(changed("lanes: [REGULAR]", "lanes: [REGULER]"))
    start = f"""
import django, pathlib
from rantau.catalogue import loading
loading.FOLDER = pathlib.Path({str(tmp_path)!r})
django.setup()
print("started")
"""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "rantau.config.settings"}
    ended = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert "started" not in ended.stdout
    assert "izin-lapak.yaml, line 66, lanes[0]" in ended.stderr


def test_a_sound_file_has_no_faults() -> None:
    assert loading.read(STALL, "izin-lapak.yaml").faults == ()


def test_numbers_and_dates_are_what_they_are() -> None:
    service = loading.read(STALL, "izin-lapak.yaml").service
    assert service is not None
    assert [fee.amount for fee in service.fees] == [20000, 25000, 10000, None]
