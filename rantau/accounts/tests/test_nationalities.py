import csv

from rantau.accounts.queries import NATIONALITIES
from rantau.foundation import countries


def test_every_nationality_that_sign_up_offers_is_found_too() -> None:
    with NATIONALITIES.open(encoding="utf-8", newline="") as file:
        states = list(csv.DictReader(file))
    for row in states:
        [code] = {"D": ["DEU"]}.get(row["code"], [row["code"]])
        assert countries.find(row["id"]) == countries.find(row["en"]) == countries.find(row["code"]) == [code]
