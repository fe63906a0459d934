from django.test import RequestFactory
from django.utils.translation import gettext_lazy as _

from rantau.foundation.refusals import Refusal
from rantau.ui import fields, pages
from rantau.ui.forms import Form


class Place(Form):
    point = fields.Choice("Tempat mana?", choices=[("a", "Simpang Empat"), ("b", "Ujung Gading")])
    note = fields.Text("Catatan", required=False)


class PlaceTaken(Refusal):
    code = "place_taken"
    message = _("Tempat pukul %(hour)s baru saja diambil.")
    field = "point"


class Closed(Refusal):
    code = "closed"
    message = "Kantor tutup."
    field = "elsewhere"


def page_of(form: Form) -> str:
    request = RequestFactory().post("/permohonan/")
    return pages.render(request, "ui/layouts/question.html", form=form, submit_label="Kirim").content.decode()


def test_a_refusal_stands_beside_the_field_it_names() -> None:
    form = Place({"point": "a"})
    form.refuse(PlaceTaken(hour="09.00"))
    assert form.errors["point"] == ["Tempat pukul 09.00 baru saja diambil."]


def test_a_refusal_about_another_field_stands_on_top() -> None:
    form = Place({"point": "a"})
    form.refuse(Closed())
    assert form.non_field_errors() == ["Kantor tutup."]
    assert [(problem.anchor, problem.message) for problem in form.problems] == [("", "Kantor tutup.")]


def test_a_refusal_can_be_shown_by_a_form_that_was_not_sent() -> None:
    form = Place()
    form.refuse(Closed())
    assert "Kantor tutup." in page_of(form)


def test_the_summary_leads_to_the_field_takes_the_focus_and_changes_the_title() -> None:
    page = page_of(Place({"note": "x"}))
    assert "<title>Kesalahan: " in page
    assert 'tabindex="-1" autofocus' in page
    assert '<a href="#id_point_0">Tempat mana: Pilih salah satu.</a>' in page
    assert 'id="id_point_0"' in page


def test_a_form_without_mistakes_has_no_summary() -> None:
    page = page_of(Place())
    assert "Kesalahan" not in page
    assert "focus-errors" not in page


def test_a_question_page_has_its_token_its_button_and_no_bubbles_of_the_browser() -> None:
    page = page_of(Place())
    assert "csrfmiddlewaretoken" in page
    assert ">Kirim</button>" in page
    assert "novalidate" in page
    assert " required" not in page


def test_a_redirect_after_a_post_is_read_with_get() -> None:
    response = pages.see("/permohonan/")
    assert response.status_code == 303
    assert response["Location"] == "/permohonan/"
    assert pages.see("ui:language")["Location"] == "/bahasa/"


def test_a_stored_paper_is_shown_in_a_sandbox_and_kept_by_nobody() -> None:
    response = pages.file_response(b"%PDF", "application/pdf", 'akta "asli".pdf', inline=False)
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''akta%20%22asli%22.pdf"
