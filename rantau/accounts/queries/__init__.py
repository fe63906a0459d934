"""Who is who. Nothing here tells a stranger whether an account exists."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from rantau.accounts.models import (
    Consent,
    ContactCode,
    FailedTries,
    OpenSession,
    PendingSignUp,
    Person,
    StaffPost,
    User,
)
from rantau.accounts.models.person import Relation
from rantau.accounts.queries import kin
from rantau.foundation import clock
from rantau.vault import lookup

__all__ = [
    "Contact", "Factors", "PendingSignUp", "Person", "User", "account", "accounts", "active_post", "by_address", "code_times",
    "codes_asked_from", "consent", "consents", "contact_points", "display_name", "factors_of", "facts",
    "failed_tries", "family_of", "holder_of_nik", "live_code", "nationalities", "nik_hash", "owner_of_code",
    "pending_sign_up", "people_of", "person", "posts_at", "relations", "self_person", "sessions_of",
    "staff_with",
]  # fmt: skip
NATIONALITIES = Path(__file__).parents[1] / "data" / "nationalities.csv"


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a person can be reached; "" when there is no such address."""

    email: str
    phone: str
    language: str


def account(account_id: UUID | str) -> User:
    """Raises User.DoesNotExist."""
    return User.objects.get(pk=account_id)


def accounts(ids: list[UUID]) -> dict[UUID, User]:
    return User.objects.in_bulk(ids)


def by_address(address: str) -> User | None:
    """The account that signs in with this e-mail or phone; for rules inside, never for an answer to a stranger."""
    return User.objects.filter(Q(email=address.lower()) | Q(phone=address)).first() if address else None


def self_person(account_id: UUID | str) -> Person:
    """The account holder as a person. Raises Person.DoesNotExist (staff accounts have none)."""
    return Person.objects.get(account=_key(account_id), is_self=True)


def _key(account_id: UUID | str) -> UUID:
    return account_id if isinstance(account_id, UUID) else UUID(account_id)


def person(person_id: UUID | str) -> Person:
    """Raises Person.DoesNotExist."""
    return Person.objects.get(pk=person_id)


def facts(person_id: UUID | str) -> dict[str, object]:
    """What a form may start with: "person.full_name" and its kin, "account.email" and "account.phone"; JSON values.

    Of a member of the family: the household of the account holder where nothing else is known.
    """
    found = Person.objects.select_related("account").get(pk=person_id)
    born = found.birth_date.isoformat() if found.birth_date else ""
    told: dict[str, object] = {"person.birth_date": born}
    for name in (
        "full_name",
        "nik",
        "kk",
        "birth_place",
        "sex",
        "street",
        "region_code",
        "citizenship",
        "passport_number",
    ):
        told[f"person.{name}"] = getattr(found, name) or ""
    if found.account:
        told |= {"account.email": found.account.email or "", "account.phone": found.account.phone or ""}
        household = list(people_of(found.account.pk))
        told |= kin.names(found, household) | kin.household(found, household)
    return told


def people_of(account_id: UUID | str) -> QuerySet[Person]:
    """The account holder first, then the family."""
    return Person.objects.filter(account=_key(account_id), removed_at=None).order_by("-is_self", "created_at")


def family_of(account_id: UUID | str) -> QuerySet[Person]:
    """The others whom the account looks after, in the order in which they were added."""
    return people_of(account_id).filter(is_self=False)


def relations() -> list[tuple[str, str]]:
    """(code, words) of what a member of the family may be to the account holder."""
    return [(code, str(words)) for code, words in Relation.choices]


def holder_of_nik(nik: str) -> Person | None:
    """Whose NIK this is, when it is registered and not contested."""
    return Person.objects.filter(nik_hash=nik_hash(nik), is_self=True, nik_contested=False).first()


def nik_hash(nik: str) -> bytes:
    """The keyed hash by which a NIK (16 digits) is looked up."""
    return lookup.hash_of("accounts.nik", nik)


def active_post(user: User, on: date | None = None) -> StaffPost | None:
    """The post in which this person serves on that day (today in WIB when none is given)."""
    day = on or clock.day_of(clock.now())
    return _active(day).filter(user_id=user.pk).order_by("-valid_from").first()


def staff_with(office: str, *roles: str) -> list[User]:
    """Everybody who serves at `office` today in one of `roles` (in any role when none is named)."""
    posts = _active(clock.day_of(clock.now())).filter(office_id=office, user__is_active=True)
    if roles:
        posts = posts.filter(role__in=roles)
    return list(User.objects.filter(posts__in=posts).distinct().order_by("full_name"))


def _active(day: date) -> QuerySet[StaffPost]:
    return StaffPost.objects.filter(valid_from__lte=day).filter(Q(valid_until=None) | Q(valid_until__gte=day))


def posts_at(office: str) -> QuerySet[StaffPost]:
    return StaffPost.objects.filter(office_id=office).select_related("user").order_by("user__full_name", "-valid_from")


def display_name(account_id: UUID | str) -> str:
    """The full name, or "" for an account that is gone."""
    return User.objects.filter(pk=account_id).values_list("full_name", flat=True).first() or ""


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """Full names by account id as text, in one query; ids that are no account's are left out."""
    known = [UUID(found) for found in set(ids)]
    return {str(key): name for key, name in User.objects.filter(pk__in=known).values_list("pk", "full_name")}


def contact_points(account_id: UUID | str) -> Contact:
    """Raises User.DoesNotExist."""
    user = account(account_id)
    return Contact(email=user.email or "", phone=user.phone or "", language=user.language)


def consent(account_id: UUID | str, purpose: str) -> Consent | None:
    """The last line of the ledger for this purpose."""
    return Consent.objects.filter(user_id=account_id, purpose=purpose).order_by("-at", "-pk").first()


def consents(account_id: UUID | str) -> QuerySet[Consent]:
    return Consent.objects.filter(user_id=account_id).order_by("-at")


def sessions_of(account_id: UUID | str) -> QuerySet[OpenSession]:
    """Open sessions that were used in the last 12 hours, newest first."""
    alive_since = clock.now() - OpenSession.LONGEST
    return OpenSession.objects.filter(user_id=account_id, seen_at__gte=alive_since).order_by("-seen_at")


@dataclass(frozen=True, slots=True)
class Factors:
    """What proves a person beside the password."""

    app: bool
    passkeys: int
    codes_left: int

    @property
    def any(self) -> bool:
        return self.app or self.passkeys > 0


def factors_of(account_id: UUID | str) -> Factors:
    kinds = Authenticator.Type
    found = list(Authenticator.objects.filter(user_id=account_id))
    codes: list[str] = next((row.wrap().get_unused_codes() for row in found if row.type == kinds.RECOVERY_CODES), [])
    return Factors(
        app=any(row.type == kinds.TOTP for row in found),
        passkeys=sum(row.type == kinds.WEBAUTHN for row in found),
        codes_left=len(codes),
    )


@cache
def nationalities(language: str) -> list[tuple[str, str]]:
    """(three-letter code as in the machine-readable zone, name) in the language "id" or "en", by name."""
    with NATIONALITIES.open(encoding="utf-8", newline="") as file:
        rows = [(row["code"], row[language]) for row in csv.DictReader(file)]
    return sorted(rows, key=lambda row: row[1])


def pending_sign_up(sign_up_id: UUID | str | None) -> PendingSignUp | None:
    """A sign-up that can still be continued."""
    if not sign_up_id:
        return None
    return PendingSignUp.objects.filter(pk=sign_up_id, expires_at__gt=clock.now()).first()


def code_times(address_hash: bytes, purpose: str, since: datetime) -> list[datetime]:
    """When codes of this purpose went to an address, latest first."""
    sent = ContactCode.objects.filter(address_hash=address_hash, purpose=purpose, sent_at__gt=since)
    return list(sent.order_by("-sent_at").values_list("sent_at", flat=True))


def codes_asked_from(network_hash: bytes, since: datetime) -> int:
    return ContactCode.objects.filter(asked_from=network_hash, sent_at__gt=since).count()


def failed_tries(key: bytes, since: datetime) -> int:
    """Wrong tries under this key in a window that began after `since`."""
    return FailedTries.objects.filter(pk=key, since__gt=since).values_list("count", flat=True).first() or 0


def live_code(account_id: UUID, purpose: str, now: datetime) -> UUID | None:
    """The latest code of this purpose that can still be typed."""
    sent = ContactCode.objects.filter(user_id=account_id, purpose=purpose, expires_at__gt=now, used_at=None)
    return sent.order_by("-sent_at").values_list("pk", flat=True).first()


def owner_of_code(code_id: UUID | str) -> UUID | None:
    """The account a code was sent for; None when the address belonged to nobody."""
    return ContactCode.objects.filter(pk=code_id).values_list("user_id", flat=True).first()
