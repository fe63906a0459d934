"""What looks poor about a photo. Advice only: people know their paper better.

A program of its own, started after the photo was rebuilt: it sees nothing but pixels that we wrote ourselves, and what
OpenCV needs of memory is not taken from the decoder.
"""

import sys

import cv2
import numpy as np

from rantau.documents.engines.base import Advice, Looks
from rantau.documents.engines.confinement import serve_advice
from rantau.documents.engines.looking import paper, portrait
from rantau.documents.engines.looking.view import Pixels, View


def advice_on(picture: Pixels, looks: Looks) -> list[Advice]:
    """For a picture as RGB pixels."""
    if looks is Looks.PORTRAIT:
        return list(portrait.advice(View.of(picture, has_ground=False)))
    return list(paper.advice(View.of(picture), is_card=looks is Looks.CARD))


def look(jpeg: bytes, looks: Looks) -> list[Advice]:
    """For a JPEG that `images` made."""
    cv2.setNumThreads(1)
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR_RGB)
    return [] if picture is None else advice_on(picture.astype(np.uint8, copy=False), looks)


if __name__ == "__main__":
    serve_advice(lambda jpeg: look(jpeg, Looks(sys.argv[1])))
