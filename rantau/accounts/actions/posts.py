"""Who serves where, in which role, from when to when."""

from datetime import date, datetime
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import policies, queries
from rantau.accounts.events import PostAdded, PostEnded
from rantau.accounts.models import Role, StaffPost, User
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal


class AlreadyServes(Refusal):
    code = "already_serves"
    message = _("Petugas ini masih memegang tugas lain. Akhiri tugas itu lebih dulu.")


class IsApplicant(Refusal):
    """Staff work with an account of their own: the one with their private applications stays a private one."""

    code = "is_applicant"
    message = _("Ini akun pemohon. Buat akun tersendiri untuk tugas kantor.")


@transaction.atomic
def open_staff(
    *,
    email: str,
    full_name: str,
    password: str,
    office: str,
    role: str,
    service_point: str | None = None,
    totp_secret: str = "",
    valid_from: date,
    actor: Actor,
    now: datetime,
) -> User:
    """A staff account with its first post. `totp_secret` (base32) sets up the authenticator app; without it the person
    must do so at the first sign-in."""
    if not policies.can_open_accounts(actor, office):
        raise NotAllowed
    user = User(email=email.lower(), full_name=full_name, password=make_password(password), opened_at=now)
    user.save(force_insert=True)
    if totp_secret:
        TOTP.activate(user, totp_secret)
    _add(user.pk, office, role, service_point, valid_from)
    journal.record(PostAdded(account_id=user.pk, office=office, role=role), actor=actor, now=now)
    return user


@transaction.atomic
def add_post(
    *,
    account_id: UUID,
    office: str,
    role: str,
    service_point: str | None = None,
    valid_from: date,
    actor: Actor,
    now: datetime,
) -> StaffPost:
    """Refusals: NotAllowed, AlreadyServes, IsApplicant."""
    if not policies.can_manage_posts(actor, office):
        raise NotAllowed
    if queries.people_of(account_id).exists():
        raise IsApplicant
    post = _add(account_id, office, role, service_point, valid_from)
    journal.record(PostAdded(account_id=account_id, office=office, role=role), actor=actor, now=now)
    return post


@transaction.atomic
def end_post(*, post_id: int, last_day: date, actor: Actor, now: datetime) -> None:
    """The post is served up to and including `last_day`; after that the account opens nothing."""
    post = StaffPost.objects.select_for_update().get(pk=post_id)
    if not policies.can_manage_posts(actor, post.office_id):
        raise NotAllowed
    post.valid_until = max(last_day, post.valid_from)
    post.save(update_fields=["valid_until"])
    journal.record(PostEnded(account_id=post.user_id, office=post.office_id, role=post.role), actor=actor, now=now)


def _add(account_id: UUID, office: str, role: str, service_point: str | None, valid_from: date) -> StaffPost:
    try:
        with transaction.atomic():
            return StaffPost.objects.create(
                user_id=account_id,
                office_id=office,
                service_point_id=service_point,
                role=Role(role),
                valid_from=valid_from,
            )
    except IntegrityError:
        raise AlreadyServes from None
