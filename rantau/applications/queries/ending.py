"""What came of it elsewhere and at the end."""

from rantau.applications.models import Application, FiledElsewhere
from rantau.issuing import queries as issuing
from rantau.issuing.queries import IssuedPaper

LETTER = "LETTER"


def letter(application: Application) -> IssuedPaper | None:
    """The letter that it ended with, once the worker has made it."""
    return issuing.of(application.reference, LETTER).first()


def filed_elsewhere(application: Application) -> FiledElsewhere | None:
    """Its number and standing at another agency, once the person has filed it there."""
    return FiledElsewhere.objects.filter(application=application).first()
