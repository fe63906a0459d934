"""Sessions in the database, sealed and bound to their key (promise P1). Django finds `SessionStore` here by name."""

import base64
import binascii
import json
from typing import Any

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from rantau.foundation.outages import database_is_away
from rantau.vault import seal


class SessionStore(DatabaseSessions):
    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  # Django's signature
        """Django takes a lost connection for a session that was ended, and answers "bad request": here it stays an outage."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if database_is_away(error):
                raise error.__context__ or error from None
            raise

    def encode(self, session_dict: dict[str, Any]) -> str:
        plain = json.dumps(session_dict, separators=(",", ":")).encode()
        return base64.b64encode(seal.seal(plain, bound_to=self._bound_to())).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """A session that does not open is an empty one: the person signs in again."""
        try:
            content = json.loads(seal.open(base64.b64decode(session_data), bound_to=self._bound_to()))
        except (seal.CannotOpen, binascii.Error, ValueError):
            return {}
        return dict(content)

    def _bound_to(self) -> str:
        return f"session:{self.session_key}"
