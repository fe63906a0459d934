"""The personas as text: on the screen when the site starts, and in docs/demo.md."""

from collections.abc import Sequence

from rantau.demo import codes, personas

HEADS = ("Masuk sebagai", "Kata sandi", "Siapa", "Kode sekarang", "Rahasia autentikator")


def rows(*, with_codes: bool) -> Sequence[tuple[str, ...]]:
    """One line a persona: sign-in name, password, who it is, the current code, the secret."""
    crowd = list(personas.crowd())
    span = f"{crowd[0].email[:3]}…{crowd[-1].email}"
    plain = [(one.email, one.password, f"{one.full_name}, {one.about}") for one in personas.NAMED]
    plain.append((span, personas.CROWD_PASSWORD, f"{len(crowd)} {crowd[0].about}"))
    staff = [
        (one.email, one.password, f"{one.full_name}, {one.about}", codes.current(one.secret) if with_codes else "",
         one.secret)
        for one in personas.OFFICERS
    ]  # fmt: skip
    return [(*row, "", "") for row in plain] + staff


def table() -> str:
    """In columns, for a terminal."""
    lines = [HEADS, *rows(with_codes=True)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    drawn = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join(f"  {line}" for line in drawn)


def markdown() -> str:
    """The same as a table of docs/demo.md, without codes, which change every 30 seconds."""
    columns = (0, 1, 2, 4)
    lines = [[line[column] for column in columns] for line in (HEADS, *rows(with_codes=False))]
    lines.insert(1, ["---"] * len(columns))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
