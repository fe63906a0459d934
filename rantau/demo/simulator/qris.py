"""The text behind a simulated QRIS code (EMVCo merchant-presented, invented merchant)."""


def payload(amount: int, order: str) -> str:
    """A dynamic code for `amount` rupiah that names the order."""
    account = (
        _field("00", "ID.CO.EXAMPLE.WWW")
        + _field("01", "936000140000000001")
        + _field("02", "000000000001")
        + _field("03", "UBE")
    )
    national = _field("00", "ID.CO.QRIS.WWW") + _field("02", "ID1020000000001") + _field("03", "UBE")
    text = "".join(
        [
            _field("00", "01"),
            _field("01", "12"),
            _field("26", account),
            _field("51", national),
            _field("52", "9399"),
            _field("53", "360"),
            _field("54", str(amount)),
            _field("58", "ID"),
            _field("59", "SIMULASI RANTAU"),
            _field("60", "PASAMAN BARAT"),
            _field("61", "26566"),
            _field("62", _field("01", order[:25])),
            "6304",
        ]
    )
    return text + _crc(text)


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _crc(text: str) -> str:
    crc = 0xFFFF
    for byte in text.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = ((crc << 1) ^ 0x1021) & 0xFFFF if crc & 0x8000 else (crc << 1) & 0xFFFF
    return f"{crc:04X}"
