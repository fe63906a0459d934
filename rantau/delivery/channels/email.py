"""E-mail through Django's SMTP backend."""

import hashlib
import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from rantau.delivery.channels.base import Away, Parcel, Permanent, Proof, Temporary


def send(parcel: Parcel) -> Proof:
    """Raises Away, Temporary, Permanent. The proof is the Message-ID, which follows from the key."""
    message_id = _message_id(parcel.key)
    mail = EmailMultiAlternatives(
        subject=" ".join(parcel.subject.split()),
        body=parcel.text,
        to=[parcel.address],
        headers={
            "Message-ID": message_id,
            # RFC 3834: no machine answers a machine.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    if parcel.html:
        mail.attach_alternative(parcel.html, "text/html")
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as problem:
        codes = [code for code, _text in problem.recipients.values()]
        raise _refused(max(codes), "recipient_refused") from None
    except smtplib.SMTPAuthenticationError:
        # Our own mistake in the settings: the messages must survive until it is mended.
        raise Away("mail_server_sign_in") from None
    except (smtplib.SMTPConnectError, smtplib.SMTPHeloError):
        raise Away("mail_server_busy") from None
    except smtplib.SMTPResponseException as problem:
        raise _refused(problem.smtp_code, "mail_refused") from None
    except (smtplib.SMTPException, OSError):
        raise Away("mail_server_unreachable") from None
    return Proof(message_id)


def _refused(code: int, reason: str) -> Temporary | Permanent:
    return Permanent(reason) if code >= 500 else Temporary(reason)


def _message_id(key: str) -> str:
    """The same for every try, so that mail programs fold a second delivery into the first."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
