"""`/healthz`: the process answers. `/readyz`: it can also do its work."""

from django.db import connection
from django.db.utils import OperationalError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from rantau.documents import queries as documents


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, else 503; each part with its state. Without reading everything else works."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        database = "ok"
    except OperationalError:
        database = "down"
    parts = {"database": database, "reading": documents.reading_is()}
    healthy = database == "ok"
    return JsonResponse({"status": "ok" if healthy else "down", "parts": parts}, status=200 if healthy else 503)
