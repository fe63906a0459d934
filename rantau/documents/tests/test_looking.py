"""What is said about poor photos, and that it is right: blurred, mirrored light, cut off, dark, small, lying (B9)."""

import subprocess
import sys
import time
from collections import Counter

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from rantau.documents.engines import base, child
from rantau.documents.engines.base import Advice, Looks
from rantau.documents.engines.quality import advice_on
from rantau.documents.tests import factories as make
from rantau.documents.tests import people, photographs
from rantau.documents.tests.photographs import BLURRED, CUT, FINE, GLARE
from rantau.foundation import confinement

SEED = 20_260_114
"""The thresholds were found on other seeds (101 to 105); the pictures of this one were never looked at meanwhile."""
EACH = 15
RIGHT = 0.95


def codes(picture: object, looks: Looks = Looks.SHEET) -> list[str]:
    return [advice.value for advice in advice_on(np.asarray(picture), looks)]


def photo() -> Image.Image:
    """A sheet on a table, well taken."""
    return Image.fromarray(photographs.photograph(101, 1, FINE).pixels)


def test_of_sixty_photos_at_least_ninety_five_in_a_hundred_are_judged_exactly_right() -> None:
    wrong = []
    for taken in photographs.series(SEED, EACH):
        looks = Looks.CARD if "card on" in taken.about and "family" not in taken.about else Looks.SHEET
        told = codes(taken.pixels, looks)
        if told != ([] if taken.verdict == FINE else [taken.verdict]):
            wrong.append((taken.verdict, told, taken.about))
    assert len(wrong) <= 4 * EACH * (1 - RIGHT), wrong


def test_the_sixty_are_fifteen_of_each_kind_and_the_same_every_time() -> None:
    made = [photographs.photograph(SEED, 3, verdict) for verdict in (FINE, BLURRED, GLARE, CUT)]
    again = [photographs.photograph(SEED, 3, verdict) for verdict in (FINE, BLURRED, GLARE, CUT)]
    assert Counter(taken.verdict for taken in made) == dict.fromkeys((FINE, BLURRED, GLARE, CUT), 1)
    assert all((one.pixels == other.pixels).all() for one, other in zip(made, again, strict=True))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda sheet: sheet, []),
        (lambda sheet: sheet.point(lambda value: value // 4), ["TOO_DARK"]),
        (lambda sheet: sheet.reduce(2), ["TOO_SMALL"]),
        (lambda sheet: sheet.rotate(90, expand=True), ["SIDEWAYS"]),
        (lambda sheet: sheet.rotate(270, expand=True), ["SIDEWAYS"]),
        (lambda sheet: sheet.reduce(8).resize(sheet.size, Image.Resampling.BICUBIC), ["BLURRED"]),
    ],
    ids=["good", "dark", "small", "lying", "lying the other way", "blurred"],
)
def test_a_sheet_is_told_what_is_the_matter_with_it(change, told) -> None:
    assert codes(change(photo())) == told


def test_a_sheet_photographed_from_far_away_is_small_even_in_a_large_picture() -> None:
    table = Image.new("RGB", (1600, 1600), "#4a3826")
    table.paste(photo().crop((150, 180, 1050, 1420)).resize((520, 716)), (540, 440))
    assert "TOO_SMALL" in codes(table)


def test_whether_a_sheet_stands_on_its_head_is_not_guessed() -> None:
    assert codes(photo().rotate(180)) == []


@pytest.mark.parametrize(("quarters", "told"), [(0, []), (1, ["SIDEWAYS"]), (2, ["UPSIDE_DOWN"]), (3, ["SIDEWAYS"])])
def test_the_face_on_a_card_tells_which_way_up_it_is(quarters, told) -> None:
    assert codes(np.rot90(people.card_with_face(), quarters).copy(), Looks.CARD) == told


def test_a_card_without_face_and_print_is_seen_from_behind() -> None:
    assert codes(people.back_of_a_card(), Looks.CARD) == ["WRONG_SIDE"]


def test_a_letter_in_the_place_of_a_card_is_not_called_its_back() -> None:
    assert codes(photo(), Looks.CARD) == []


# ---- no alarm where a paper has no table around it


@pytest.mark.parametrize("number", [4, 9, 14], ids=["sheet", "card", "table"])
def test_a_scan_that_fills_the_picture_is_fine(number) -> None:
    scan = photographs.photograph(101, number, FINE)
    assert scan.about.startswith("scan")
    assert codes(scan.pixels) == []


def test_a_card_in_the_corner_of_a_scanner_is_fine() -> None:
    lid = Image.new("RGB", (1654, 2339), "#fcfcfc")
    lid.paste(photographs.card(np.random.default_rng(3)).resize((1300, 824)), (0, 0))
    assert "CUT" not in codes(lid)


def test_a_band_of_colour_across_a_full_picture_is_no_cut() -> None:
    page = photographs.sheet(np.random.default_rng(3)).resize((1200, 1696))
    page.paste("#27406b", (0, 0, 1200, 420))
    assert codes(page) == []


def test_white_boxes_in_a_coloured_form_are_no_glare() -> None:
    form = Image.new("RGB", (1600, 1200), "#cfe0ea")
    for row in range(5):
        form.paste("white", (200, 120 + row * 210, 1400, 240 + row * 210))
    assert codes(form) == []


def test_nothing_at_all_is_no_reason_to_crash() -> None:
    for size in ((1, 1), (3, 2000), (1200, 1200)):
        codes(Image.new("RGB", size, "white"))
        codes(Image.new("RGB", size, "white"), Looks.CARD)
        codes(Image.new("RGB", size, "white"), Looks.PORTRAIT)


# ---- passport photos


def _with_sunglasses() -> Image.Image:
    person = people.portrait()
    for middle in (226, 346):
        ImageDraw.Draw(person).ellipse((middle - 46, 316, middle + 46, 368), fill="#30241f")
    return person


def _before_a_shelf() -> Image.Image:
    person = np.array(people.portrait())
    for left in [*range(0, 90, 30), *range(510, 600, 30)]:
        person[:, left : left + 15] = (90, 40, 30)
    return Image.fromarray(person)


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (people.portrait, []),
        (lambda: people.portrait().rotate(180), ["UPSIDE_DOWN"]),
        (lambda: people.portrait().rotate(90, expand=True), ["SIDEWAYS"]),
        (lambda: people.portrait(share=0.3), ["FACE_SMALL"]),
        (lambda: people.portrait(share=1.15), ["FACE_LARGE"]),
        (lambda: people.portrait(people=2, share=0.4), ["MANY_FACES"]),
        (lambda: people.portrait(size=(300, 450)), ["PHOTO_SMALL"]),
        (lambda: people.portrait(ground="#a02020"), ["GROUND"]),
        (lambda: people.portrait(ground="#283a5c"), ["GROUND"]),
        (_before_a_shelf, ["GROUND"]),
        (lambda: people.portrait(clothes="#f6f6f4"), ["WHITE_CLOTHES"]),
        (_with_sunglasses, ["EYES_HIDDEN"]),
        (lambda: people.portrait().filter(ImageFilter.GaussianBlur(6)), ["BLURRED"]),
        (lambda: people.portrait().point(lambda value: value // 6), ["TOO_DARK"]),
        (lambda: Image.new("RGB", (600, 900), "#e9ebee"), ["NO_FACE"]),
    ],
)  # fmt: skip
def test_a_passport_photo_is_told_what_is_the_matter_with_it(picture, told) -> None:
    assert codes(picture(), Looks.PORTRAIT) == told


def test_a_picture_of_a_paper_is_no_passport_photo() -> None:
    assert "NO_FACE" in codes(photo(), Looks.PORTRAIT)


# ---- in a process of its own


def rebuilt(picture: Image.Image) -> base.Rebuilt:
    content = make.encoded(picture, quality=85)
    return base.Rebuilt(media="image/jpeg", content=content, width=picture.width, height=picture.height)


def test_the_child_answers_with_the_codes() -> None:
    assert child.look(rebuilt(photographs_cut()), Looks.SHEET) == ["CUT"]


def photographs_cut() -> Image.Image:
    return Image.fromarray(photographs.photograph(101, 1, CUT).pixels)


def test_a_pdf_is_not_looked_at() -> None:
    assert child.look(base.Rebuilt(media="application/pdf", content=make.pdf()), Looks.SHEET) == []


@pytest.mark.parametrize("looks", list(Looks))
def test_the_largest_picture_is_judged_within_memory_and_a_few_seconds(looks) -> None:
    """Noise is the dearest thing to look at: everything could be a face or an edge."""
    picture = Image.effect_noise((base.LONG_SIDE, base.LONG_SIDE), 80).convert("RGB")
    measured = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, '-m', 'rantau.documents.engines.quality', sys.argv[1]], stdin=sys.stdin);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print('', used.ru_maxrss, used.ru_utime + used.ru_stime)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measured, looks.value],
        input=make.encoded(picture, quality=60), env=confinement.SURROUNDINGS, capture_output=True, cwd=confinement.ROOT, check=True,
    )  # fmt: skip
    assert b'{"advice": [' in done.stdout
    memory, seconds = done.stdout.split()[-2:]
    assert int(memory) * 1024 <= base.MEMORY
    assert float(seconds) <= base.SECONDS / 2


def test_an_ordinary_photo_is_judged_in_a_moment() -> None:
    given = rebuilt(Image.fromarray(people.card_with_face()).resize((2400, 1800)))
    began = time.process_time(), time.monotonic()
    assert child.look(given, Looks.CARD) == []
    assert time.monotonic() - began[1] < 5  # 0.9 s on an idle machine


@pytest.mark.parametrize("answer", [b"", b"\0\0\0\x02[]", b'\0\0\0\x12{"advice": ["NEW"]}', b"\0\0\0\x04null"])
def test_a_looker_that_dies_or_talks_nonsense_means_no_advice(answer, monkeypatch) -> None:
    monkeypatch.setattr(child, "_ask", lambda *_given: answer)
    assert child.look(rebuilt(photo()), Looks.SHEET) == []


def test_without_opencv_papers_are_taken_without_advice(monkeypatch) -> None:
    missing = "import sys; sys.modules['cv2'] = None; import rantau.documents.engines.quality"
    monkeypatch.setattr(child, "_command", lambda _program: [sys.executable, "-c", missing])
    assert child.look(rebuilt(photographs_cut()), Looks.SHEET) == []


def test_a_machine_without_time_means_no_advice(monkeypatch) -> None:
    monkeypatch.setattr(child, "WAIT", 0.01)
    assert child.look(rebuilt(photo()), Looks.SHEET) == []


def test_what_looks_knows_no_secret_and_no_django() -> None:
    asked = "import sys, rantau.documents.engines.quality; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], env=confinement.SURROUNDINGS, capture_output=True, check=True)
    assert done.stdout == b"False\n"


def test_every_advice_has_its_sentence_its_word_and_its_drawing() -> None:
    from rantau.documents.lifecycle import ADVICE_SENTENCES, ADVICE_WORDS
    from rantau.ui import components

    drawings = components.get("drawing").one_of["name"]
    assert set(ADVICE_SENTENCES) == set(ADVICE_WORDS) == set(Advice)
    assert set(Advice) | {looks.value for looks in Looks} == set(drawings)
