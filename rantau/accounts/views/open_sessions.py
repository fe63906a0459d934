"""`/akun/perangkat/`: where this account is signed in, and ending it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from rantau.accounts import actions, presenters, queries
from rantau.accounts.middleware import stamps
from rantau.accounts.views.asking import account_id, by
from rantau.foundation.access import signed_in
from rantau.ui.pages import render, see


@signed_in
@require_safe
def devices(request: HttpRequest) -> HttpResponse:
    here = request.session.get(stamps.OPEN, "")
    rows = presenters.session_rows(queries.sessions_of(account_id(request)), here)
    return render(request, "accounts/devices.html", rows=rows, others=any(not row.here for row in rows))


@signed_in
@require_POST
def end_device(request: HttpRequest, session_id: UUID | None = None) -> HttpResponse:
    """One session, or all others when none is named. Somebody else's id ends nothing."""
    if session_id is None:
        keep = request.session.get(stamps.OPEN) or None
        actions.sign_out_other(account_id=account_id(request), keep=keep, **by(request))
    else:
        actions.end_session(account_id=account_id(request), session_id=session_id, **by(request))
    return see("accounts:devices")
