"""Countries by the letters of the machine-readable zone, as people pick them."""

from django.utils.translation import get_language

from rantau.accounts import queries as accounts

HOME = {"IDN": "Indonesia"}


def names() -> dict[str, str]:
    """Code to name in the language that is active now, by name; "XXA" is somebody without a citizenship."""
    language = "en" if (get_language() or "").startswith("en") else "id"
    every = HOME | dict(accounts.nationalities(language))
    return dict(sorted(every.items(), key=lambda row: (row[0] == "XXA", row[1])))
