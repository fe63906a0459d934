"""`/daftar/data-diri/` and `/daftar/alamat/`: who one is and where one lives."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rantau.accounts import actions, presenters, queries
from rantau.accounts.forms import ForeignIdentity, Identity, IndonesianIdentity, RegionStep, Street
from rantau.accounts.views.asking import by_stranger, language
from rantau.accounts.views.joining import KEY, enter, to_open_step
from rantau.foundation import clock
from rantau.foundation.refusals import Refusal
from rantau.offices import queries as offices
from rantau.ui.pages import render, see

ABROAD = "-"


def sign_up_identity(request: HttpRequest) -> HttpResponse:
    pending = queries.pending_sign_up(request.session.get(KEY))
    if detour := to_open_step(pending, "full_name", "password"):
        return detour
    assert pending  # noqa: S101  # to_open_step saw to that
    form = _identity_form(request, pending.answers)
    if request.method == "POST" and form.is_valid():
        answers = {**form.cleaned_data, "birth_date": form.cleaned_data["birth_date"].isoformat()}
        if "nationality" in answers:
            answers["foreign"] = answers["citizenship"] = answers.pop("nationality")
        actions.note_answers(sign_up_id=pending.pk, step="identity", answers=answers, **by_stranger("sign_up"))
        return see("accounts:sign_up_address")
    return render(request, "accounts/sign_up_identity.html", form=form)


def _identity_form(request: HttpRequest, said: dict[str, str]) -> Identity:
    today = clock.day_of(clock.now())
    data = request.POST if request.method == "POST" else None
    if said["citizenship"] == "IDN":
        return IndonesianIdentity(data, initial=said, today=today, district_known=offices.district_known)
    initial = {**said, "nationality": said.get("foreign", "")}
    return ForeignIdentity(data, initial=initial, today=today, nationalities=queries.nationalities(language()))


def sign_up_address(request: HttpRequest) -> HttpResponse:
    """Region by region down to the nagari, one choice a page, then the street; "back" goes up one level."""
    pending = queries.pending_sign_up(request.session.get(KEY))
    if detour := to_open_step(pending, "full_name", "password", "birth_date"):
        return detour
    assert pending  # noqa: S101  # to_open_step saw to that
    region = pending.answers.get("region", "")
    if request.method == "POST" and "up" in request.POST:
        return _to_region(pending, region.rpartition(".")[0])
    below = [] if region == ABROAD else offices.regions(region)
    form = _address_form(request, pending, region, below)
    if request.method == "POST" and form.is_valid():
        if isinstance(form, RegionStep):
            return _to_region(pending, form.cleaned_data["region"])
        try:
            user = actions.open_account(
                sign_up_id=pending.pk, street=form.whole, region="" if region == ABROAD else region,
                **by_stranger("sign_up"),
            )  # fmt: skip
            return enter(request, user)
        except Refusal as refusal:
            form.refuse(refusal)
    chosen = _("Di luar Indonesia") if region == ABROAD else offices.region_name(region) if region else ""
    return render(
        request,
        "accounts/sign_up_address.html",
        form=form,
        chosen=chosen,
        submit_label=_("Lanjutkan") if below else _("Buka akun"),
    )


def _address_form(
    request: HttpRequest, pending: queries.PendingSignUp, region: str, below: list[offices.Region]
) -> RegionStep | Street:
    data = request.POST if request.method == "POST" else None
    if not below:
        return Street(data, village_known=region.count(".") == 3 or region == ABROAD)
    choices = [(place.code, place.label) for place in below]
    if not region and pending.answers["citizenship"] != "IDN":
        choices.append((ABROAD, _("Di luar Indonesia")))
    initial = {"region": presenters.likely_region(region)}
    return RegionStep(data, label=presenters.region_question(region), regions=choices, initial=initial)


def _to_region(pending: queries.PendingSignUp, region: str) -> HttpResponse:
    actions.note_answers(sign_up_id=pending.pk, step="region", answers={"region": region}, **by_stranger("sign_up"))
    return see("accounts:sign_up_address")
