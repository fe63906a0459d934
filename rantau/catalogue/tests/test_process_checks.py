"""A process that leads nowhere is refused with a sentence; those of the services to come are sound."""

import pytest

from rantau.catalogue import loading
from rantau.catalogue.stages import STAGES, Owner
from rantau.catalogue.tests.factories import STALL
from rantau.ui.navigation import ROLE_NAMES

WRITTEN = "process: [FILL, UPLOAD, SUBMIT, PLACE, PAY, VISIT, DECISION]"
INTERVIEW = """
interview:
  code: interview
  title: {id: Wawancara, en: Interview}
  questions:
    - code: remarks
      kind: long_text
      label: {id: Catatan, en: Remarks}
"""
GUARANTOR = """\
  - code: sponsor
    title: {id: Penjamin, en: Guarantor}
    questions: [{use: stay-guarantor}]
papers:
"""


def faults(process: str, **replaced: str) -> list[str]:
    text = STALL.replace(WRITTEN, f"process: [{process}]") + INTERVIEW
    if "GUARANTOR" in process:
        text = text.replace("papers:\n", GUARANTOR, 1)
    for old, new in {"lanes: [REGULAR]": "lanes: [REGULAR, BAP]", **replaced}.items():
        assert old in text
        text = text.replace(old, new)
    reading = loading.read(text, "izin-lapak.yaml")
    return [f"{fault.key}: {fault.sentence}" for fault in reading.faults]


@pytest.mark.parametrize(
    "process",
    [
        "FILL, UPLOAD, SUBMIT, PLACE, PAY, VISIT, INTERVIEW, DECISION, PRINT, QUALITY, COLLECT",
        "FILL, UPLOAD, SUBMIT, PRE_CHECK, PLACE, PAY, VISIT, INTERVIEW, BIOMETRICS, DECISION, PRINT, QUALITY, COLLECT",
        "FILL, UPLOAD, GUARANTOR, SUBMIT, PRE_CHECK, PAY, PLACE, VISIT, INTERVIEW, FIELD_CHECK, DECISION, COLLECT",
        "FILL, UPLOAD, SUBMIT, BAP, DECISION, PAY, PRINT, QUALITY, COLLECT",
        "FILL, UPLOAD, SUBMIT, BAP, DECISION, PLACE, VISIT, BIOMETRICS, PAY, PRINT, QUALITY, COLLECT",
        "FILL, UPLOAD, SUBMIT, BAP, DECISION, ADJUDICATION, PAY, PLACE, VISIT, BIOMETRICS, PRINT, QUALITY, COLLECT",
        "FILL, UPLOAD, SUBMIT, PLACE, PAY, VISIT, DECISION",
        "FILL, UPLOAD, SUBMIT, PAY, DECISION",
    ],
)
def test_the_ways_that_are_needed_are_sound(process: str) -> None:
    assert faults(process) == []


def test_a_service_that_goes_on_elsewhere_is_sound() -> None:
    hand_off = {
        "working_days: 2": "working_days: 2\nhand_off: {name: {id: Situs, en: Site}, url: https://a.id, "
        "reference: {id: Nomor, en: Number}}",
        STALL[STALL.index("fees:") : STALL.index("lanes:")]: "",
    }
    assert faults("FILL, UPLOAD, SUBMIT, PRE_CHECK, HAND_OFF", **hand_off) == []


@pytest.mark.parametrize(
    ("process", "told"),
    [
        ("UPLOAD, SUBMIT, PAY, DECISION", "process: needs FILL"),
        ("FILL, UPLOAD, PAY, DECISION", "process: needs SUBMIT"),
        ("FILL, UPLOAD, SUBMIT, PAY", "process: must come either to a DECISION of this office or to HAND_OFF"),
        ("FILL, SUBMIT, UPLOAD, PAY, DECISION", 'process[2]: "UPLOAD" stands wrong: at the beginning can stand FILL'),
        ("FILL, UPLOAD, SUBMIT, PAY, PRE_CHECK, DECISION", 'process[4]: "PRE_CHECK" stands wrong: before DECISION'),
        ("FILL, UPLOAD, SUBMIT, PLACE, VISIT, PAY, DECISION", 'process[5]: "PAY" stands wrong'),
        ("FILL, UPLOAD, SUBMIT, PAY, COLLECT, DECISION", 'process[4]: "COLLECT" stands wrong'),
        ("FILL, UPLOAD, SUBMIT, PAY, DECISION, INTERVIEW", 'process[5]: "INTERVIEW" stands wrong: after DECISION'),
        ("FILL, UPLOAD, SUBMIT, BAP, PLACE, VISIT, DECISION, PAY", 'process[4]: "PLACE" stands wrong'),
        ("FILL, UPLOAD, SUBMIT, PAY, VISIT, DECISION", "process: PLACE and VISIT belong together"),
        ("FILL, UPLOAD, SUBMIT, PAY, PLACE, DECISION, VISIT", "process: PLACE and VISIT belong together"),
        ("FILL, UPLOAD, SUBMIT, PAY, INTERVIEW, DECISION", "process: INTERVIEW needs VISIT"),
        (
            "FILL, UPLOAD, SUBMIT, PAY, PLACE, VISIT, DECISION, BIOMETRICS",
            "process: BIOMETRICS needs VISIT: nobody would be there",
        ),
        ("FILL, UPLOAD, SUBMIT, PAY, DECISION, QUALITY, COLLECT", "process: PRINT and QUALITY belong together"),
        ("FILL, UPLOAD, SUBMIT, PAY, DECISION, PRINT, QUALITY", "process: PRINT needs COLLECT"),
        ("FILL, UPLOAD, SUBMIT, DECISION", "process: needs PAY: the service has fees"),
        ("FILL, SUBMIT, PAY, DECISION", "process: needs UPLOAD: the service has papers"),
        ("FILL, UPLOAD, SUBMIT, PRE_CHECK, DECISION, HAND_OFF", "process: must come either to a DECISION"),
    ],
)
def test_a_way_that_leads_nowhere_is_refused(process: str, told: str) -> None:
    assert any(fault.startswith(told) for fault in faults(process)), faults(process)


def test_stages_without_lane_or_questions_are_refused() -> None:
    place = "FILL, UPLOAD, SUBMIT, PLACE, PAY, VISIT, INTERVIEW, DECISION"
    assert faults(place, **{"lanes: [REGULAR]": "lanes: [BAP]"}) == [
        'process: PLACE needs a lane in "lanes" that people can book'
    ]
    assert faults(place, **{INTERVIEW: ""}) == ['process: INTERVIEW needs the questions under "interview"']
    bap = "FILL, UPLOAD, SUBMIT, BAP, DECISION, PAY"
    assert faults(bap, **{"lanes: [REGULAR]": "lanes: [REGULAR]"}) == [
        'process: BAP needs the lane BAP in "lanes": nobody could come'
    ]


def test_what_goes_on_elsewhere_is_looked_at_here_first() -> None:
    found = faults("FILL, UPLOAD, SUBMIT, HAND_OFF", **{STALL[STALL.index("fees:") : STALL.index("lanes:")]: ""})
    assert "process: HAND_OFF needs PRE_CHECK: what goes on elsewhere is looked at here first" in found


def test_the_way_of_a_single_case_is_looked_at_too() -> None:
    found = faults(
        "FILL, UPLOAD, SUBMIT, PAY, DECISION", **{"code: OTHER\n": "code: OTHER\n    process: [FILL, PAY]\n"}
    )
    assert "cases[1].process: needs SUBMIT" in found


def test_every_stage_is_somebodys_work_and_every_role_exists() -> None:
    for name, stage in STAGES.items():
        assert stage.owner in {Owner.APPLICANT, Owner.GUARANTOR} or stage.roles, name
        assert set(stage.roles) <= set(ROLE_NAMES)
