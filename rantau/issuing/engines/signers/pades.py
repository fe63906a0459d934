"""One PAdES B-B signature over a whole PDF that stays PDF/A and PDF/UA. Only the bench loads this: it costs 50 MB."""

import asyncio
import io
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import keys, pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from rantau.issuing.engines.signers import field

DIGEST = "sha256"
ROOM = 8192
"""Hexadecimal digits kept free for the signature; one of RSA-3072 with its certificate takes about 4,200."""


@dataclass(frozen=True, slots=True)
class Key:
    """`certificate` is DER, `private` PEM."""

    certificate: bytes
    private: bytes


@dataclass(frozen=True, slots=True)
class Words:
    signer: str
    reason: str
    label: str


class Additions(IncrementalPdfFileWriter):
    """What is added to a paper leaves its description alone: pyHanko would write one anew, without PDF/A and PDF/UA."""

    def _update_meta(self) -> None:
        pass


def signed(content: bytes, key: Key, words: Words, *, at: datetime) -> bytes:
    """`content` with a signature in a field that is not seen but read out as `words.label`."""
    writer = Additions(io.BytesIO(content))
    field.add(writer, label=words.label)
    steps = PdfCMSEmbedder().write_cms(field.NAME, writer, existing_fields_only=True)
    next(steps)
    placeholder = SignatureObject(
        timestamp=at, subfilter=SigSeedSubFilter.PADES, name=words.signer, reason=words.reason, bytes_reserved=ROOM
    )
    steps.send(SigObjSetup(sig_placeholder=placeholder))
    covered, output = steps.send(SigIOSetup(md_algorithm=DIGEST))
    steps.send(asyncio.run(_signer(key).async_sign(covered.document_digest, DIGEST, use_pades=True)))
    return bytes(output.getvalue())


def _signer(key: Key) -> SimpleSigner:
    _kind, _headers, private = pem.unarmor(key.private)
    return SimpleSigner(
        signing_cert=x509.Certificate.load(key.certificate),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )
