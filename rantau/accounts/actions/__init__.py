"""Everything that changes an account."""

from rantau.accounts.actions.sessions import note_session_seen, note_sign_in

__all__ = [
    "note_session_seen",
    "note_sign_in",
]
