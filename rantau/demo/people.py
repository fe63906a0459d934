"""Invented people of Pasaman Barat: names as they are heard there, numbers that fit, addresses over all its nagari."""

from datetime import date, timedelta
from random import Random

from rantau.demo.personas import CROWD_PASSWORD, Applicant
from rantau.offices import queries as offices

DOMAIN = "warga.contoh.id"
REGENCY = "13.12"
WOMEN = (
    "Rahmi", "Yulia", "Suryani", "Desi", "Upik", "Siti Aminah", "Mariana", "Nur Asiah", "Sri Lestari", "Wahyuni",
    "Elvi", "Reni", "Tiurma", "Rosmawati", "Murni", "Puti Bungsu", "Zahara", "Endang", "Lasmi", "Halimah",
)  # fmt: skip
MEN = (
    "Zulkifli", "Syafri", "Amri", "Rizal", "Buyung", "Ahmad", "Parlindungan", "Joko", "Sutrisno", "Fadli", "Ramli",
    "Mardan", "Hendra", "Togi", "Agus", "Bujang", "Yusrizal", "Bambang", "Irwan", "Marah Hasan",
)  # fmt: skip
LAST = (
    "Caniago", "Koto", "Piliang", "Tanjung", "Sikumbang", "Jambak", "Nasution", "Lubis", "Hasibuan", "Siregar",
    "Harahap", "Rangkuti", "Daulay", "Wibowo", "Santoso", "Saputra", "Hidayat", "Putra", "Melayu", "Guci",
)  # fmt: skip
STREETS = ("Jorong Pasar", "Jorong Simpang Tigo", "Jorong Kampung Cubadak", "Jorong Batang Saman", "Jl. Sawah Laweh")
ALONE = 8
"""Every eighth has one name only."""


def pick(seed: str) -> Random:
    """Chance that falls the same way every time, so that a run that was broken off goes on as it began."""
    return Random(seed)


def address_of(number: int) -> str:
    return f"warga{number:03d}@{DOMAIN}"


def invent(number: int) -> Applicant:
    """The person with this number from 1 on; always the same one."""
    chance = pick(f"person {number}")
    sex = chance.choice("FM")
    born = date(1955, 1, 1) + timedelta(days=chance.randrange(51 * 365))
    district = chance.choice(offices.regions(REGENCY)).code
    village = chance.choice(offices.regions(district)).code
    return Applicant(
        email=address_of(number),
        full_name=a_name(chance, sex, alone=number % ALONE == 0),
        password=CROWD_PASSWORD,
        nik=f"{district.replace('.', '')}{born.day + (40 if sex == 'F' else 0):02d}{born:%m%y}{number + 100:04d}",
        born=born,
        sex=sex,
        phone=f"+6281300{number:06d}",
        region_code=village,
        street=f"{chance.choice(STREETS)} No. {chance.randrange(1, 90)}",
        about="warga rekaan",
    )


def a_name(chance: Random, sex: str, *, alone: bool = False) -> str:
    first = chance.choice(WOMEN if sex == "F" else MEN)
    return first if alone else f"{first} {chance.choice(LAST)}"
