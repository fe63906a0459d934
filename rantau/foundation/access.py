"""Who may open a screen at all. What they may do there is decided by the policy inside the action."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from rantau.foundation.actor import Actor

P = ParamSpec("P")
View = Callable[Concatenate[Any, P], HttpResponse]


class ActingRequest(HttpRequest):
    """A request whose actor is known; set by the middleware of `accounts`."""

    actor: Actor


def signed_in(view: View[P]) -> View[P]:
    """Applicant or staff; others go to sign-in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if getattr(request, "actor", None) is None:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded


def applicant_required(view: View[P]) -> View[P]:
    """Somebody who is signed in as a person. A staff account has no applications of its own: 403."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.is_staff:  # type: ignore[attr-defined]  # set by the middleware of accounts
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def roles(*allowed: str) -> Callable[[View[P]], View[P]]:
    """Staff in one of these roles; other signed-in people get 403."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                return to_sign_in(request)
            if not actor.is_staff or actor.role not in allowed:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def network_of(request: HttpRequest) -> str:
    """Where a request came from: the last hop our own proxy wrote down, or the connection itself."""
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None) and (chain := request.headers.get("X-Forwarded-For", "")):
        return chain.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def to_sign_in(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else request.path
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': back})}")
