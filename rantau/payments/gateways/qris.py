"""Is a QRIS text whole? EMVCo merchant-presented: TLV fields, and in field 63 a checksum over all before its value."""

from decimal import Decimal, InvalidOperation

POLYNOMIAL, START = 0x1021, 0xFFFF
AMOUNT, CURRENCY, COUNTRY = "54", "53", "58"


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE as 4 upper-case hex digits; of "123456789": 29B1."""
    crc = START
    for byte in text.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ POLYNOMIAL if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return f"{crc:04X}"


def fields(payload: str) -> dict[str, str]:
    """Top-level fields by their two-digit id. Raises ValueError when lengths do not add up."""
    found: dict[str, str] = {}
    at = 0
    while at < len(payload):
        tag, length = payload[at : at + 2], int(payload[at + 2 : at + 4])
        value = payload[at + 4 : at + 4 + length]
        if len(value) != length:
            raise ValueError(f"field {tag} is cut")
        found[tag] = value
        at += 4 + length
    return found


def asks_for(payload: str, amount: int) -> bool:
    """True when the checksum fits and it asks for exactly this amount in rupiah."""
    try:
        parts = fields(payload)
        asked = Decimal(parts.get(AMOUNT, "0"))
    except (ValueError, InvalidOperation):
        return False
    whole = payload[-8:-4] == "6304" and checksum(payload[:-4]) == payload[-4:]
    return whole and asked == amount and parts.get(CURRENCY) == "360" and parts.get(COUNTRY) == "ID"
