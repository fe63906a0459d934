"""What service files share is written once, and its faults still name the right file and line."""

from pathlib import Path

import pytest

from rantau.catalogue import loading
from rantau.catalogue.tests.factories import STALL

GOODS = """\
# What is sold at the market.
- code: FOOD
  label: {id: Makanan, en: Food}
- code: CLOTHES
  label: {id: Pakaian, en: Clothes}
"""
WRITTEN_OUT = """\
          - code: FOOD
            label: {id: Makanan, en: Food}
          - code: CLOTHES
            label: {id: Pakaian, en: Clothes}
"""
PAPER = """\
  - code: PHOTO
    title: {id: Foto lapak, en: Photo of the stall}
    required: false
"""
PHOTOS = """\
- code: PHOTO
  title: {id: Foto lapak, en: Photo of the stall}
  required: false
- code: MAP
  title: {id: Denah, en: Map}
"""
PARTS = {"goods": GOODS, "photos": PHOTOS}


def with_parts() -> str:
    """The stall licence that uses parts instead of writing them out."""
    text = STALL.replace("        choices:\n" + WRITTEN_OUT, "        choices: {use: goods}\n")
    text = text.replace(PAPER, "  - use: photos\n")
    assert text.count("use: ") == len(PARTS)
    return text


def faults(text: str, parts: dict[str, str]) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.sentence) for fault in loading.read(text, "izin-lapak.yaml", parts).faults]


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_service_with_parts_is_the_same_as_one_that_writes_them_out() -> None:
    composed = loading.read(
        with_parts(), "izin-lapak.yaml", {"goods": GOODS, "photos": PHOTOS.split("- code: MAP", maxsplit=1)[0]}
    )
    assert composed.faults == ()
    assert composed.service == loading.read(STALL, "izin-lapak.yaml", {}).service
    assert composed.parts == {"goods", "photos"}


def test_a_list_takes_its_place_among_the_items_of_another() -> None:
    service = loading.read(with_parts(), "izin-lapak.yaml", PARTS).service
    assert service is not None
    assert [paper.code for paper in service.papers] == ["KTP", "HYGIENE", "PHOTO", "MAP"]


def test_a_part_may_use_another_part() -> None:
    parts = {**PARTS, "goods": "- {use: clothes}\n- code: FOOD\n  label: {id: Makanan, en: Food}\n"}
    parts["clothes"] = "code: CLOTHES\nlabel: {id: Pakaian, en: Clothes}\n"
    service = loading.read(with_parts(), "izin-lapak.yaml", parts).service
    assert service is not None
    assert [choice.code for choice in service.sections[0].questions[0].choices] == ["CLOTHES", "FOOD"]


def test_one_service_may_use_a_part_twice() -> None:
    text = with_parts().replace("lanes: [REGULAR]", "bring: [{use: words}]\nforfeiture: {use: words}\nlanes: [REGULAR]")
    service = loading.read(
        text, "izin-lapak.yaml", {**PARTS, "words": "{id: Berkas asli, en: The originals}\n"}
    ).service
    assert service is not None
    assert service.bring == (service.forfeiture,)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("  label: {id: Pakaian, en: Clothes}", "  lable: {id: Pakaian, en: Clothes}", 'do you mean "label"?'),
        ("{id: Pakaian, en: Clothes}", "{id: Pakaian}", "no English text"),
        ("code: CLOTHES", "code: clothes", "CAPITALS"),
        ("label: {id: Pakaian, en: Clothes}", "label: Pakaian", "expected `object`, got `str`"),
        ("label: {id: Pakaian, en: Clothes}", "label: {id: Pakaian, en: Clothes", "is not YAML"),
    ],
)
def test_a_mistake_in_a_part_names_the_part_and_its_line(old: str, new: str, sentence: str) -> None:
    broken = GOODS.replace(old, new)
    found = faults(with_parts(), {**PARTS, "goods": broken})
    assert [file for file, _line, _sentence in found] == ["_parts/goods.yaml"] * len(found)
    assert any(sentence in told for _file, _line, told in found), found
    assert found[0][1] in {4, 5, 6}  # the choice, its label, or where the brace is missed


def test_the_line_of_a_mistake_in_the_service_is_not_moved_by_its_parts() -> None:
    text = with_parts().replace("lanes: [REGULAR]", "lanes: [REGULER]")
    assert faults(text, PARTS)[0][:2] == ("izin-lapak.yaml", line_of(text, "REGULER"))


def test_an_unknown_part_says_where_and_which_one_is_meant() -> None:
    text = with_parts().replace("use: goods", "use: good").replace("use: photos", "use: pictures")
    [first, second] = faults(text, PARTS)
    assert first[:2] == ("izin-lapak.yaml", line_of(text, "use: good"))
    assert 'do you mean "goods"?' in first[2]
    assert second[:2] == ("izin-lapak.yaml", line_of(text, "use: pictures"))


def test_parts_that_use_each_other_in_a_circle_are_refused() -> None:
    parts = {**PARTS, "goods": "- {use: more}\n", "more": "- {use: goods}\n"}
    [(file, line, sentence)] = faults(with_parts(), parts)
    assert (file, line) == ("_parts/more.yaml", 1)
    assert "goods > more > goods" in sentence


def test_keys_beside_a_part_come_on_top_or_take_the_place_of_its_own() -> None:
    photo = "code: PHOTO\ntitle: {id: Foto, en: Photo}\nrequired: true\n"
    text = with_parts().replace("- use: photos", "- {use: photos, required: false, max_pages: 2}")
    reading = loading.read(text, "izin-lapak.yaml", {**PARTS, "photos": photo})
    assert reading.service is not None
    paper = reading.service.papers[-1]
    assert (paper.code, str(paper.title), paper.required, paper.max_pages) == ("PHOTO", "Foto", False, 2)


def test_a_part_that_is_used_twice_keeps_its_own_keys() -> None:
    text = with_parts().replace("- use: photos", "- {use: photos, code: INSIDE}\n  - use: photos")
    photo = "code: PHOTO\ntitle: {id: Foto, en: Photo}\n"
    service = loading.read(text, "izin-lapak.yaml", {**PARTS, "photos": photo}).service
    assert service is not None
    assert [paper.code for paper in service.papers] == ["KTP", "HYGIENE", "INSIDE", "PHOTO"]


def test_a_mistake_beside_a_part_is_one_of_the_service() -> None:
    text = with_parts().replace("- use: photos", "- {use: photos, requird: false}")
    [(file, line, sentence)] = faults(text, {**PARTS, "photos": "code: PHOTO\ntitle: {id: Foto, en: Photo}\n"})
    assert (file, line) == ("izin-lapak.yaml", line_of(text, "requird"))
    assert 'do you mean "required"?' in sentence


def test_keys_cannot_be_added_to_a_list() -> None:
    [(file, _line, sentence)] = faults(with_parts().replace("- use: photos", "- {use: photos, required: false}"), PARTS)
    assert file == "izin-lapak.yaml"
    assert "only be added to a part with keys" in sentence


def test_an_empty_part_is_no_part() -> None:
    assert "empty" in faults(with_parts(), {**PARTS, "photos": "# nothing\n"})[0][2]


def test_a_part_that_no_service_uses_is_found_and_keeps_nobody_from_starting(tmp_path: Path) -> None:
    (tmp_path / "izin-lapak.yaml").write_text(with_parts())
    (tmp_path / "_parts").mkdir()
    for name, text in {**PARTS, "idle": "- 1\n"}.items():
        (tmp_path / "_parts" / f"{name}.yaml").write_text(text)
    assert list(loading.read_all(tmp_path)) == ["izin-lapak"]
    assert [str(fault) for fault in loading.idle_parts(tmp_path)] == [
        "_parts/idle.yaml, line 1, whole file: is used by no service"
    ]


def test_a_mistake_in_a_shared_part_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "_parts").mkdir()
    (tmp_path / "_parts" / "goods.yaml").write_text(GOODS)
    (tmp_path / "_parts" / "photos.yaml").write_text(PHOTOS.replace("title: {id: Denah", "titel: {id: Denah"))
    stall, kiosk = with_parts(), with_parts().replace("code: izin-lapak", "code: izin-kios")
    (tmp_path / "izin-lapak.yaml").write_text(stall)
    (tmp_path / "izin-kios.yaml").write_text(kiosk.replace("papers:\n", "papers:\n  - use: photos\n", 1))
    with pytest.raises(loading.BrokenCatalogue) as ended:
        loading.read_all(tmp_path)
    told = [fault.file for fault in ended.value.faults if fault.key.endswith("titel")]
    assert told == ["_parts/photos.yaml"]
