"""The program that opens a stranger's PDF: first line the certificates of ours as JSON, then the file itself.

It answers with the signature of ours that is in it, or with nothing. A signature is ours when its CMS carries one of our
certificates and holds against it; whether what it covers is still the same is told apart.
"""

import base64
import hashlib
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pikepdf
from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from rantau.foundation.confinement import bind_hands
from rantau.issuing.engines.stranger import Seen

MEMORY = 400_000_000
SECONDS = 5
MAX_OBJECTS = 20_000
MAX_SIGNATURES = 10
SHA256 = "2.16.840.1.101.3.4.2.1"
Ours = dict[str, bytes]


def main() -> None:
    bind_hands(memory=MEMORY, seconds=SECONDS)
    told, _line, content = sys.stdin.buffer.read().partition(b"\n")
    certificates = [base64.b64decode(one) for one in json.loads(told)]
    ours = {hashlib.sha256(one).hexdigest(): one for one in certificates}
    if seen := look(content, ours):
        json.dump(asdict(seen), sys.stdout)


def look(content: bytes, ours: Ours) -> Seen | None:
    """The signature of ours in `content`, one that holds before others. Whatever goes wrong on the way is no answer."""
    with pikepdf.open(io.BytesIO(content)) as document:
        if len(document.objects) > MAX_OBJECTS:
            return None
        found = [seen for seen in (_judged(one, content, ours) for one in _signatures(document)) if seen]
    return max(found, key=lambda seen: seen.holds, default=None)


def _signatures(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Whatever looks like a signature, the first few of them."""
    left = MAX_SIGNATURES
    for thing in document.objects:
        if not left:
            return
        if isinstance(thing, pikepdf.Dictionary) and "/ByteRange" in thing and "/Contents" in thing:
            left -= 1
            yield thing


def _judged(signature: pikepdf.Object, content: bytes, ours: Ours) -> Seen | None:
    """None when it was not made with a key of ours, or is no signature at all."""
    try:
        key, attributes = _signed_with(bytes(signature.Contents), ours)
        first, length, second, rest = (int(number) for number in signature.ByteRange)
        covered = content[first : first + length] + content[second : second + rest]
    except (ValueError, TypeError, KeyError, IndexError, InvalidSignature):
        return None
    digest = next(found["values"][0].native for found in attributes if found["type"].native == "message_digest")
    end = min(max(second + rest, 0), len(content))
    return Seen(key=key, holds=first == 0 and digest == hashlib.sha256(covered).digest(), end=end)


def _signed_with(container: bytes, ours: Ours) -> tuple[str, Any]:
    """The fingerprint of our key, and what it signed. Raises one of many when it was none of ours."""
    data = cms.ContentInfo.load(container, strict=False)["content"]
    carried = {hashlib.sha256(one.dump()).hexdigest() for one in data["certificates"]}
    signer = data["signer_infos"][0]
    (key,) = carried & set(ours)
    public = x509.load_der_x509_certificate(ours[key]).public_key()
    if not isinstance(public, rsa.RSAPublicKey) or signer["digest_algorithm"]["algorithm"].dotted != SHA256:
        raise ValueError("not how we sign")
    attributes = signer["signed_attrs"]
    public.verify(signer["signature"].native, attributes.untag().dump(), padding.PKCS1v15(), hashes.SHA256())
    return key, attributes


if __name__ == "__main__":
    main()
