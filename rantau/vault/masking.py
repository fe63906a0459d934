"""What is shown of a number until somebody opens it for a reason."""

DOT = "•"


def number(text: str, *, first: int = 0, last: int = 4) -> str:
    """Keep the first and last characters, hide the rest; short values are hidden whole."""
    if len(text) <= first + last:
        return DOT * len(text)
    return text[:first] + DOT * (len(text) - first - last) + text[len(text) - last :]


def nik(text: str) -> str:
    """`1312034507900001` as `1312••••••••0001`."""
    return number(text, first=4)


def phone(text: str) -> str:
    return number(text, first=5, last=3)


def email(text: str) -> str:
    """`sari@contoh.id` as `s•••@contoh.id`."""
    name, at, domain = text.partition("@")
    return f"{name[:1]}{DOT * 3}{at}{domain}"
