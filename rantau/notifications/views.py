from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rantau.foundation import clock
from rantau.foundation.access import ActingRequest, applicant_required
from rantau.foundation.paging import page_by_key
from rantau.notifications import actions, presenters, queries
from rantau.notifications.forms import Preferences
from rantau.ui import pages

A_PAGE = 20


@require_safe
@applicant_required
def inbox(request: ActingRequest) -> HttpResponse:
    mine = queries.visible_to(_me(request))
    page = page_by_key(mine, key=("-created_at", "id"), after=request.GET.get("sesudah", ""), size=A_PAGE)
    return pages.render(
        request,
        "notifications/inbox.html",
        lines=presenters.lines(page.rows),
        after=page.after,
        unread=queries.unread(_me(request)),
    )


@require_safe
@applicant_required
def item(request: ActingRequest, item_id: UUID) -> HttpResponse:
    """Somebody else's message is not found."""
    found = queries.visible_to(_me(request)).filter(pk=item_id).first()
    if found is None:
        raise Http404
    actions.note_opened(item_id=found.pk, actor=request.actor, now=clock.now())
    return pages.render(request, "notifications/item.html", letter=presenters.letter(found))


@require_POST
@applicant_required
def mark_all_read(request: ActingRequest) -> HttpResponse:
    actions.mark_all_read(account_id=_me(request), actor=request.actor, now=clock.now())
    return pages.see("notifications:inbox")


@require_http_methods(["GET", "HEAD", "POST"])
@applicant_required
def preferences(request: ActingRequest) -> HttpResponse:
    chosen = {"news_go_out": queries.news_go_out(_me(request))}
    form = Preferences(request.POST if request.method == "POST" else None, initial=chosen)
    if request.method == "POST" and form.is_valid():
        actions.choose(
            account_id=_me(request),
            news_go_out=form.cleaned_data["news_go_out"],
            actor=request.actor,
            now=clock.now(),
        )
        messages.success(request, _("Pilihan Anda disimpan."))
        return pages.see("notifications:preferences")
    return pages.render(request, "notifications/preferences.html", form=form, submit_label=_("Simpan"))


def _me(request: ActingRequest) -> UUID:
    return UUID(request.actor.id)
