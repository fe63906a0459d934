"""Applications that would cost their applicants the fee, one a line: who says what, and what comes of it.

`how` is "stop": nothing is sent and the page says why; "warn": the page says so and lets pass; "send", "place", "bill":
refused at that step with this code. `without` are papers that were not brought, `world` what else is the case.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.preflight.people import day


@dataclass(frozen=True)
class Bad:
    says: str
    base: str
    code: str
    how: str = "stop"
    changes: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    world: str = ""


def b(
    says: str, base: str, code: str, how: str = "stop", /, *, without: str = "", world: str = "", **changes: Any
) -> Bad:
    return Bad(says, base, code, how, changes, tuple(without.split()), world)


NIK_OF_A_MAN, NIK_OF_SOMEBODY_ELSE = "1312030507900001", "1312011708850002"
BAD = (
    # --- The wrong kind of application --------------------------------------------------------------------------------
    b("I had a passport once, it is in a drawer", "adult", "HAD_PASSPORT", had_passport=True),
    b("I am Malaysian, my wife is from here", "adult", "NOT_CITIZEN", citizenship="OTHER"),
    b("My passport is good for eight more months", "expired", "STILL_VALID", valid_until=day(245)),
    b("The name in my passport is misspelt", "full", "OTHER_SERVICE", reason="DATA"),
    b("There is nothing wrong with my passport", "expired", "STILL_GOOD", reason="NONE"),
    b("My passport has run out, I take the data form", "change", "REPLACEMENT", reason="EXPIRED"),
    b("I hold an ITAP and use the form for visitors", "visitor", "NOT_VISITING", holds="ITAP"),
    b("I am a visitor and want a re-entry permit", "leaving", "VISITORS_CANNOT", holds="SINGLE"),
    b("I have an ITAP, I will extend it as an ITAS", "resident", "HAS_PERMANENT", holds="ITAP"),
    b("On a tourist visa I apply for an ITAP", "permanent", "NOT_YET_LIMITED", holds="SINGLE"),
    b("I am Indonesian, I live abroad", "coming", "INDONESIAN", nationality="IDN"),
    # --- The same person twice ----------------------------------------------------------------------------------------
    b("I pressed too often, here is a second one", "adult", "RUNNING", world="own_running"),
    b("My replacement runs, I also take a first one", "adult", "RUNNING", world="own_replacement_running"),
    b("An agent has applied for me, I do it again", "adult", "applications.already_running", "send", world="agents_running"),
    b("My agent has asked for a change of my data", "expired", "applications.already_running", "send", world="agents_change"),
    b("I had my first passport from here last year", "adult", "HAD_BEFORE", "warn", world="had_one_from_here"),
    b("I fill in my cousin's data in my own name", "adult", "PERSON_DIFFERS", "warn", world="somebody_elses_profile"),
    # --- Numbers and days that cannot be, or look odd -----------------------------------------------------------------
    b("My NIK is of the 17th, I was born on the 5th", "adult", "DOUBTFUL", "warn", nik="1312035708900001"),
    b("My NIK says man, I am a woman", "adult", "DOUBTFUL", "warn", nik=NIK_OF_A_MAN),
    b("I copied 15 digits of my NIK", "adult", "ANSWER_WRONG", nik="131203450790000"),
    b("The last four digits are smudged, I wrote 0000", "adult", "ANSWER_WRONG", nik="1312034507900000"),
    b("I was born on 31 February, it seems", "adult", "ANSWER_WRONG", nik="1312037102900001"),
    b("My NIK begins with 9912", "adult", "DOUBTFUL", "warn", nik="9912034507900001"),
    b("My KK number has 15 digits", "adult", "DOUBTFUL", "warn", kk="131203050710000"),
    b("I was born next year", "child", "ANSWER_WRONG", birth_date=day(300), nik="1312030811260001"),
    b("I lost it next week", "lost", "ANSWER_WRONG", lost_on=day(7)),
    b("It was issued after it ended", "expired", "OLD_DAYS_SWAPPED", issued_on="2025-12-20"),
    b("My passport was valid for twelve years", "expired", "OLD_DAYS_LONG", "warn", issued_on="2013-12-01"),
    b("My permit ended before I came", "visitor", "DAYS_SWAPPED", entry_date=day(0), permit_until=day(-2)),
    b("I come back before I leave", "leaving", "RETURN_BEFORE", returning_on=day(20)),
    # --- Names that differ --------------------------------------------------------------------------------------------
    b("My certificate says Sarry, my KTP says Sari", "adult", "PAPERS_DIFFER", papers_agree=False),
    b(
        "I changed my name, the old one is still on the KK", "adult", "PAPERS_EXPLAINED", "warn",
        papers_agree=False, name_changed=True, former_name="Sarinah",
    ),
    b("My old passport has another birthday", "expired", "DATA_DIFFERS", data_same=False),
    # --- Not offered, or not to this person ---------------------------------------------------------------------------
    b("My son is 15, ten years please", "child", "TEN_YEARS", birth_date="2010-07-05", nik="1312034507100001",
      marital_status="SINGLE", product="E10"),
    b("My daughter is 7, ten years please", "child", "NOT_OFFERED", product="E10"),
    b("I am 19 with two passports, ten years please", "adult", "TEN_YEARS", birth_date="2006-07-05",
      nik="1312034507060001", dual=True, parents_state="MARRIED", who_comes="BOTH", product="E10"),
    b("The cheap booklet without a chip, please", "adult", "NOT_OFFERED", product="N5"),
    b("Express, in an office that has none", "adult", "NOT_OFFERED_HERE", express=True, world="no_express"),
    b("I take an hour of the express lane unpaid", "adult", "applications.not_your_lane", "place", world="express_hour"),
    # --- Children and who stands for them -----------------------------------------------------------------------------
    b("Father is at sea, I come alone", "child", "PAPER_MISSING", who_comes="MOTHER", without="PARENT_CONSENT"),
    b("We are divorced, there is no custody letter", "child", "PAPER_MISSING", parents_state="DIVORCED", custody="MOTHER",
      without="CUSTODY"),
    b("She flies with her aunt, who has no passport", "child", "PAPER_MISSING", travels_alone=True, escort_name="Upik",
      without="ESCORT_PASSPORT"),
    b("Grandmother looks after her, I forgot her name", "child", "ANSWER_MISSING", parents_state="OTHER",
      parents_story="Yatim piatu"),
    b("Grandmother comes, without any letter", "child", "PAPER_MISSING", parents_state="OTHER",
      guardian_name="Upik", parents_story="Yatim piatu", without="GUARDIAN_PROOF"),
    b("The guardian? I wrote the child's name", "child", "SAME_NAME", "warn", parents_state="OTHER",
      guardian_name="Sari", parents_story="Yatim piatu"),
    b("We have no marriage book and nothing instead", "child", "PAPER_MISSING", parents_state="NO_BOOK",
      parents_story="Nikah siri", without="SUBSTITUTE"),
    b("We have no marriage book, here is a letter", "child", "OFFICE_FIRST", "warn", parents_state="NO_BOOK",
      parents_story="Nikah siri"),
    b("She has two nationalities but no affidavit", "child", "PAPER_MISSING", dual=True, without="AFFIDAVIT"),
    # --- Papers and answers that are missing --------------------------------------------------------------------------
    b("I will bring my KTP on the day", "adult", "PAPER_MISSING", without="KTP"),
    b("I have no birth certificate or diploma", "adult", "PAPER_MISSING", without="BIRTH_PROOF"),
    b("I lost it, but did not go to the police", "lost", "PAPER_MISSING", without="POLICE_REPORT"),
    b("The flood took it, the nagari has not written yet", "lost", "PAPER_MISSING", disaster=True,
      without="DISASTER_LETTER"),
    b("I change my name, the court has not decided", "change", "PAPER_MISSING", change="NAME", without="COURT_DECISION"),
    b("I do not say my mother's name", "adult", "ANSWER_MISSING", mother_name=""),
    b("I do not declare anything", "adult", "ANSWER_MISSING", true_purpose=False),
    b("I work abroad without the labour office", "adult", "PAPER_MISSING", purpose="WORK", first_work_abroad=False,
      without="WORK_RECOMMENDATION"),
    b("I work here, my company has no RPTKA", "resident", "PAPER_MISSING", group="WORKER", without="RPTKA"),
    # --- What the interview will find ---------------------------------------------------------------------------------
    b("A holiday, for more than a year", "adult", "LONG_HOLIDAY", "warn", stay_length="LONGER"),
    b("I fly in three days", "adult", "LEAVES_SOON", "warn", departure=day(3)),
    b("I was careless and it is gone", "lost", "CARELESS", "warn"),
    # --- Permits of foreigners ----------------------------------------------------------------------------------------
    b("My permit ended three days ago", "visitor", "OVERSTAY", permit_until=day(-3)),
    b("My permit ended seventy days ago", "visitor", "OVERSTAY_LONG", permit_until=day(-70), entry_date=day(-100)),
    b("Today is my last day", "visitor", "LAST_DAY", "warn", permit_until=day(0)),
    b("Five days are left", "visitor", "SOON", "warn", permit_until=day(5)),
    b("Twenty days are left, I like to be early", "visitor", "TOO_EARLY", permit_until=day(20)),
    b("I came without a visa and want to stay", "visitor", "NOT_EXTENDABLE", holds="VISA_FREE"),
    b("My VoA was extended already", "visitor", "VOA_ONCE", extensions="ONE"),
    b("Sixty days on a VoA, please", "visitor", "VOA_30_DAYS", length="D60"),
    b("The third extension of my C visa", "guaranteed", "SINGLE_TWICE", extensions="TWO"),
    b("I have been here 150 days, sixty more", "guaranteed", "OVER_180_DAYS", entry_date=day(-150)),
    b("Another friend vouches for me now", "guaranteed", "OTHER_GUARANTOR", guarantor_same=False),
    b("My guarantor? I wrote my own e-mail", "guaranteed", "applications.guarantor_is_applicant", "send", world="own_mail"),
    b("I leave after that, in three months", "visitor", "LEAVES_LATE", "warn", leaving_on=day(90)),
    b("I did not register at evisa", "visitor", "EVISA_FIRST", "warn", evisa_filed=False),
    b("My passport has ended", "visitor", "PASSPORT_OVER", passport_until=day(-1)),
    b("My passport ends in two weeks", "visitor", "PASSPORT_SHORT", "warn", passport_until=day(14)),
    b("I pay after my permit has ended", "visitor", "applications.stopped", "bill", world="permit_ends_meanwhile"),
    b("I landed with a VITAS two months ago", "arrived", "LATE_FOR_ITAS", "warn", entry_date=day(-60)),
    b("Five years of ITAS, whatever it costs", "resident", "FEE_UNKNOWN", duration="Y5"),
    b("ITAS for two years, passport for one", "resident", "PASSPORT_SHORT", "warn", duration="Y2", passport_until=day(400)),
    b("My ITAP ends in half a year", "permanent", "TOO_EARLY", permit_until=day(180)),
    b("I go for a year, my ITAS ends in March", "leaving", "LONGER_THAN_PERMIT", "warn", permit_until=day(60)),
    b("I come back when my ITAS is over", "leaving", "RETURN_LATE", "warn", permit_until=day(380), returning_on=day(400)),
    b("A visa with a passport for five months", "coming", "SIX_MONTHS", passport_until=day(150)),
    b("A visa for several entries, passport for a year", "coming", "EIGHTEEN_MONTHS", entries="SEVERAL",
      passport_until=day(365)),
)  # fmt: skip
