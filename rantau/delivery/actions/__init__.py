"""Put a message into the outbox; send what is there; find what was forgotten; see when a provider is back.

At least once: a worker killed between hand-over and mark sends again, under the same key.
"""

from rantau.delivery.actions.queueing import FORGOTTEN_AFTER, TooLongForSms, enqueue, rescue_forgotten
from rantau.delivery.actions.sending import probe, send

__all__ = ["FORGOTTEN_AFTER", "TooLongForSms", "enqueue", "probe", "rescue_forgotten", "send"]
