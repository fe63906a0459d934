"""The services that this repository brings along."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from rantau.catalogue import loading, queries
from rantau.catalogue.editors import schema_text
from rantau.catalogue.tests.factories import defined
from rantau.foundation.money import rupiah
from rantau.questions.forms import form_class
from rantau.questions.tests.factories import some_regions

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted(loading.FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_in_order(path: Path) -> None:
    reading = loading.read(path.read_text(encoding="utf-8"), path.name)
    assert [str(fault) for fault in reading.faults] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_python_without_libyaml_reads_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_page_can_be_shown(path: Path, db: None) -> None:
    some_regions()
    service = loading.read(path.read_text(encoding="utf-8"), path.name).service
    assert service is not None
    for section in [*service.sections, *filter(None, [service.interview])]:
        assert form_class(section, {})().as_p()


def test_the_schema_in_the_docs_is_in_step() -> None:
    assert (ROOT / "docs" / "service.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_example_of_the_guide_is_in_order() -> None:
    guide = (ROOT / "docs" / "guides" / "add-a-service.md").read_text(encoding="utf-8")
    example = guide.split("```yaml\n# izin-lapak.yaml")[1].split("```")[0]
    assert [str(fault) for fault in loading.read(example, "izin-lapak.yaml").faults] == []


SERVICES = sorted(loading.services())
SOLD = [code for code in SERVICES if any(page.code == "product" for page in loading.services()[code].sections)]
DAYS = (date(2025, 2, 1), date(2026, 11, 24))


@pytest.mark.parametrize("code", SOLD)
@pytest.mark.parametrize("day", DAYS)
def test_prices_beside_the_choices_are_those_of_the_bill(code: str, day: date) -> None:
    service = defined(code)
    asked = [next(q for page in service.sections for q in page.questions if q.code == "product")]
    asked += [question for question in service.wizard if question.code == "product"]
    for choice in [choice for question in asked for choice in question.choices if choice.is_offered(day)]:
        [line] = queries.fees_for(service, {"product": choice.code}, day)
        assert choice.hint is not None
        assert choice.hint.id == choice.hint.en == rupiah(line.amount)


@pytest.mark.parametrize("code", SERVICES)
def test_every_text_that_leads_on_leads_to_a_service_of_this_house(code: str) -> None:
    services = loading.services()
    assert {advice.to for advice in services[code].advice if advice.to} <= set(services)


def test_the_command_checks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    call_command("catalogue", "check")
    assert "paspor-penggantian" in capsys.readouterr().out
    path = tmp_path / "x.yaml"
    path.write_text("code: x\n")
    with pytest.raises(Exception, match=r"x\.yaml, line 1"):
        call_command("catalogue", "check", path)
