"""What every page knows about the site and the person in front of it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.ui import navigation

log = logging.getLogger(__name__)
KEPT_FOR = 300.0
RETRY_AFTER = 5.0


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What an office tells its visitors. `official` only when it has declared itself so, with proof."""

    office_name: str = "Kantor Imigrasi"
    short_name: str = ""
    official: bool = False
    phone: str = ""
    hours: str = ""

    @property
    def phone_link(self) -> str:
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


Provider = Callable[[str], SiteFacts]
Unread = Callable[[UUID], int]


@dataclass
class _Facts:
    """The facts of this process: asked once in five minutes, so that a public page costs no query."""

    provider: Provider | None = None
    value: SiteFacts = field(default_factory=SiteFacts)
    good_until: float = 0.0

    def get(self) -> SiteFacts:
        if self.provider and time.monotonic() >= self.good_until:
            try:
                self.value = self.provider(settings.OFFICE)
                self.good_until = time.monotonic() + KEPT_FOR
            except (DatabaseError, LookupError) as problem:
                # A page without the office's phone number is better than no page.
                log.warning("site facts are not available: %s", type(problem).__name__)
                self.good_until = time.monotonic() + RETRY_AFTER
        return self.value


_facts = _Facts()
_unread: list[Unread] = []


def register_site_facts(provider: Provider) -> None:
    """Called once by the room that knows offices, in its AppConfig.ready: `provider(office_code) -> SiteFacts`."""
    _facts.provider = provider
    forget_site_facts()


def register_unread(count: Unread) -> None:
    """Called once by the room that keeps letters: `count(account_id)` gives how many were not opened, in one query."""
    _unread[:] = [count]


def _letters(actor: Actor) -> int:
    try:
        return sum(count(UUID(actor.id)) for count in _unread)
    except (DatabaseError, ValueError):
        # The page that says what is wrong must not fail for a number in its header.
        return 0


def forget_site_facts() -> None:
    """Ask again at the next page; called after an office was edited, and between tests."""
    _facts.value, _facts.good_until = SiteFacts(), 0.0


@dataclass(frozen=True, slots=True)
class Site:
    """The variable `site` of every template."""

    facts: SiteFacts
    language: str
    path: str = "/"
    name: str = ""
    role: str = ""
    role_label: str = ""
    links: tuple[navigation.Link, ...] = ()
    until: datetime | None = None
    """When the session ends if nothing more is done; None for a stranger."""

    @property
    def paths(self) -> dict[str, str]:
        """Fixed addresses by name, for templates that lie below the rooms they link to."""
        return navigation.PATHS

    @property
    def seconds_left(self) -> int:
        return max(0, int((self.until - clock.now()).total_seconds())) if self.until else 0

    @property
    def signed_in(self) -> bool:
        return bool(self.name or self.role)

    @property
    def other_language(self) -> str:
        return "id" if self.language == "en" else "en"

    @property
    def language_url(self) -> str:
        return f"/bahasa/?next={quote(self.path)}"


def describe(request: HttpRequest | None) -> Site:
    """The site for this request; without one (mail, error pages) for a stranger."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    if request is None:
        return Site(_facts.get(), language, links=navigation.for_stranger("/"))
    actor = getattr(request, "actor", None)
    path = request.get_full_path()
    if actor is None:
        return Site(_facts.get(), language, path, links=navigation.for_stranger(request.path))
    name = getattr(getattr(request, "user", None), "full_name", "") or str(_("Akun Anda"))
    until = getattr(request, "session_ends_at", None)
    if actor.is_staff:
        links = navigation.for_role(actor.role, request.path)
        label = str(navigation.ROLE_NAMES.get(actor.role, actor.role))
        return Site(_facts.get(), language, path, name, actor.role, label, links, until)
    return Site(
        _facts.get(), language, path, name, links=navigation.for_applicant(request.path, _letters(actor)), until=until
    )


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Lazy: a fragment that shows no header costs nothing."""
    return {"site": SimpleLazyObject(lambda: describe(request))}
