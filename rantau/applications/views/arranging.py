"""`/berkas/…/halaman/`: the pages of one paper, put in order, turned, left out; one more is added by the form of `/berkas/`."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from rantau.applications import actions, presenters, queries
from rantau.applications.forms import Arranging
from rantau.applications.views.opening import actor_of, own_application
from rantau.catalogue import queries as catalogue
from rantau.documents import actions as documents
from rantau.documents import queries as stored
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.ui import pages


@applicant_required
def arrange(request: HttpRequest, reference: str, paper: UUID) -> HttpResponse:
    application = own_application(request, reference)
    document = stored.of(reference).filter(pk=paper).first()
    if document is None or not actions.paper_editable(application, document.slot):
        return pages.see("applications:papers", reference)
    form = Arranging(request.POST or None, pages=document.pages)
    if form.is_valid():
        try:
            document = documents.arrange(
                document_id=document.pk, pages=form.order, actor=actor_of(request), now=clock.now()
            )
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
        return pages.see("applications:arrange_paper", reference, document.pk)
    wanted = catalogue.papers_for(
        queries.definition(application), queries.answers(application), queries.counting_day(application)
    )
    return pages.render(
        request,
        "applications/pages.html",
        status=422 if form.is_bound else 200,
        head=presenters.head(application, queries.definition(application), None),
        paper=presenters.pages_of_paper(
            reference, document, next((str(each.title) for each in wanted if each.code == document.slot), document.slot)
        ),
        account=presenters.mark_of(application.owner_id),
        form=form,
    )
