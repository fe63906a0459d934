"""Pictures of papers that nobody can take for real ones: drawn, plain, and marked CONTOH all over."""

import io

from PIL import Image, ImageDraw, ImageFont

from rantau.demo.personas import Applicant

SLOTS = {"KTP": "KARTU TANDA PENDUDUK", "KK": "KARTU KELUARGA", "BIRTH_PROOF": "KUTIPAN AKTA KELAHIRAN"}
"""What everybody brings."""
TITLES = {**SLOTS, "POLICE_REPORT": "SURAT KETERANGAN HILANG"}
GROUND = {"KTP": "#cfe3f1", "KK": "#f3efe2", "BIRTH_PROOF": "#e6efdf", "POLICE_REPORT": "#ece6f0"}
SIZE = (1280, 800)
INK, MARK = "#1d2a33", "#d8a9a4"


def draw(slot: str, person: Applicant) -> bytes:
    """The paper for this slot (a key of TITLES) as JPEG."""
    picture = Image.new("RGB", SIZE, GROUND[slot])
    canvas = ImageDraw.Draw(picture)
    for across in range(-100, SIZE[0], 420):
        for down in range(60, SIZE[1], 190):
            canvas.text((across + down % 170, down), "CONTOH", fill=MARK, font=ImageFont.load_default(64))
    canvas.text((60, 40), f"{TITLES[slot]} (BUKAN YANG ASLI)", fill=INK, font=ImageFont.load_default(44))
    for position, line in enumerate(lines(slot, person)):
        canvas.text((60, 140 + position * 62), line, fill=INK, font=ImageFont.load_default(34))
    canvas.rectangle((8, 8, SIZE[0] - 8, SIZE[1] - 8), outline=INK, width=4)
    if slot == "KTP":
        _face(canvas)
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=80)
    return target.getvalue()


def lines(slot: str, person: Applicant) -> list[str]:
    """What is written on it."""
    sex = "PEREMPUAN" if person.sex == "F" else "LAKI-LAKI"
    told = [
        f"NIK: {person.nik}",
        f"Nama: {person.full_name.upper()}",
        f"Lahir: SIMPANG EMPAT, {person.born:%d-%m-%Y}",
        f"Jenis kelamin: {sex}",
        f"Alamat: {person.street}",
        "Kewarganegaraan: WNI",
    ]
    if slot == "KK":
        return [f"No. {family_number(person)}", *told]
    return [*told, f"Ibu: {mother_of(person)}"] if slot == "BIRTH_PROOF" else told


def family_number(person: Applicant) -> str:
    """KK: district, day of issue, serial."""
    return f"{person.nik[:6]}010115{person.nik[-4:]}"


def mother_of(person: Applicant) -> str:
    return f"Bundo {person.full_name.split()[-1]}"


def _face(canvas: ImageDraw.ImageDraw) -> None:
    canvas.rectangle((960, 150, 1210, 480), fill="#b94a3a")
    canvas.ellipse((1030, 200, 1140, 330), fill="#e7c9a9")
    canvas.ellipse((990, 340, 1180, 600), fill="#31465a")
    canvas.rectangle((950, 481, 1220, 620), fill=GROUND["KTP"])
