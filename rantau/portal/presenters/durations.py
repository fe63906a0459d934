"""How long a service takes, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition

ASK: str | Promise = gettext_lazy("Tanyakan kantor")


def days_words(definition: Definition) -> str:
    """ "4 hari kerja", "2 sampai 7 hari kerja", or that nobody here knows; over all its cases."""
    return _days({catalogue.working_days_of(definition, case) for case in definition.cases})


def time_words(definition: Definition) -> str:
    """ "4 hari kerja setelah wawancara disetujui", or that nobody here knows."""
    return time_of(definition, {catalogue.working_days_of(definition, case) for case in definition.cases})


def time_of(definition: Definition, days: set[int | None]) -> str:
    if days == {None}:
        return str(ASK)
    if days == {0}:
        return _("Hari yang sama")
    return f"{_days(days)} {definition.working_days_from or ''}".strip()


def _days(days: set[int | None]) -> str:
    known = sorted(each for each in days if each is not None)
    if not known:
        return str(ASK)
    if len(known) > 1:
        words = _("%(first)d sampai %(last)d hari kerja") % {"first": known[0], "last": known[-1]}
    else:
        words = ngettext("%(days)d hari kerja", "%(days)d hari kerja", known[0]) % {"days": known[0]}
    return words if None not in days else _("%(days)s; dalam sebagian hal tanyakan kantor") % {"days": words}
