"""`/healthz`: the process answers. `/readyz`: it can also do its work, and which parts are missing."""

from django.conf import settings
from django.db import connection
from django.db.utils import OperationalError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from rantau.config.probing import Probe
from rantau.documents import queries as documents
from rantau.documents.engines import clamd
from rantau.vault import files

SCANNER_SECONDS = 1.0


def _scanner() -> bool:
    return clamd.answers(settings.CLAMD, seconds=SCANNER_SECONDS)


def _storage() -> bool:
    try:
        files.answers()
    except OSError:
        return False
    return True


scanner, storage = Probe(_scanner), Probe(_storage)


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """503 when nothing works without what is missing: the database, and a scanner by SCANNER_POLICY=required.

    Else 200: without its storage, or without a scanner that is set, the site takes no papers, says so, and does the rest.
    """
    parts = {
        "database": _database(),
        "storage": storage.state(),
        "scanner": scanner.state() if settings.CLAMD else "none",
        "reading": documents.reading_is(),
    }
    needed = ["database", *(["scanner"] if settings.SCANNER_POLICY == "required" else [])]
    able = all(parts[name] == "ok" for name in needed)
    status = "ok" if able and "down" not in parts.values() else "degraded" if able else "down"
    return JsonResponse({"status": status, "parts": parts}, status=200 if able else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return "down"
    return "ok"
