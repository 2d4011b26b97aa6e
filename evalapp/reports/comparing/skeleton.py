"""All bytes of a paper as it lies on the disk, with its streams unpacked: what every reader must read in one way.

Readers differ in what they make of a file that says a thing twice, as two `/Contents` of one page. So it is not asked
what ours makes of it: but for how streams are packed, each byte must be the one that we wrote.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator

Take = Callable[[int], None]
"""Told how many bytes were unpacked; raises where that is enough."""

_STREAM, _STREAM_END = b"stream\n", b"\r\nendstream"
_LENGTH = re.compile(rb"/Length (\d+)\b")
_PACKED = b"/Filter /FlateDecode"
_PLAIN = b"/Type /Metadata"  # is read without unpacking, by whoever looks for it
_OBJECT = re.compile(rb"^(\d+) 0 obj\b", re.MULTILINE)
_XREF = re.compile(rb"^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] \n)+)", re.MULTILINE)
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\n")
# It is made of the packed streams, and says nothing to who does not decrypt.
_ID = re.compile(rb"/ID \n\[<[0-9a-f]{32}><[0-9a-f]{32}>\]")
_AT_ONCE = 1 << 16


class NotOurs(Exception):
    """It is not laid out as what we write."""


def skeleton(pdf: bytes, take: Take) -> list[bytes]:
    """What stands between the streams, and each stream unpacked, in turn. Raises NotOurs, and what `take` raises."""
    return list(pieces(pdf, take))


def pieces(pdf: bytes, take: Take) -> Iterator[bytes]:
    """The same one by one: only after the last it is known that all is laid out as we write it."""
    offsets: dict[int, int] = {}
    at = 0
    while (found := pdf.find(_STREAM, at)) >= 0:
        between, length, start = pdf[at:found], _length(pdf[at:found]), found + len(_STREAM)
        packed = pdf[start : start + length]
        if not pdf.startswith(_STREAM_END, start + length):
            raise NotOurs
        _find_objects(between, at, offsets)
        yield _LENGTH.sub(b"/Length", between)
        yield _unpacked(between, packed, take)
        at = start + length + len(_STREAM_END)
    rest = pdf[at:]
    _find_objects(rest, at, offsets)
    yield _without_places(rest, at, offsets)


def _length(between: bytes) -> int:
    """Of the stream whose object is the last one begun."""
    begun = [each.start() for each in _OBJECT.finditer(between)]
    lengths = _LENGTH.findall(between)
    if not begun or len(lengths) != 1 or _LENGTH.search(between, begun[-1]) is None:
        raise NotOurs
    return int(lengths[0])


def _unpacked(between: bytes, packed: bytes, take: Take) -> bytes:
    begun = between[[each.start() for each in _OBJECT.finditer(between)][-1] :]
    if begun.count(b"/Filter") != begun.count(_PACKED) or begun.count(_PACKED) > 1:
        raise NotOurs
    if not begun.count(_PACKED):
        if begun.count(_PLAIN) != 1:
            raise NotOurs
        take(len(packed))
        return packed
    unpacker = zlib.decompressobj()
    parts = [unpacker.decompress(packed, _AT_ONCE)]
    take(len(parts[0]))
    while unpacker.unconsumed_tail:
        parts.append(unpacker.decompress(unpacker.unconsumed_tail, _AT_ONCE))
        take(len(parts[-1]))
    if not unpacker.eof or unpacker.unused_data:
        raise NotOurs
    return b"".join(parts)


def _find_objects(between: bytes, at: int, offsets: dict[int, int]) -> None:
    for each in _OBJECT.finditer(between):
        number = int(each[1])
        if number in offsets:
            raise NotOurs
        offsets[number] = at + each.start()


def _without_places(rest: bytes, at: int, offsets: dict[int, int]) -> bytes:
    """Once each object was found where the table at the end says, and the table too."""
    table, start = _XREF.search(rest), _START.search(rest)
    if table is None or start is None or int(start[1]) != at + table.start() or start.end() != len(rest):
        raise NotOurs
    entries = [b"0000000000 65535 f "]
    entries += [b"%010d 00000 n " % offsets[number] for number in range(1, int(table[1]))]
    if b"\n".join(entries) + b"\n" != table[2] or len(offsets) != len(entries) - 1:
        raise NotOurs
    without = rest[: table.start(2)] + rest[table.end(2) : start.start(1)] + rest[start.end(1) :]
    return _ID.sub(b"/ID", without)
