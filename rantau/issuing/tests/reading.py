"""How anybody's reader judges a paper: pyHanko's own validator, as a second opinion on what we say ourselves."""

import io

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext


def judged(content: bytes, certificate: bytes) -> PdfSignatureStatus:
    """The one signature in `content`, judged by somebody who trusts `certificate`."""
    (signature,) = PdfFileReader(io.BytesIO(content)).embedded_signatures
    trusted = ValidationContext(trust_roots=[x509.Certificate.load(certificate)], allow_fetching=False)
    return validate_pdf_signature(signature, trusted)
