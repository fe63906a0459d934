"""What was typed when the session had ended: kept sealed in the next one, given back after sign-in (promise P10)."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from rantau.accounts.models import User

ENDED, KEPT = "ended", "kept"
MOST_CHARACTERS = 64_000
SECRETS = ("password", "sandi", "csrf", "kode", "code", "token", "credential", "otp", "pin")


def note_end(request: HttpRequest, user: User, reason: str) -> None:
    """The anonymous session after an ended one remembers whose it was: nobody else gets what was typed."""
    request.session[ENDED] = {"account": str(user.pk), "reason": reason}


def reason(request: HttpRequest) -> str:
    """Why the last session of this browser ended, for the sentence on the sign-in page; "" when it did not."""
    ended: dict[str, str] = request.session.get(ENDED) or {}
    return ended.get("reason", "")


def keep(request: HttpRequest, response: HttpResponse, sign_in_url: str) -> None:
    """Called after the view: a form that was answered with "sign in first" is kept, without secrets and files."""
    if request.method == "POST" and request.user.is_authenticated and _is_kept_for(request):
        forget(request)
    sent_away = response.status_code in {302, 303} and response.headers.get("Location", "").startswith(sign_in_url)
    if request.method != "POST" or not sent_away or request.path == sign_in_url or not request.session.get(ENDED):
        return
    fields = [[name, values] for name, values in request.POST.lists() if not _is_secret(name)]
    if sum(len(value) for _name, values in fields for value in values) <= MOST_CHARACTERS:
        request.session[KEPT] = {"path": request.get_full_path(), "fields": fields, "files": bool(request.FILES)}


def _is_kept_for(request: HttpRequest) -> bool:
    """Whether this very form was kept; now it has reached its page."""
    return (kept(request) or {}).get("path") == request.get_full_path()


def belongs_to(request: HttpRequest, user: User) -> bool:
    """Whether something was kept and `user` is the one who typed it; what somebody else typed is thrown away."""
    if KEPT not in request.session:
        return False
    ended: dict[str, str] = request.session.get(ENDED) or {}
    if ended.get("account") == str(user.pk):
        return True
    forget(request)
    return False


def kept(request: HttpRequest) -> dict[str, Any] | None:
    """{"path": str, "fields": [[name, [values]]], "files": bool} or None."""
    content: dict[str, Any] | None = request.session.get(KEPT)
    return content


def forget(request: HttpRequest) -> None:
    request.session.pop(KEPT, None)
    request.session.pop(ENDED, None)


def _is_secret(name: str) -> bool:
    return any(secret in name.lower() for secret in SECRETS)
