"""How views answer: a page, a redirect after a POST, a stored file."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.loader import render_to_string

# Viewers that browsers build around a picture or PDF need their own inline style; nothing else runs.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


class SeeOther(HttpResponseRedirect):
    """303: the answer to a POST is read with GET, so that reload and back send nothing twice."""

    status_code = 303


def render(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page `template` with `context`."""
    return HttpResponse(render_to_string(template, context, request), status=status)


def see(url_or_name: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """Go on to a path ("/permohonan/") or a route name with its arguments."""
    return SeeOther(resolve_url(url_or_name, *args, **kwargs))


def done(request: HttpRequest, url: str) -> HttpResponse:
    """Go on to `url`; a script of ours, which shows what it does itself, is told where and asked to go when it is ready."""
    if request.headers.get("X-Requested-With"):
        return HttpResponse(status=201, headers={"Location": url})
    return see(url)


def file_response(content: bytes, media: str, filename: str, *, inline: bool) -> HttpResponse:
    """A stored paper: sandboxed, never cached, never guessed to be something else."""
    response = HttpResponse(content, content_type=media)
    kind = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(filename, safe='')}"
    response["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
