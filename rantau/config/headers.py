"""Headers that keep a page to itself (promise P13)."""

from typing import Any


def content_security_policy() -> dict[str, Any]:
    """Everything from our own origin, nothing inline, no frames, no plug-ins, no third party."""
    own = ["'self'"]
    return {
        "DIRECTIVES": {
            "default-src": ["'none'"],
            "script-src": own,
            "style-src": own,
            "img-src": ["'self'", "data:", "blob:"],
            "font-src": own,
            "connect-src": own,
            "manifest-src": own,
            "worker-src": own,
            "object-src": ["'none'"],
            "base-uri": ["'none'"],
            "form-action": own,
            "frame-ancestors": ["'none'"],
        }
    }
