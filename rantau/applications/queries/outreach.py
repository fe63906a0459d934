"""Lists for an outreach day, and who stands on them."""

from uuid import UUID

from django.db.models import Count, QuerySet

from rantau.applications.models import OutreachList, OutreachRow
from rantau.vault import lookup


def outreach_lists(office_code: str) -> QuerySet[OutreachList]:
    """The lists of an office with `people` counted, the latest day first."""
    rows = OutreachList.objects.filter(office_code=office_code).annotate(people=Count("rows"))
    return rows.select_related("point").order_by("-day", "-made_at")


def outreach_list(list_id: UUID, office_code: str) -> OutreachList | None:
    """One list of this office, or None."""
    return outreach_lists(office_code).filter(pk=list_id).first()


def outreach_rows(outreach: OutreachList) -> list[OutreachRow]:
    return list(OutreachRow.objects.filter(outreach=outreach).order_by("added_at", "id"))


def invitation_hash(code: str) -> bytes:
    """What a code is found by, in its written form."""
    return lookup.hash_of("applications.invitation", code)
