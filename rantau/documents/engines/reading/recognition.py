"""The reading process: loads the recogniser once, then answers one rebuilt photo after the other with its lines.

Runs as a program of its own (`reader` starts it), without secrets, files or Django, within fixed memory, and within a
number of seconds of computing per photo. It ends with the pipe.
"""

import json
import math
import os
import resource
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import cv2
import numpy as np
import rapidocr

from rantau.documents.engines.reading.base import LONGEST_ANSWER, MEMORY, MOST_LINES, SECONDS, Line

Picture = np.ndarray[Any, Any]
LONG_SIDE = 1800
COARSE, FINE = 640, 1440
"""Text is looked for in a picture of this size, which is most of the work, and read from the full one."""
SMALL_PRINT = 9
"""Height of lines, in the coarse picture, below which some were overlooked."""
POOR = 0.8
"""Text on its head comes out at about 0.7, upright text above 0.9."""
MANY_DIGITS, MANY_FILLERS = 12, 4


class Recogniser:
    """The models in memory; one thread, one line at a time, which keeps the memory low."""

    def __init__(self) -> None:
        models = Path(rapidocr.__file__).parent / "models"
        one_thread = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
        self.engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.max_side_len": LONG_SIDE,
                "Global.text_score": 0.3,
                "Global.use_cls": False,
                "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
                "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
                "Det.limit_type": "max",
                "Det.limit_side_len": COARSE,
                "Rec.rec_batch_num": 1,
                **one_thread,
            }
        )

    def lines(self, jpeg: bytes) -> list[Line]:
        """The lines of the photo, which is turned first when it lies on its side or stands on its head."""
        picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
        if picture is None:
            return []
        held, found = picture, self._found(picture)
        for turn in _turns(found):
            turned = np.ascontiguousarray(np.rot90(held, turn))
            other = self._found(turned)
            if _worth(other) > _worth(found) or _lies(found):
                picture, found = turned, other
            if _worth(found) >= POOR:
                break
        return [self._twice(picture, line) for line in found]

    def _found(self, picture: Picture) -> list[Line]:
        lines = self._read(picture, COARSE)
        scale = COARSE / max(picture.shape[:2])
        heights = sorted(_height(line) * scale for line in lines)
        if heights and heights[len(heights) // 2] < SMALL_PRINT and scale < 1:
            lines = self._read(picture, FINE)
        return lines

    def _read(self, picture: Picture, looked_for_at: int) -> list[Line]:
        detector = self.engine._load_det_model()  # noqa: SLF001  # the size can only be set where the model is made
        detector.limit_side_len = looked_for_at
        boxes = self.engine(picture, use_det=True, use_cls=False, use_rec=False).boxes
        # The upper pieces say which paper it is; a newspaper is not read to its end.
        found = [] if boxes is None else sorted((tuple(map(float, np.ravel(box))) for box in boxes), key=_top)
        return [line for box in found[:MOST_LINES] if (line := self._line(_cut_out(picture, box), box)).text]

    def _line(self, strip: Picture, box: tuple[float, ...]) -> Line:
        found = self.engine(strip, use_det=False, use_cls=False, use_rec=True)
        texts, scores = getattr(found, "txts", None), getattr(found, "scores", None)
        return Line(texts[0].strip(), float(scores[0]), box) if texts and scores else Line("", 0.0, box)

    def _twice(self, picture: Picture, line: Line) -> Line:
        """Numbers decide: they are read again, greyer and with more contrast, and must come out the same."""
        if sum(sign.isdigit() for sign in line.text) < MANY_DIGITS and line.text.count("<") < MANY_FILLERS:
            return line
        grey = _cut_out(picture, line.box)[:, :, 2]
        grey = cv2.createCLAHE(2.0, (4, 4)).apply(cv2.resize(grey, None, fx=1.6, fy=1.6, interpolation=cv2.INTER_CUBIC))
        again = self._line(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), line.box)
        return Line(line.text, line.confidence, line.box, again.text)


def _top(box: Sequence[float]) -> float:
    return min(box[1::2])


def _worth(lines: Sequence[Line]) -> float:
    """How well it is read on the whole: long lines count more."""
    signs = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / signs if signs else 0.0


def _turns(lines: Sequence[Line]) -> tuple[int, ...]:
    """By how many quarters to try and turn a picture that is read so."""
    if _lies(lines):
        return 1, 3
    return (2,) if lines and _worth(lines) < POOR else ()


def _lies(lines: Sequence[Line]) -> bool:
    """Whether most pieces that are much longer than broad run up or down the picture."""
    runs = [(max(line.box[0::2]) - min(line.box[0::2]), max(line.box[1::2]) - min(line.box[1::2])) for line in lines]
    long = [(across, down) for across, down in runs if max(across, down) > 2 * min(across, down)]
    return len(long) > 2 and sum(down > across for across, down in long) > len(long) / 2


def _height(line: Line) -> float:
    return math.dist(line.box[0:2], line.box[6:8])


def _cut_out(picture: Picture, box: Sequence[float]) -> Picture:
    corners = np.array(box, np.float32).reshape(4, 2)
    width = max(8, round(float(np.linalg.norm(corners[1] - corners[0]))))
    height = max(8, round(float(np.linalg.norm(corners[3] - corners[0]))))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    way = cv2.getPerspectiveTransform(corners, flat)
    return cv2.warpPerspective(picture, way, (width, height), borderMode=cv2.BORDER_REPLICATE)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Length (4 bytes) and photo come in, length and lines as JSON go out, until the pipe is closed."""
    recogniser = Recogniser()
    while len(head := requests.read(4)) == 4:
        _allow(SECONDS)
        photo = requests.read(struct.unpack(">I", head)[0])
        try:
            told: dict[str, object] = {"lines": [_plain(line) for line in recogniser.lines(photo)]}
        except (cv2.error, MemoryError, RuntimeError, ValueError) as problem:
            told = {"problem": type(problem).__name__}
        text = json.dumps(told).encode()[:LONGEST_ANSWER]
        answers.write(struct.pack(">I", len(text)) + text)
        answers.flush()


def _plain(line: Line) -> list[object]:
    return [line.text, round(line.confidence, 4), [round(number, 1) for number in line.box], line.again]


def _bind_hands() -> None:
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (limit, limit))


def _allow(seconds: int) -> None:
    """So much more computing from now on; the system ends the process that needs more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main() -> None:
    """Nothing but answers goes out: whatever a library prints is dropped. Everybody else's computing goes first."""
    os.nice(10)
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    _bind_hands()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
