"""Form fields that draw themselves: label, hint, error, input. Rooms write no field markup."""

from rantau.ui.fields.choices import Choice, MultiChoice, Tick, YesNo
from rantau.ui.fields.contact import Email, Phone
from rantau.ui.fields.dates import Day
from rantau.ui.fields.files import Upload
from rantau.ui.fields.text import Code, Hidden, LongText, Number, Password, Text

__all__ = [
    "Choice",
    "Code",
    "Day",
    "Email",
    "Hidden",
    "LongText",
    "MultiChoice",
    "Number",
    "Password",
    "Phone",
    "Text",
    "Tick",
    "Upload",
    "YesNo",
]
