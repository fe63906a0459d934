"""What invented people answer on the pages of a first passport, and of one that was lost."""

from datetime import date
from random import Random
from typing import Any

from rantau.demo import papers
from rantau.demo.people import LAST, MEN
from rantau.demo.personas import Applicant

SERVICE = "paspor-baru"
REPLACING = "paspor-penggantian"
LOSSES = (
    "Dompet dan paspor jatuh dari perahu di Air Bangis.",
    "Tas dicuri di terminal Simpang Empat.",
    "Paspor hilang waktu pindah rumah.",
)
TRIPS = (
    ("TOURISM", "Malaysia", "keluarga", "WEEKS_2"),
    ("UMRAH", "Arab Saudi", "rombongan biro perjalanan", "WEEKS_2"),
    ("FAMILY", "Malaysia", "sendiri", "MONTHS_3"),
    ("TREATMENT", "Malaysia", "anak", "WEEKS_2"),
    ("STUDY", "Mesir", "sendiri", "LONGER"),
)
WORKS = ("FARMER", "FISHER", "HOUSEHOLD", "NONE", "RETIRED")


def pages(person: Applicant, chance: Random) -> dict[str, dict[str, Any]]:
    """Answers by section, in the order of the pages; complete and true to the rules."""
    purpose, destination, companions, stay = chance.choice(TRIPS)
    return {
        "history": {"had_passport": False},
        "identity": _identity(person),
        "family": {
            "mother_name": papers.mother_of(person),
            "father_name": f"{chance.choice(MEN)} {chance.choice(LAST)}",
            "name_changed": False,
            "naturalised": False,
        },
        "marriage": {"marital_status": chance.choice(("SINGLE", "DIVORCED", "WIDOWED"))},
        "address": {"street": person.street, "region": person.region_code, "lives_there": True},
        "contact": {
            "phone": person.phone,
            "email": person.email,
            "emergency_name": f"{chance.choice(MEN)} {chance.choice(LAST)}",
            "emergency_relation": "SIBLING",
            "emergency_phone": f"+62819{chance.randrange(10**7):07d}",
        },
        "job": {"occupation": chance.choice(WORKS)},
        "travel": {
            "purpose": purpose,
            "destination": destination,
            "stay_length": stay,
            "companions": companions,
        },
        "product": {"product": chance.choice(("E5", "E10", "E10"))},
        "declaration": {"papers_agree": True, "first_passport": True, "true_purpose": True},
    }


def lost(person: Applicant, chance: Random, day: date) -> dict[str, dict[str, Any]]:
    """As for a first passport, but for how the one that they had was lost on that day."""
    story = {
        "reason": "LOST",
        "lost_on": day.isoformat(),
        "disaster": False,
        "what_happened": chance.choice(LOSSES),
    }
    return {
        **pages(person, chance),
        "history": story,
        "declaration": {"true_history": True, "true_purpose": True},
    }


def minutes() -> dict[str, str]:
    """What the examiner writes."""
    return {
        "statement": "T: Kapan dan di mana hilang?\nJ: Di terminal, minggu lalu. Saya lapor polisi hari itu juga.",
        "circumstances": "Surat polisi asli ada, tanggalnya cocok. Keterangan tidak berubah saat ditanya ulang.",
        "opinion": "BEYOND_CONTROL",
    }


def interview(person: Applicant, *, doubt: bool) -> dict[str, Any]:
    """What the officer writes down."""
    told = {
        "originals_match": True,
        "names_match": True,
        "told_purpose": "Seperti pada permohonan",
        "told_destination": "Malaysia, rumah saudara",
        "told_departure": "Bulan depan",
        "told_length": "Dua minggu",
        "told_companions": "Keluarga, biaya sendiri",
        "answers_agree": not doubt,
        "data_approved": True,
    }
    return told | ({"doubt": "Tujuan di permohonan berbeda dengan jawaban."} if doubt else {})


def _identity(person: Applicant) -> dict[str, Any]:
    return {
        "citizenship": "IDN",
        "full_name": person.full_name,
        "nik": person.nik,
        "kk": papers.family_number(person),
        "sex": person.sex,
        "birth_place": "Simpang Empat",
        "birth_date": person.born.isoformat(),
    }
