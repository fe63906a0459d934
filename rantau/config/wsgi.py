"""The entry of the web server. WSGI on purpose: see docs/decisions.

Pages share a few threads, so that many at once do not slow each other down. Whoever sends a file by a slow line keeps a
thread for minutes and does next to nothing with it: these are counted apart, in `documents`.
"""

import os
from collections.abc import Callable, Iterable
from threading import BoundedSemaphore
from typing import Any

from django.core.wsgi import get_wsgi_application

from rantau.config import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rantau.config.settings")
SLOW = "/unggah/"
_django = get_wsgi_application()
_pages = BoundedSemaphore(env.integer("RANTAU_THREADS", 4))


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["PATH_INFO"].startswith(SLOW):
        return _django(environ, start_response)
    with _pages:
        return _django(environ, start_response)
