"""Colour profiles as phones write them, and as nobody should."""

import struct

from PIL import ImageCms

D50 = (0.9642, 1.0, 0.8249)
P3 = {"rXYZ": (0.5151, 0.2412, -0.0011), "gXYZ": (0.2920, 0.6922, 0.0419), "bXYZ": (0.1571, 0.0666, 0.7841)}


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def display_p3(secret: bytes = b"") -> bytes:
    """Three primaries and a gamma, which is all that an iPhone's profile says; `secret` as its copyright."""
    gamma = b"curv" + bytes(4) + struct.pack(">IHH", 1, round(2.2 * 256), 0)
    tags = {"wtpt": _xyz(D50), **{name: _xyz(place) for name, place in P3.items()}}
    tags |= {"rTRC": gamma, "gTRC": gamma, "bTRC": gamma, "cprt": b"text" + bytes(4) + secret + b"\0"}
    tags["desc"] = b"desc" + bytes(4) + struct.pack(">I", 11) + b"Display P3\0" + bytes(78)
    table, body, at = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        table += name.encode() + struct.pack(">II", at + len(body), len(content))
        body += padded
    head = struct.pack(">I4sI4s4s4s", 132 + len(table) - 4 + len(body), b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + b"".join(_fixed(value) for value in D50) + bytes(48)
    return head + table + body


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(_fixed(value) for value in place)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))
