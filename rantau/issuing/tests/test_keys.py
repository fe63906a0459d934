"""The key of the office: made once, kept sealed, changed by command, known to everybody by its certificate."""

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from cryptography import x509
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client

from rantau.accounts.tests.factories import PersonAccount
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.issuing import actions, queries
from rantau.issuing.actions import keys
from rantau.issuing.engines.signers import office as signing
from rantau.issuing.engines.signers.base import CannotSign
from rantau.issuing.models import OfficeKey
from rantau.issuing.tests.reading import judged
from rantau.journal.models import Entry
from rantau.offices.models import Office

pytestmark = pytest.mark.django_db
PAGE = "/periksa-dokumen/tanda-tangan/"
SYSTEM = Actor.system("issuing.test")


def test_the_first_paper_makes_the_key_and_the_second_uses_it(issue):
    first, second = issue(), issue()
    assert first.signed_with == second.signed_with == OfficeKey.objects.get()
    entry = Entry.objects.get(code="issuing.office_key_made")
    assert (entry.actor_id, entry.payload["fingerprint"]) == ("issuing.office_key", first.signed_with.fingerprint)


@pytest.mark.parametrize(("official", "unit"), [(False, "Percontohan, bukan dokumen resmi"), (True, None)])
def test_the_certificate_names_the_office_and_says_when_it_is_a_pilot(now, official, unit):
    Office.objects.filter(code="PASBAR").update(is_official=official, official_proof="SK 1/2026" if official else "")
    key = keys.current_key(office="PASBAR", now=now)
    certificate = x509.load_der_x509_certificate(bytes(key.certificate))
    named = {part.oid.dotted_string: part.value for part in certificate.subject}
    assert named["2.5.4.3"] == "Kantor Imigrasi Pasaman Barat"
    assert named.get("2.5.4.11") == unit
    assert certificate.issuer == certificate.subject
    assert certificate.public_key().key_size == 3072
    assert hashlib.sha256(bytes(key.certificate)).hexdigest() == key.fingerprint


def test_the_private_half_cannot_be_read_in_the_database(issue):
    key = issue().signed_with
    with connection.cursor() as cursor:
        cursor.execute("SELECT private FROM issuing_officekey")
        (stored,) = cursor.fetchone()
    assert b"PRIVATE KEY" in key.private.encode()
    assert b"PRIVATE KEY" not in bytes(stored)


def test_a_new_key_leaves_the_old_papers_as_good_as_they_were(issue, now):
    old = issue()
    actions.rotate_key(office="PASBAR", reason="RENEWED", actor=SYSTEM, now=now)
    new = issue()
    assert new.signed_with != old.signed_with
    for paper in (old, new):
        paper.refresh_from_db()
        assert judged(queries.pdf(paper), paper.signed_with.certificate).bottom_line
        assert "Kertas ini asli" in Client().get(f"/periksa-dokumen/{paper.verify_code}/").content.decode()
    assert old.signed_with.private is None
    retired = Entry.objects.get(code="issuing.office_key_retired")
    assert retired.payload["fingerprint"] == old.signed_with.fingerprint


def test_a_key_is_renewed_long_before_its_certificate_ends(issue, now):
    first = issue().signed_with
    assert issue(now=now + timedelta(days=4 * 365)).signed_with == first
    assert issue(now=now + timedelta(days=6 * 365)).signed_with != first


def test_people_and_staff_change_no_key(sari, now):
    for wrong in (Actor.person(sari.pk), Actor.staff(sari.pk, role="head", office="PASBAR")):
        with pytest.raises(NotAllowed):
            actions.rotate_key(office="PASBAR", reason="RENEWED", actor=wrong, now=now)
    with pytest.raises(ValueError, match="nanti"):
        actions.rotate_key(office="PASBAR", reason="nanti", actor=SYSTEM, now=now)
    assert not OfficeKey.objects.exists()


def test_the_database_keeps_one_active_key_and_no_private_half_of_a_retired_one(issue, now):
    key = issue().signed_with
    with pytest.raises(IntegrityError, match="office_key_one_active"), transaction.atomic():
        keys._make("PASBAR", SYSTEM, now)
    with pytest.raises(IntegrityError, match="office_key_private_until_retired"), transaction.atomic():
        OfficeKey.objects.filter(pk=key.pk).update(retired_at=now, retired_because="RENEWED")


@pytest.mark.django_db(transaction=True)
def test_two_that_need_the_first_key_at_once_end_with_one(issue, monkeypatch):
    both, real = Barrier(2), signing.new_key
    monkeypatch.setattr(signing, "new_key", lambda **asked: (both.wait(20), real(**asked))[1])

    def work(_number):
        try:
            return issue()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pair:
        papers = list(pair.map(work, range(2)))
    key = OfficeKey.objects.get()
    assert [paper.signed_with_id for paper in papers] == [key.pk, key.pk]
    assert sorted(paper.number[-6:] for paper in papers) == ["000001", "000002"]
    assert Entry.objects.filter(code="issuing.office_key_made").count() == 1
    for paper in papers:
        assert judged(queries.pdf(paper), bytes(key.certificate)).bottom_line


def test_the_command_lists_and_rotates(issue):
    old = issue().signed_with
    told = said("--rotate", "EXPOSED")
    new = queries.active_key("PASBAR")
    assert told.splitlines()[0].startswith(new.fingerprint)
    assert "in use" in told.splitlines()[0]
    assert told.splitlines()[1].startswith(old.fingerprint)
    assert "EXPOSED" in told.splitlines()[1]
    assert said() == told


def test_the_command_says_when_no_key_could_be_made(monkeypatch):
    def broken(**_asked):
        raise CannotSign

    monkeypatch.setattr(signing, "new_key", broken)
    with pytest.raises(CommandError, match="office_key_not_made"):
        said("--rotate", "RENEWED")


def said(*options):
    out = io.StringIO()
    call_command("office_key", *options, stdout=out)
    return out.getvalue()


def test_everybody_can_fetch_the_certificate_and_nobody_the_key(issue):
    paper = issue()
    key, page = paper.signed_with, Client().get(PAGE).content.decode()
    assert "Bukan tanda tangan elektronik tersertifikasi" in page
    assert f"{key.fingerprint[:4]} {key.fingerprint[4:8]}" in page
    for asked in (key.fingerprint, key.fingerprint.upper()):
        answer = Client().get(f"{PAGE}{asked}.cer")
        assert answer["Content-Type"] == "application/pkix-cert"
        assert answer["Content-Disposition"].startswith("attachment")
        assert judged(queries.pdf(paper), answer.content).bottom_line
    assert "PRIVATE" not in page


def test_old_certificates_stay_and_a_key_that_others_may_have_is_marked(issue, now):
    old = issue().signed_with
    assert "Jangan percayai kunci ini" not in Client().get(PAGE).content.decode()
    actions.rotate_key(office="PASBAR", reason="EXPOSED", actor=SYSTEM, now=now)
    page = Client().get(PAGE).content.decode()
    assert "Jangan percayai kunci ini" in page
    assert f"{old.fingerprint}.cer" in page
    assert Client().get(f"{PAGE}{old.fingerprint}.cer").status_code == 200


@pytest.mark.parametrize("asked", ["0" * 64, "x", "%00", "..%2f", "'--"])
def test_an_unknown_certificate_is_not_found(asked):
    assert Client().get(f"{PAGE}{asked}.cer").status_code == 404


def test_before_the_first_paper_the_page_says_so():
    page = Client().get(PAGE)
    assert page.status_code == 200
    assert "Belum ada PDF" in page.content.decode()
    assert Client().post(PAGE).status_code == 405


def test_the_page_is_in_english_too():
    client = Client()
    client.cookies["bahasa"] = "en"
    assert "Not a certified electronic signature" in client.get(PAGE).content.decode()


def test_a_signed_paper_is_still_of_nobody_else(issue):
    issue()
    assert not queries.visible_to(PersonAccount(full_name="Budi Santoso").pk).exists()
