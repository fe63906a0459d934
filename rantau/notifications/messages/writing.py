"""Words from templates: the letter for the inbox, the mail and the SMS."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context, engines
from django.template.loader import render_to_string

from rantau.notifications.messages import Message
from rantau.ui import context

PLACE = "notifications/mail"
SMS_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Letter:
    """`body` is for the inbox; `text` and `html` are the mail, with greeting, link and foot."""

    subject: str
    body: str
    text: str
    html: str
    sms: str


def write(message: Message, facts: dict[str, Any], application: str) -> Letter:
    """In the language that is active now."""
    folder = f"{PLACE}/{message.code}"
    subject = " ".join(_plain(f"{folder}/subject.txt", facts).split())
    body = _plain(f"{folder}/body.txt", facts).strip()
    frame = {
        "name": facts["name"],
        "subject": subject,
        "body": body,
        "url": f"{settings.SITE_URL}{message.path_for(application, facts.get('token', ''))}",
        "action": message.action,
        "site": context.describe(None),
    }
    return Letter(
        subject=subject,
        body=body,
        text=_plain(f"{PLACE}/letter.txt", frame).strip() + "\n",
        html=render_to_string(f"{PLACE}/letter.html", frame),
        sms=_short(_plain(f"{folder}/sms.txt", facts)),
    )


def _plain(template: str, words: dict[str, Any]) -> str:
    """Plain text: nothing is escaped, since nothing reads it as a page."""
    django = engines["django"].engine  # type: ignore[attr-defined]  # the Django backend
    return str(django.get_template(template).render(Context(words, autoescape=False)))


def _short(text: str) -> str:
    """One SMS; a place with a very long name must not keep the message from being sent."""
    line = " ".join(text.split())
    return line if len(line) <= SMS_LENGTH else f"{line[: SMS_LENGTH - 3].rstrip()}..."
