"""A hundred and more files, good and hostile, all made here and each time the same."""

from rantau.documents.tests.corpus import bad_papers, broken, papers, pictures, strangers
from rantau.documents.tests.corpus.case import Case

GOOD: dict[str, Case] = {**pictures.CASES, **papers.CASES}
HOSTILE: dict[str, Case] = {**strangers.CASES, **broken.CASES, **bad_papers.CASES}
CORPUS: dict[str, Case] = {**GOOD, **HOSTILE}
