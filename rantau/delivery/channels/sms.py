"""SMS through a provider that takes one JSON POST: {"to", "text", "key"} -> {"id"}."""

import httpx
from django.conf import settings

from rantau.delivery.channels.base import Away, Parcel, Permanent, Proof, Temporary

TIMEOUT = httpx.Timeout(10, connect=5)
# One character outside of the GSM alphabet halves what fits into a message.
PLAIN = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "’": "'", "…": "...", "•": "-", "\u00a0": " "})


def send(parcel: Parcel) -> Proof:
    """Raises Away, Temporary, Permanent. The subject is not sent."""
    if not settings.SMS_URL:
        raise Permanent("no_sms_provider")
    try:
        answer = httpx.post(
            settings.SMS_URL,
            json={"to": parcel.address, "text": parcel.text.translate(PLAIN), "key": parcel.key},
            headers={**_credentials(), "Idempotency-Key": parcel.key},
            timeout=TIMEOUT,
            trust_env=False,
        )
    except httpx.HTTPError:
        raise Away("sms_provider_unreachable") from None
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
        raise Away("sms_provider_busy")
    if not answer.is_success:
        raise Permanent("sms_refused")
    return Proof(_id_of(answer))


def _credentials() -> dict[str, str]:
    """A bearer of nothing is not a header, and httpx refuses to send it."""
    return {"Authorization": f"Bearer {settings.SMS_TOKEN}"} if settings.SMS_TOKEN else {}


def _id_of(answer: httpx.Response) -> str:
    try:
        found = str(answer.json()["id"])
    except (ValueError, KeyError, TypeError):
        found = ""
    if not found:
        # Taken, perhaps; the same key makes a second try harmless.
        raise Temporary("sms_answer_unreadable")
    return found[:200]
