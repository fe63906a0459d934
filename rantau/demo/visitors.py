"""`/simulasi/orang/`: who can sign in to the demo, with what, and the codes that hold now."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rantau.demo import codes, listing
from rantau.ui import pages
from rantau.ui.parts import Row

COLUMNS = [_("Masuk sebagai"), _("Kata sandi"), _("Siapa"), _("Kode sekarang"), _("Rahasia autentikator")]


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    rows = [Row(cells=list(cells)) for cells in listing.rows(with_codes=True)]
    return pages.render(request, "demo/people.html", columns=COLUMNS, rows=rows, seconds=codes.seconds_left())
