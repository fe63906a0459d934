"""Where gateways call us. Answers at once: the money is counted by a job that asks the gateway itself."""

from django.db.utils import InterfaceError, OperationalError
from django.http import HttpRequest, JsonResponse
from django.http.request import RawPostDataException, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from rantau.foundation import clock
from rantau.payments import actions

LARGEST_NOTICE = 65_536


@csrf_exempt
@require_POST
def notice(request: HttpRequest, gateway: str) -> JsonResponse:
    """200 kept (or known), 400 unreadable, 403 not signed by the gateway, 404 no such gateway, 413 too large, 503 later."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST_NOTICE:
        return _answer("too large", 413)
    try:
        actions.receive_notice(gateway=gateway, headers=request.headers, body=request.body, now=clock.now())
    except actions.UnknownGateway:
        return _answer("unknown gateway", 404)
    except actions.NoticeForged:
        return _answer("signature does not fit", 403)
    except (actions.NoticeUnreadable, UnreadablePostError, RawPostDataException):
        return _answer("unreadable", 400)
    except (OperationalError, InterfaceError):
        return _answer("try again later", 503)
    return _answer("ok", 200)


def _answer(status: str, code: int) -> JsonResponse:
    return JsonResponse({"status": status}, status=code)
