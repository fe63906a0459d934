"""The screens of this room."""

from rantau.audit.views.alerts import alerts, deliver_again
from rantau.audit.views.privacy import privacy
from rantau.audit.views.trail import trail

__all__ = ["alerts", "deliver_again", "privacy", "trail"]
