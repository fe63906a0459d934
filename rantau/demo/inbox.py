"""`/simulasi/`: the mails and SMS that the site sent, read from the simulator, for trying out without a phone."""

from dataclasses import dataclass
from datetime import datetime

import httpx
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rantau.ui import pages

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Letter:
    kind: str
    to: str
    subject: str
    text: str
    at: datetime


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Newest first; `?to=` keeps letters to addresses that contain it."""
    to = request.GET.get("to", "").strip()
    letters = _letters(to)
    return pages.render(
        request,
        "demo/inbox.html",
        to=to,
        letters=letters or [],
        is_away=letters is None,
        simulator_url=settings.SIMULATOR_URL,
    )


def _letters(to: str) -> list[Letter] | None:
    """None when the simulator does not answer."""
    try:
        answer = httpx.get(f"{settings.SIMULATOR_URL}/kotak.json", params={"to": to}, timeout=2, trust_env=False)
        rows = answer.raise_for_status().json()["messages"][:SHOWN]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError):
        return None
    return [
        Letter(row["kind"], row["to"], row["subject"], row["text"], datetime.fromisoformat(row["at"])) for row in rows
    ]
