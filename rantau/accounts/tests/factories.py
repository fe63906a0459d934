"""People of the tests: Sari and Budi apply, Wati verifies, Hadi decides."""

from datetime import date
from itertools import count
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from rantau.accounts import queries
from rantau.accounts.models import Person, StaffPost, User
from rantau.foundation import clock

PASSWORD = "sandi rahasia"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_hashed: list[str] = []
_numbers = count(1)


def hashed(password: str = PASSWORD) -> str:
    """Hashing costs 30 ms; all test people share one."""
    if password != PASSWORD:
        return make_password(password)
    if not _hashed:
        _hashed.append(make_password(PASSWORD))
    return _hashed[0]


def nik(number: int, *, born: date = date(1990, 7, 5), sex: str = "F") -> str:
    """A NIK of Kecamatan Pasaman that fits birth date and sex."""
    day = born.day + (40 if sex == "F" else 0)
    return f"131203{day:02d}{born:%m%y}{number:04d}"


def PersonAccount(**kw: Any) -> User:  # noqa: N802  # reads as the thing it makes
    """An applicant with a proven e-mail address and everything known about herself.

    Keywords of the account: email, phone, full_name, password, language, is_active. All others are of the person:
    nik, birth_date, birth_place, sex, street, region_code, citizenship, passport_number.
    """
    number = next(_numbers)
    account = {
        "email": f"sari{number}@contoh.id",
        "full_name": "Sari Wahyuni",
        "opened_at": clock.now(),
        "password": hashed(kw.pop("password", PASSWORD)),
        **{name: kw.pop(name) for name in ("email", "phone", "full_name", "language", "is_active") if name in kw},
    }
    user = User.objects.create(**account)
    born, sex = kw.get("birth_date", date(1990, 7, 5)), kw.get("sex", "F")
    facts = {
        "nik": nik(number, born=born, sex=sex),
        "birth_date": born,
        "birth_place": "Simpang Empat",
        "sex": sex,
        "street": "Jorong Pasaman Baru No. 7",
        "region_code": "13.12.03.2003",
        **kw,
    }
    nik_hash = queries.nik_hash(facts["nik"]) if facts["nik"] else None
    Person.objects.create(
        account=user, is_self=True, full_name=user.full_name, nik_hash=nik_hash, created_at=clock.now(), **facts
    )
    return user


def StaffAccount(  # noqa: N802
    role: str = "verifier", office: str = "PASBAR", *, second_factor: bool = True, **kw: Any
) -> User:
    """Somebody who serves at an office since 2020, with an authenticator app unless told otherwise."""
    number = next(_numbers)
    user = User.objects.create(
        email=kw.pop("email", f"{role}{number}@contoh.id"),
        full_name=kw.pop("full_name", "Wati Kurnia"),
        password=hashed(kw.pop("password", PASSWORD)),
        opened_at=clock.now(),
        **kw,
    )
    offices = apps.get_model("offices", "Office").objects
    offices.get_or_create(code=office, defaults={"name": f"Kantor {office}", "short_name": office})
    StaffPost.objects.create(user=user, office_id=office, role=role, valid_from=date(2020, 1, 1))
    if second_factor:
        TOTP.activate(user, TOTP_SECRET)
    return user


def Passkey(user: User, name: str = "Ponsel") -> Authenticator:  # noqa: N802
    """A passkey as a phone registers one; its point on the curve is invented, so nobody can sign with it."""
    number = next(_numbers).to_bytes(16, "big")
    key = ES256({1: 2, 3: -7, -1: 1, -2: number * 2, -3: number * 2})
    proof = AuthenticatorData.create(
        bytes(32),
        AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT,
        0,
        AttestedCredentialData.create(Aaguid(bytes(16)), number, key),
    )
    asked = CollectedClientData.create(CollectedClientData.TYPE.CREATE, bytes(32), "http://testserver")
    credential = {
        "id": websafe_encode(number),
        "rawId": websafe_encode(number),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(asked),
            "attestationObject": websafe_encode(AttestationObject.create("none", proof, {})),
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.create(user=user, type=kind, data={"name": name, "credential": credential})


def client_for(user: User, **kw: Any) -> Client:
    """A browser in which `user` is signed in; staff with a second factor have shown it."""
    client = Client(**kw)
    client.force_login(user)
    if Authenticator.objects.filter(user=user).exists():
        session = client.session
        now = clock.now().timestamp()
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            {"method": "password", "at": now},
            {"method": "mfa", "at": now, "type": "totp"},
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client
