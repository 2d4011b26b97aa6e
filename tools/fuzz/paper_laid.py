"""A paper of ours packed otherwise, or with one of its streams changed, as who knows how ours are laid out would do it.

A change that leaves lengths and places as they were is seen at once. These are written anew, so that only what the
paper says is left to tell it from a true one.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from tools.fuzz.documents import Draw

_STREAM = re.compile(rb"(?<!end)stream\n")
_LENGTH = re.compile(rb"/Length (\d+)\b")
_OBJECT = re.compile(rb"^(\d+) 0 obj\b", re.MULTILINE)
_PLACES = re.compile(rb"\d{10}(?= \d{5} [nf] \n)")
_SHOWN = re.compile(rb"(?<=\()(?:[^()\\]|\\.)+(?=\) Tj)|(?<=<)[0-9a-fA-F]+(?=> Tj)|\d+(?:\.\d+)?", re.S)
# It is made of what is packed, and says nothing else.
_ID = re.compile(rb"/ID \n\[<[0-9a-f]{32}><[0-9a-f]{32}>\]")
Change = Callable[[int, bytes], bytes]
"""Of the stream with that number, what it is to hold."""


class NotLaidOut(Exception):
    """It is none of ours, so that nothing can be changed in it by what it means."""


def _as_it_is(_nth: int, plain: bytes) -> bytes:
    return plain


def laid(raw: bytes, level: int = 6, change: Change = _as_it_is) -> bytes:
    """Lengths and places say what is there. Raises NotLaidOut."""
    out, places, at, nth = bytearray(), dict[int, int](), 0, 0
    try:
        while found := _STREAM.search(raw, at):
            head = raw[at : found.start()]
            said = list(_LENGTH.finditer(head))[-1]
            stream = raw[found.end() : found.end() + int(said[1])]
            is_packed = b"/FlateDecode" in head[list(_OBJECT.finditer(head))[-1].start() :]
            plain = change(nth, zlib.decompress(stream) if is_packed else stream)
            new = zlib.compress(plain, level) if is_packed else plain
            head = head[: said.start(1)] + str(len(new)).encode() + head[said.end(1) :]
            _note(head, len(out), places)
            out += head + found[0] + new
            at, nth = found.end() + len(stream), nth + 1
        rest = raw[at:]
        _note(rest, len(out), places)
        return bytes(out) + _with_places(rest, len(out), places)
    except (IndexError, KeyError, ValueError, zlib.error) as error:
        raise NotLaidOut from error


def _note(text: bytes, at: int, places: dict[int, int]) -> None:
    places.update((int(each[1]), at + each.start()) for each in _OBJECT.finditer(text))


def _with_places(rest: bytes, at: int, places: Mapping[int, int]) -> bytes:
    begun = rest.index(b"xref\n0 ")
    numbers = iter(range(len(places) + 1))

    def place(match: re.Match[bytes]) -> bytes:
        number = next(numbers)
        return b"%010d" % places[number] if number else match[0]

    try:
        table = _PLACES.sub(place, rest[begun:])
    except (StopIteration, RuntimeError) as error:
        raise ValueError from error
    return rest[:begun] + re.sub(rb"(?<=startxref\n)\d+", str(at + begun).encode(), table)


def rewritten(draw: Draw, raw: bytes) -> bytes:
    """One stream says something else: a text or a number of a page, of a font, or of what the paper says of itself."""
    wanted, other = draw(st.integers(0, 40)), draw(st.integers(0, 10_000))

    def change(nth: int, plain: bytes) -> bytes:
        if nth != wanted:
            return plain
        shown = list(_SHOWN.finditer(plain))
        if not shown:
            return plain[: other % (len(plain) + 1)] + b"\x00" + plain[other % (len(plain) + 1) :]
        one = shown[other % len(shown)]
        new = draw(st.sampled_from((shown[0][0], shown[-1][0], one[0][::-1], one[0] * 2, b"7", b"")))
        return plain[: one.start()] + new + plain[one.end() :]

    try:
        return laid(raw, 6, change)
    except NotLaidOut:
        return raw


def is_same(one: bytes, other: bytes) -> bool:
    """Whether two papers say the same, however they are packed."""
    if one == other:
        return True
    try:
        if one.startswith(b"PK") and other.startswith(b"PK"):
            return _parts(one) == _parts(other)
        return _plainly(one) == _plainly(other)
    except (NotLaidOut, zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError):
        return False


def _plainly(raw: bytes) -> bytes:
    return _ID.sub(b"", laid(raw))


def _parts(raw: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return [(each.filename, archive.read(each)) for each in archive.infolist()]


def repacked(raw: bytes, level: int) -> bytes:
    """A paper or a workbook, of which only how tightly it is packed is another."""
    if not raw.startswith(b"PK"):
        return laid(raw, level)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(out, "w") as made:
        for each in archive.infolist():
            made.writestr(each, archive.read(each), zipfile.ZIP_DEFLATED, level)
    return out.getvalue()
