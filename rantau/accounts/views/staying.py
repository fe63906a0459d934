"""`/akun/tetap-masuk/`: the button of the notice that comes before an idle session ends (promise P10)."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from rantau.foundation import clock


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Asking is using: the session has been renewed on the way here. Answers with the seconds until it ends."""
    until = request.session_ends_at  # type: ignore[attr-defined]  # set by the middleware
    if until is None:
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    return HttpResponse(int((until - clock.now()).total_seconds()), content_type="text/plain")
