"""Which paper it is, from its own words. Nothing is said unless the words are plain and point to one kind only."""

import re
from collections.abc import Sequence

from rantau.documents.engines.reading import passport
from rantau.documents.engines.reading.base import Kind, Line

ENOUGH = 3
# Words of each kind with what they count for; ENOUGH makes it that kind.
SIGNS: dict[Kind, tuple[tuple[str, int], ...]] = {
    Kind.KTP: (
        (r"KARTU TANDA PENDUDUK", 3),
        (r"GOL\W{0,3}DARAH", 1),
        (r"STATUS PERKAWINAN", 1),
        (r"BERLAKU HINGGA", 1),
        (r"\bRT\W?RW\b", 1),
        (r"\bKEL\W?DESA\b", 1),
        (r"TEMPAT\W{0,3}TGL\W{0,3}LAHIR", 1),
    ),
    Kind.KK: ((r"KARTU KELUARGA", 3), (r"NAMA KEPALA KELUARGA", 2), (r"STATUS HUBUNGAN", 1)),
    Kind.AKTA: (
        (r"AKTA KELAHIRAN", 3),
        (r"TELAH LAHIR", 1),
        (r"PENCATATAN SIPIL", 1),
        (r"ANAK KE\W", 1),
    ),
    Kind.PASSPORT: ((r"\bPASPOR\b.{0,3}\bPASSPORT\b", 2), (r"PASSPORT NO", 1), (r"REPUBLIC OF INDONESIA", 1)),
}
# These name other papers in their text: a letter about a lost KTP, a family card that names the certificate.
HEADINGS = re.compile(r"SURAT (?:KETERANGAN|PERNYATAAN|KUASA|PERSETUJUAN)|BUKU NIKAH|IJAZAH|AKTA (?:PERKAWINAN|CERAI)")


def kind_of(lines: Sequence[Line]) -> Kind:
    if passport.zone(lines):
        return Kind.PASSPORT
    text = " ".join(line.text for line in lines if line.confidence > 0.7).upper()
    if HEADINGS.search(text):
        return Kind.UNKNOWN
    points = {kind: sum(worth for sign, worth in signs if re.search(sign, text)) for kind, signs in SIGNS.items()}
    likely = [kind for kind, found in points.items() if found >= ENOUGH]
    return likely[0] if len(likely) == 1 else Kind.UNKNOWN
