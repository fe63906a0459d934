"""Applications that are right, one a line: who says what, the case, and the bill that can be made in rupiah.

No bill: the money is asked for later, or not by this office.
"""

from dataclasses import dataclass
from typing import Any

from tests.preflight.people import day


@dataclass(frozen=True)
class Good:
    says: str
    base: str
    case: str
    bill: int | None
    changes: dict[str, Any]


def g(says: str, base: str, case: str, bill: int | None = None, /, **changes: Any) -> Good:
    return Good(says, base, case, bill, changes)


E5, E10, EXPRESS = 650_000, 950_000, 1_000_000
TEEN = {"birth_date": "2009-07-05", "nik": "1312034507090001"}
"""Sixteen."""
DUAL = {"dual": True, "parents_state": "MARRIED", "who_comes": "BOTH"}
STORY = {"parents_story": "Diceritakan dengan singkat"}
MAN = {"sex": "M", "birth_date": "1985-08-17", "nik": "1312011708850002", "full_name": "Budi"}
GOOD = (
    # --- A first passport ---------------------------------------------------------------------------------------------
    g("I have one name only", "adult", "PN_ADULT", E5),
    g("My name is Nu'man St. Rajo-Batuah", "adult", "PN_ADULT", E5, **MAN | {"full_name": "Nu'man St. Rajo-Batuah"}),
    g("Ten years, please", "adult", "PN_ADULT", E10, product="E10"),
    g("Today, please: express", "adult", "PN_ADULT", E5 + EXPRESS, express=True),
    g("I am 78 and was born in the colony", "adult", "PN_ADULT", E5, birth_date="1947-07-05", nik="1312034507470001"),
    g("I turn 17 today", "adult", "PN_ADULT", E5, birth_date="2009-01-12", nik="1312035201090001", dual=False),
    g("I am 16 and married, ten years", "adult", "PN_ADULT", E10, **TEEN, dual=False, marital_status="MARRIED",
      spouse_name="Budi", product="E10"),
    g("I was born on 29 February", "adult", "PN_ADULT", E5, birth_date="1992-02-29", nik="1312036902920001"),
    g("My NIK is from Medan, I live in Talu", "adult", "PN_ADULT", E5, nik="1271014507900001"),
    g("I live elsewhere than my KTP says", "adult", "PN_ADULT", E5, lives_there=False, domicile_street="Jorong Kajai",
      domicile_region="13.12.04.2001"),
    g("My certificate names no father", "adult", "PN_ADULT", E5, father_name=""),
    g("I am a widow", "adult", "PN_ADULT", E5, marital_status="WIDOWED"),
    g("A court changed my name, all papers follow", "adult", "PN_ADULT", E5, name_changed=True, former_name="Sarinah"),
    g("I became Indonesian", "adult", "PN_ADULT", E5, naturalised=True),
    g("I go to work, the labour office agrees", "adult", "P_WORKER", E5, purpose="WORK", first_work_abroad=False),
    g("I leave to work for the first time", "adult", "P_WORKER", E5, purpose="WORK", first_work_abroad=True),
    g("Umrah with one name", "adult", "P_UMRAH", E5, purpose="UMRAH"),
    g("I study abroad for years", "adult", "PN_ADULT", E5, purpose="STUDY", stay_length="LONGER"),
    g("I do not know when I leave", "adult", "PN_ADULT", E5, departure="", stay_length="UNKNOWN"),
    # --- Children -----------------------------------------------------------------------------------------------------
    g("Both of us come with her", "child", "PN_CHILD", E5),
    g("Our baby is three months old", "child", "PN_CHILD", E5, birth_date="2025-10-05", nik="1312034510250001"),
    g("Her mother is Japanese, the child is Indonesian", "child", "PN_CHILD", E5, mother_name="Aiko Tanaka"),
    g("He is 16 and goes to school", "child", "PN_CHILD", E5, **TEEN, marital_status="SINGLE"),
    g("Father is at sea and has signed", "child", "PN_CHILD", E5, who_comes="MOTHER"),
    g("Mother is ill and has signed", "child", "PN_CHILD", E5, who_comes="FATHER"),
    g("Divorced, the mother has custody", "child", "PN_CHILD_DIV", E5, parents_state="DIVORCED", custody="MOTHER"),
    g("Divorced, the father has custody", "child", "PN_CHILD_DIV", E5, parents_state="DIVORCED", custody="FATHER"),
    g("She flies with her aunt, we agree", "child", "PN_CHILD_ALONE", E5, travels_alone=True, escort_name="Upik Banun"),
    g("No marriage book, the office knows our papers", "child", "PN_CHILD_NOMARR", E5, parents_state="NO_BOOK",
      who_comes="BOTH", **STORY),
    g("His grandmother is his guardian", "child", "PN_CHILD_OTHER", E5, parents_state="OTHER", guardian_name="Upik",
      **STORY),
    g("Two nationalities, ten years old", "child", "PN_ABG", E5, birth_date="2015-07-05", nik="1312034507150001", **DUAL),
    g("Two nationalities, eighteen", "adult", "PN_ABG", E5, birth_date="2007-07-05", nik="1312034507070001", **DUAL),
    # --- Another passport ---------------------------------------------------------------------------------------------
    g("It has run out", "expired", "PR_EXPIRED", E5),
    g("Five months are left", "expired", "PR_EXPIRED", E10, issued_on="2021-06-01", valid_until=day(150), product="E10"),
    g("It is from 2005", "expired", "PR_EXPIRED", E5, issued_on="2005-02-01", valid_until="2010-02-01"),
    g("The consulate in Penang made it", "expired", "PR_EXPIRED", E5, issued_in_indonesia=False),
    g("It has run out and I am in a hurry", "expired", "PR_EXPIRED", E5 + EXPRESS, express=True),
    g("My ten-year passport ends in March", "expired", "PR_EXPIRED", E10, issued_on="2016-03-20",
      valid_until="2026-03-20", product="E10"),
    g("The pages are full of stamps", "full", "PR_FULL", E5),
    g("The child's passport has run out", "expired", "PR_EXPIRED", E5, birth_date="2015-07-05", nik="1312034507150001",
      dual=False, travels_alone=False, parents_state="MARRIED", who_comes="BOTH"),
    g("I go back to work in Malaysia", "expired", "PR_EXPIRED", E5, purpose="WORK", first_work_abroad=False),
    g("It was stolen at the market", "lost", "PR_LOST"),
    g("I lost it and know its number", "lost", "PR_LOST", lost_number="B1234567"),
    g("My son put it into the wash", "damaged", "PR_DAMAGED"),
    g("The flood of May took it", "lost", "PR_FM", disaster=True),
    g("A typing error in my passport", "change", "PC_DATA"),
    g("The court changed my name", "change", "PC_DATA", change="NAME"),
    g("A second name for umrah", "endorse", "PC_ENDORSE"),
    # --- Foreigners ---------------------------------------------------------------------------------------------------
    g("Thirty more days on my VoA", "visitor", "ITK_B1", 500_000),
    g("Fourteen days are left", "visitor", "ITK_B1", 500_000, permit_until=day(14)),
    g("Tomorrow is my last day", "visitor", "ITK_B1", 500_000, permit_until=day(1)),
    g("Sixty days with my guarantor", "guaranteed", "ITK_C_GUARANTEED", 1_000_000),
    g("Sixty days as a tourist", "guaranteed", "ITK_C", 1_000_000, guarantor_named=False),
    g("Half a year on a D visa", "guaranteed", "ITK_D", 2_000_000, holds="MULTIPLE", guarantor_named=False,
      length="D180", entry_date=day(0)),
    g("My ITAS ends in 20 days", "resident", "ITAS_EXTENSION", 3_000_000),
    g("I teach here, two more years", "resident", "ITAS_EXTENSION", 5_000_000, group="WORKER", duration="Y2"),
    g("I landed with a VITAS ten days ago", "arrived", "ITAS_FIRST", 3_000_000),
    g("My fourth extension", "resident", "ITAS_EXTENSION_DG", 3_000_000, extensions="THREE"),
    g("I am 70 and cannot queue", "resident", "ITAS_EXTENSION", 3_000_000, group="ELDERLY", birth_date="1955-03-02",
      needs_help=True),
    g("My new employer has the release letter", "resident", "ITAS_EXTENSION", 3_000_000, guarantor_changed=True),
    g("My ITAP ends in two months", "permanent", "ITAP_EXTENSION", 7_000_000),
    g("After years on an ITAS I settle", "permanent", "ITAP_FIRST", 7_000_000, holds="ITAS"),
    g("A month at home and back", "leaving", "IMK_ITAS", 300_000, duration="D30", returning_on=day(55)),
    g("A year abroad on my ITAP", "leaving", "IMK_ITAP", 1_500_000, holds="ITAP"),
    g("Two weeks on Gunung Talamau", "coming", "VISA_B1"),
    g("Two months of holiday", "coming", "VISA_C1", stay_length="UP_TO_60"),
    g("I will work here, the company vouches", "coming", "VISA_E23", purpose="WORK", guarantor_kind="COMPANY",
      guarantor_company="PT Sawit"),
    g("Meetings, again and again", "coming", "VISA_D2", purpose="BUSINESS", entries="SEVERAL"),
)  # fmt: skip
