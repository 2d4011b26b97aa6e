"""The colour space of all our colours, as a profile that an archive's PDF carries (ICC.1:2001-04, version 2.4)."""

from __future__ import annotations

import struct
from functools import cache

NAME = "sRGB IEC61966-2.1"
# Of IEC 61966-2-1, adapted to D50 by the Bradford transform as ICC profiles of sRGB have them.
_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.4360747, 0.2225045, 0.0139322)
_GREEN = (0.3850649, 0.7168786, 0.0971045)
_BLUE = (0.1430804, 0.0606169, 0.7141733)
_POINTS = 256
_HEADER = 128


@cache
def srgb() -> bytes:
    curve = _padded(struct.pack(">4sII", b"curv", 0, _POINTS) + _curve())
    tags = {
        b"desc": _description(NAME),
        b"cprt": _padded(struct.pack(">4sI", b"text", 0) + b"No copyright, use freely\0"),
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at = _HEADER + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        if content not in places:  # the three curves are one
            places[content] = at + len(body)
            body += content
        table += struct.pack(">4sII", name, places[content], len(content))
    return _header(at + len(body)) + table + body


def _header(size: int) -> bytes:
    return struct.pack(
        ">I4sI4s4s4s6H4s4sIII8sI3i4s44x",
        size, b"\0" * 4, 0x02400000, b"mntr", b"RGB ", b"XYZ ", 2000, 1, 1, 0, 0, 0, b"acsp", b"\0" * 4, 0, 0, 0,
        b"\0" * 8, 0, *_fixed(_WHITE), b"\0" * 4,
    )  # fmt: skip


def _curve() -> bytes:
    """From the value that is stored to the light that it means, 0 to 65535 each (IEC 61966-2-1, 5.2)."""
    values = []
    for n in range(_POINTS):
        shown = n / (_POINTS - 1)
        light = shown / 12.92 if shown <= 0.04045 else ((shown + 0.055) / 1.055) ** 2.4
        values.append(round(65535 * light))
    return struct.pack(f">{_POINTS}H", *values)


def _description(name: str) -> bytes:
    words = name.encode("ascii") + b"\0"
    return _padded(struct.pack(">4sII", b"desc", 0, len(words)) + words + b"\0" * (4 + 4 + 2 + 1 + 67))


def _xyz(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *_fixed(value))


def _fixed(value: tuple[float, float, float]) -> list[int]:
    """As s15Fixed16 numbers."""
    return [round(each * 65536) for each in value]


def _padded(content: bytes) -> bytes:
    return content + b"\0" * (-len(content) % 4)
