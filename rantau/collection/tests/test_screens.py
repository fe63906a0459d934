"""The print desk, the counter, the applicant's page, and who may not."""

import pytest
import time_machine

from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.collection import queries
from rantau.collection.models import Booklet, HandOver
from rantau.collection.tests.factories import NOW, a_number, printed, ready, to_print

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture(autouse=True)
def nine_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def text(answer) -> str:
    return answer.content.decode()


def work(booklet) -> str:
    return f"/petugas/cetak/{booklet.reference}/"


def own(booklet, rest: str = "") -> str:
    return f"/permohonan/{booklet.reference}/pengambilan/{rest}"


def test_a_booklet_goes_from_the_print_list_to_the_shelf_over_three_desks() -> None:
    booklet = to_print()
    wati, rina, serah = (client_for(StaffAccount(role)) for role in ("printer", "qc", "handover"))
    assert booklet.reference in text(wati.get("/petugas/cetak/"))
    assert wati.post(work(booklet), {"number": a_number()}).status_code == 303
    assert booklet.reference in text(rina.get("/petugas/cetak/"))
    rina.post(work(booklet), {"result": "PASSED"})
    serah.post(work(booklet), {"shelf": "b-12"})
    booklet.refresh_from_db()
    assert (booklet.state, booklet.shelf) == ("READY", "B-12")


def test_a_flaw_sends_the_booklet_back_to_the_printer() -> None:
    booklet = printed()
    client_for(StaffAccount("qc")).post(work(booklet), {"result": "BAD_PHOTO"})
    assert Booklet.objects.get().state == "TO_PRINT"


def test_a_wrong_number_comes_back_with_the_typing_kept() -> None:
    answer = client_for(StaffAccount("printer")).post(work(to_print()), {"number": "12-salah"})
    assert answer.status_code == 422
    assert "12-salah" in text(answer)


def test_the_counter_finds_by_any_spelling_and_gives_on_paper_without_script() -> None:
    booklet, serah = ready(), client_for(StaffAccount("handover"))
    found = serah.post("/petugas/serah/", {"reference": booklet.reference.lower().replace("-", " ")})
    assert found["Location"] == f"/petugas/serah/{booklet.reference}/"
    sent = {"code": queries.pickup_code_for(booklet.pk), "identity_checked": "on", "paper_number": "TT-0042"}
    assert serah.post(found["Location"], sent).status_code == 303
    assert HandOver.objects.get().paper_number == "TT-0042"


def test_a_wrong_code_says_how_many_tries_are_left() -> None:
    booklet, serah = ready(), client_for(StaffAccount("handover"))
    sent = {"code": "nope", "identity_checked": "on", "paper_number": "TT-1"}
    answer = serah.post(f"/petugas/serah/{booklet.reference}/", sent)
    assert answer.status_code == 422
    assert "Sisa percobaan: 5" in text(answer)
    assert Booklet.objects.get().pickup_tries == 1


def test_the_counter_does_not_find_what_is_not_ready_or_lies_elsewhere() -> None:
    serah = client_for(StaffAccount("handover"))
    for booklet in (printed(), to_print(office_code="AGAM")):
        assert serah.post("/petugas/serah/", {"reference": booklet.reference}).status_code == 422
        assert serah.get(f"/petugas/serah/{booklet.reference}/").status_code == 404


def test_the_code_is_shown_to_its_owner_never_cached_and_to_nobody_else() -> None:
    sari = PersonAccount()
    booklet = ready(sari)
    page = client_for(sari).get(own(booklet))
    assert queries.pickup_code_for(booklet.pk) in text(page)
    assert "no-store" in page["Cache-Control"]
    assert client_for(PersonAccount(full_name="Budi")).get(own(booklet)).status_code == 404
    for role in ("handover", "head"):
        assert queries.pickup_code_for(booklet.pk) not in text(client_for(StaffAccount(role)).get(work(booklet)))


def test_the_owner_makes_a_new_code_and_nobody_else_does() -> None:
    sari = PersonAccount()
    booklet = ready(sari)
    old = queries.pickup_code_for(booklet.pk)
    assert client_for(PersonAccount(full_name="Budi")).post(own(booklet, "kode-baru/")).status_code == 404
    assert queries.pickup_code_for(booklet.pk) == old
    client_for(sari).post(own(booklet, "kode-baru/"))
    assert queries.pickup_code_for(booklet.pk) != old


def test_a_supervisor_unlocks_a_code() -> None:
    booklet = ready()
    Booklet.objects.update(pickup_tries=6)
    client_for(StaffAccount("section_head")).post(work(booklet), {"act": "renew"})
    assert Booklet.objects.get().pickup_tries == 0


@pytest.mark.parametrize("role", ["verifier", "auditor", "front_desk"])
def test_other_roles_do_not_reach_the_desks(role: str) -> None:
    browser = client_for(StaffAccount(role))
    for path in ("/petugas/cetak/", work(to_print()), "/petugas/serah/"):
        assert browser.get(path).status_code == 403


def test_another_office_finds_nothing() -> None:
    assert client_for(StaffAccount("printer", "AGAM")).get(work(to_print())).status_code == 404
