"""`/akun/` and `/akun/profil/`: what we know about the account and its holder."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rantau.accounts import presenters, queries
from rantau.accounts.views.asking import account_id, actor_of
from rantau.foundation.access import signed_in
from rantau.ui.pages import render


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/account.html", is_staff=actor_of(request).is_staff)


@signed_in
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    user = queries.account(account_id(request))
    person = queries.people_of(user.pk).filter(is_self=True).first()
    return render(
        request,
        "accounts/profile.html",
        contacts=presenters.contact_rows(user),
        rows=presenters.person_rows(person) if person else [],
        changed="diganti" in request.GET,
    )
