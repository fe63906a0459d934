"""Who knocks, and what becomes of it: one letter for the answer and for what was written meanwhile."""

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from rantau.accounts.models import User
from rantau.accounts.tests.factories import StaffAccount, client_for
from tests.matrix.forms import BODY, PIECES, TOKEN, TUS
from tests.matrix.table import Row
from tests.matrix.world import NOW, World

CLOSED = {401: "A", 403: "·", 404: "0", 405: "-", 400: "x"}
DONE = {201, 204}
OPEN = {200, 409, 422}
SECOND_FACTOR = tuple(f"/akun/keamanan/{page}/?next=" for page in ("aplikasi", "ulang/kode", "ulang/kunci"))
# What a request may write without having done anything, and what noting a look in the journal writes besides.
SESSION = {"django_session"}
JOURNAL = {"journal_entry", "procrastinate_jobs", "procrastinate_events"}
# PostgreSQL counts every row that was written, by code or by trigger, and also what was rolled back.
WRITES = """
SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
"""


@dataclass(frozen=True, slots=True)
class Answer:
    letter: str
    body: str


class Visitors:
    """The columns of the table as signed-in browsers."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.roles = {role: signed_in(user) for role, user in world.staff.items()}
        self._elsewhere = {role: signed_in(user) for role, user in world.elsewhere.items()}
        self._people = {
            "stranger": Client(raise_request_exception=False),
            "Sari": signed_in(world.sari),
            "Budi": signed_in(world.budi),
            "none": signed_in(StaffAccount("head", second_factor=False)),
            "unshown": with_password_only(StaffAccount("head")),
        }

    def of(self, column: str, row: Row) -> dict[str, Client]:
        """Who stands for a column at this address, by name.

        For `elsewhere` it is, at the other office, each role that gets in here; one of them where all get the same.
        """
        if column in self._people:
            return {column: self._people[column]}
        if column != "elsewhere":
            return {column: self.roles[column]}
        inside = [role for role in self.roles if row.answers[role] != "·"]
        chosen = inside if len({row.answers[role] for role in self.roles}) > 1 else ["head"]
        return {f"{role} elsewhere": self._elsewhere[role] for role in chosen}


def ask(client: Client, method: str, path: str, form: Mapping[str, str] = TOKEN) -> Answer:
    """One request whose traces are wiped afterwards: rows by a savepoint, cookies by putting them back."""
    cookies = copy.deepcopy(client.cookies)
    cache.clear()
    with _undone():
        before = _written()
        response = _sent(client, method, path, form)
        after = _written()
    client.cookies = cookies
    wrote = {table for table, count in after.items() if count != before.get(table, 0)}
    return Answer(_letter(response, wrote - SESSION), _text(response))


def _sent(client: Client, method: str, path: str, form: Mapping[str, str]) -> HttpResponse:
    if path.startswith(PIECES):
        return client.generic(method, path, b"12345", BODY, headers=TUS)
    return client.post(path, {**TOKEN, **form}) if method == "POST" else client.get(path)


def _letter(response: HttpResponse, wrote: set[str]) -> str:
    """As the legend says; a mark of exclamation when something was written that must not be."""
    if response.status_code in OPEN:
        return "O" if not wrote else "N" if wrote <= JOURNAL else "O!"
    if response.status_code in DONE:
        return ">" if wrote else "="
    if response.status_code not in {302, 303}:
        return CLOSED.get(response.status_code, str(response.status_code)) + "!" * bool(wrote)
    to = response.headers["Location"]
    if to.startswith("/masuk/?next=") or to.startswith(SECOND_FACTOR):
        return ("S" if to.startswith("/masuk/") else "F") + "!" * bool(wrote)
    return ">" if wrote else "="


def _text(response: HttpResponse) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _written() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(WRITES)
        return dict(cursor.fetchall())


def signed_in(user: User) -> Client:
    """A moment ago, with the second factor where there is one."""
    if Authenticator.objects.filter(user=user).exists() and user.is_staff_member:
        return _begun(client_for(user, raise_request_exception=False))
    return with_password_only(user)


def with_password_only(user: User) -> Client:
    """A moment ago with the password; nothing more was asked or shown."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": NOW.timestamp()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return _begun(client)


def _begun(client: Client) -> Client:
    """The first request of a session is stamped; here that is not undone, so it is done once."""
    client.get("/keluar/")
    return client
