"""The real engine on photos of cards that nobody has, from a fixed seed: "60 generated KTP photos: NIK right >= 95 %, no
wrong NIK taken without a warning; MRZ likewise"."""

from collections.abc import Iterator
from datetime import date
from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image

from rantau.documents.engines.reading.base import Field, Kind, Reading
from rantau.documents.engines.reading.reader import Reader, available
from rantau.documents.engines.reading.understanding import understand
from rantau.documents.tests import cards
from rantau.documents.tests.factories import encoded, photo

pytestmark = pytest.mark.skipif(not available(), reason="the extra `ocr` is not installed")
SEED = 20_260_114
CARDS, PASSPORTS = 60, 20
TODAY = date(2026, 1, 14)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    reader = Reader()
    yield reader
    reader.close()


def read(reader: Reader, content: bytes) -> Reading:
    return understand(reader.lines(content), district_known=cards.DISTRICTS.__contains__, on=TODAY)


def of(reading: Reading, code: str) -> Field:
    return next((field for field in reading.fields if field.code == code), Field(code, "", 0.0, sure=False))


def turned(content: bytes, times: int) -> bytes:
    picture = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    return encoded(Image.fromarray(np.rot90(picture, times)[:, :, ::-1].copy()))


def test_the_nik_on_60_photos_is_right_and_a_wrong_one_is_never_sure(reader: Reader) -> None:
    random = Random(SEED)
    people = [cards.person(random) for _number in range(CARDS)]
    found = [read(reader, cards.photographed(cards.ktp(person), random)) for person in people]
    numbers = [of(reading, "nik") for reading in found]
    right = [field.value == person.nik for field, person in zip(numbers, people, strict=True)]
    wrongly_sure = [field for field, is_right in zip(numbers, right, strict=True) if field.sure and not is_right]
    assert not wrongly_sure
    assert sum(right) >= 0.95 * CARDS
    assert sum(field.sure for field in numbers) >= 0.8 * CARDS
    assert {reading.kind for reading in found} <= {Kind.KTP, Kind.UNKNOWN}
    for code, said in (("birth_date", lambda who: who.born.isoformat()), ("sex", lambda who: who.sex)):
        sure = [(of(reading, code), said(who)) for reading, who in zip(found, people, strict=True)]
        assert all(field.value == value for field, value in sure if field.sure), code


def test_the_lines_of_20_passports_are_right_and_wrong_ones_are_never_sure(reader: Reader) -> None:
    random = Random(SEED)
    people = [cards.person(random) for _number in range(PASSPORTS)]
    found = [read(reader, cards.photographed(cards.passport(person), random, fill=0.9)) for person in people]
    lines = [of(reading, "mrz") for reading in found]
    meant = ["\n".join(cards.zone(person)) for person in people]
    assert not [field for field, value in zip(lines, meant, strict=True) if field.sure and field.value != value]
    assert sum(field.value == value for field, value in zip(lines, meant, strict=True)) >= 0.95 * PASSPORTS
    for reading, person in zip(found, people, strict=True):
        number = of(reading, "passport_number")
        assert number.value == person.passport or not number.sure


@pytest.mark.parametrize("times", [1, 2])
def test_a_photo_on_its_side_or_head_is_read_too(reader: Reader, times: int) -> None:
    random = Random(SEED)
    person = cards.person(random)
    reading = read(reader, turned(cards.photographed(cards.ktp(person), random), times))
    assert (reading.kind, of(reading, "nik").value) == (Kind.KTP, person.nik)


def test_a_picture_without_a_paper_says_nothing(reader: Reader) -> None:
    assert read(reader, encoded(Image.new("RGB", (1200, 900), "#667788"))) == Reading()
    assert read(reader, encoded(photo(1200, 800))) == Reading()
