"""The ways out. Each module has one function `send(parcel) -> Proof`, see `base.py`."""

from rantau.delivery.channels import email, sms
from rantau.delivery.channels.base import Send

WAYS: dict[str, Send] = {"EMAIL": email.send, "SMS": sms.send}
