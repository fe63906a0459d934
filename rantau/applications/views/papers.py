"""`/berkas/`: one card and one plain upload form per paper; and the paper itself, for its owner."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rantau.applications import actions, presenters, queries
from rantau.applications.forms import Paper
from rantau.applications.queries import Application
from rantau.applications.views.opening import actor_of, own_application
from rantau.catalogue import queries as catalogue
from rantau.documents import actions as documents
from rantau.documents import queries as stored
from rantau.foundation import clock
from rantau.foundation.access import applicant_required
from rantau.foundation.refusals import Refusal
from rantau.ui import errors, pages


@applicant_required
def papers(request: HttpRequest, reference: str) -> HttpResponse:
    application = own_application(request, reference)
    definition, answers = queries.definition(application), queries.answers(application)
    wanted = catalogue.papers_for(definition, answers, queries.counting_day(application))
    slot = request.POST.get("slot", "")
    form = Paper(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if slot not in {paper.code for paper in wanted} or not actions.paper_editable(application, slot):
            return pages.see("applications:papers", reference)
        looks = next(paper.looks for paper in wanted if paper.code == slot)
        if form.is_valid() and (kept := _keep(request, application, slot, looks, form)):
            if form.cleaned_data["joins"]:
                return pages.done(request, reverse("applications:arrange_paper", args=[reference, kept.pk]))
            return pages.done(request, f"{request.path}?terkirim={slot}#{slot}")
    return _page(request, application, wanted, form, slot if form.is_bound else "")


def _keep(request: HttpRequest, application: Application, slot: str, looks: str, form: Paper) -> stored.Document | None:
    """What came with the form, or what had arrived in pieces before."""
    arrived, joins = form.cleaned_data["upload"], form.cleaned_data["joins"]
    try:
        if arrived:
            return documents.take_upload(
                upload_id=arrived, holder=application.reference, slot=slot, looks=looks, joins=joins,
                actor=actor_of(request), now=clock.now(),
            )  # fmt: skip
        return documents.upload(
            upload=form.cleaned_data["file"], holder=application.reference, slot=slot, looks=looks, joins=joins,
            owner_id=application.owner_id, actor=actor_of(request), now=clock.now(),
        )  # fmt: skip
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def _page(
    request: HttpRequest, application: Application, wanted: list[catalogue.Paper], form: Paper, failed: str
) -> HttpResponse:
    correction = queries.open_correction(application)
    documents_by_slot = {document.slot: document for document in stored.of(application.reference)}
    return pages.render(
        request,
        "applications/papers.html",
        status=422 if failed else 200,
        head=presenters.head(application, queries.definition(application), correction),
        cards=presenters.paper_cards(
            application,
            wanted,
            documents_by_slot,
            correction,
            just_sent=request.GET.get("terkirim", ""),
            same=queries.same_papers(application, wanted),
            readings=presenters.paper_readings(application),
        ),
        account=presenters.mark_of(application.owner_id),
        form=form,
        failed=failed,
        all_there=all(paper.code in documents_by_slot for paper in wanted if paper.required),
    )


@applicant_required
@require_POST
def reuse_paper(request: HttpRequest, reference: str, paper: UUID) -> HttpResponse:
    """What was brought for another application of the family, used here too."""
    application, slot = own_application(request, reference), request.POST.get("slot", "")
    if actions.paper_editable(application, slot):
        try:
            actions.reuse_paper(
                reference=reference, slot=slot, document_id=paper, actor=actor_of(request), now=clock.now()
            )
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
    return pages.see("applications:papers", reference)


@require_safe
@applicant_required
def paper(request: HttpRequest, reference: str, paper: UUID) -> HttpResponse:
    """The stored paper, sandboxed; `?kecil=ya` gives the small preview."""
    document = own_paper(request, reference, paper)
    try:
        if request.GET.get("kecil"):
            return pages.file_response(stored.preview(document), "image/jpeg", "pratinjau.jpg", inline=True)
        return pages.file_response(stored.content(document), document.media, document.download_name, inline=True)
    except stored.PaperUnread as refusal:
        return errors.unread(request, refusal.sentence, passing=refusal.passing)


@applicant_required
@require_POST
def remove_paper(request: HttpRequest, reference: str, paper: UUID) -> HttpResponse:
    document = own_paper(request, reference, paper)
    if actions.paper_editable(own_application(request, reference), document.slot):
        documents.remove(document_id=document.pk, actor=actor_of(request), now=clock.now())
    return pages.see("applications:papers", reference)


@applicant_required
@require_POST
def keep_paper(request: HttpRequest, reference: str, paper: UUID) -> HttpResponse:
    """The person looked again at what seemed poor, and keeps it."""
    document = own_paper(request, reference, paper)
    if not request.POST.get("checked"):
        messages.warning(request, _("Beri centang bila Anda sudah memeriksa gambarnya."))
    elif actions.paper_editable(own_application(request, reference), document.slot):
        try:
            documents.keep_doubtful(document_id=document.pk, actor=actor_of(request), now=clock.now())
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
    page = reverse("applications:papers", args=[reference])
    return pages.see(f"{page}#{document.slot}")


def own_paper(request: HttpRequest, reference: str, paper: UUID) -> stored.Document:
    """A live paper of one's own application, else 404."""
    own_application(request, reference)
    document = stored.of(reference).filter(pk=paper).first()
    if document is None:
        raise Http404(paper)
    return document
