"""Archives with the tricks that archives know: names twice or above, sizes and sums that lie, flags, what swells."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from tools.fuzz.documents import Draw

_ENTRY, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
_NAMES = (
    "../../x", "/etc/x", "C:\\x", "a\\b", "CON", " ", ".", "xl/../xl/workbook.xml", "é", "\u202ex", "a" * 300,
    "manifest.json/",
    "x.xml", "xl/sharedStrings.xml", "XL/WORKBOOK.XML", "return.json", "pack.json", "attachment-" + "0" * 64,
    "META-INF/x",
)  # fmt: skip


def plain(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()


def zipped(draw: Draw, parts: Mapping[str, bytes], often: int = 5) -> bytes:
    """One of `often` with a trick or two."""
    raw = plain(parts)
    if draw(st.integers(1, often)) != 1:
        return raw
    raw = draw(st.sampled_from(_CONTENTS))(draw, parts)
    for _turn in range(draw(st.integers(0, 2))):
        raw = draw(st.sampled_from(_BYTES))(draw, raw)
    return raw


def _as_it_is(_draw: Draw, parts: Mapping[str, bytes]) -> bytes:
    return plain(parts)


def _one_more(draw: Draw, parts: Mapping[str, bytes]) -> bytes:
    """A part twice, or one of another name."""
    out = io.BytesIO()
    name = draw(st.one_of(st.sampled_from(list(parts)), st.sampled_from(_NAMES)))
    content = draw(st.sampled_from((b"", b"<x/>", *parts.values())))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        entries = [*parts.items(), (name, content)]
        for each, held in entries if draw(st.booleans()) else reversed(entries):
            archive.writestr(each, held)
    return out.getvalue()


def _lacking(draw: Draw, parts: Mapping[str, bytes]) -> bytes:
    gone = draw(st.sampled_from(list(parts)))
    return plain({name: content for name, content in parts.items() if name != gone})


def _renamed(draw: Draw, parts: Mapping[str, bytes]) -> bytes:
    one, other = (
        draw(st.sampled_from(list(parts))),
        draw(st.one_of(st.sampled_from(list(parts)), st.sampled_from(_NAMES))),
    )
    return plain({(other if name == one else name): content for name, content in parts.items()})


def _swollen(draw: Draw, parts: Mapping[str, bytes]) -> bytes:
    """A part with very much of nothing in it."""
    name = draw(st.sampled_from(list(parts)))
    filling = draw(st.sampled_from((b" ", b"\x00", b"<a>", b"<!---->", b"a"))) * draw(
        st.sampled_from((1_000, 1_000_000, 12_000_000))
    )
    at = draw(st.sampled_from((0, len(parts[name]) // 2, len(parts[name]))))
    return plain({**parts, name: parts[name][:at] + filling + parts[name][at:]})


def _part(draw: Draw, parts: Mapping[str, bytes]) -> bytes:
    """A part that is another, or has something put in it."""
    name = draw(st.sampled_from(list(parts)))
    old = parts[name]
    at = draw(st.integers(0, len(old)))
    new = draw(st.sampled_from((
        b"", old[:at], old[at:], old + old, old[:at] + b"<!DOCTYPE x [<!ENTITY a 'b'>]>&a;" + old[at:],
        old[:at] + b"\x00" + old[at:],
        old.replace(b"<row", b"<ROW"), old.replace(b"http", b"HTTP"), old.decode("utf-8", "replace").encode("utf-16"),
        b'<?xml version="1.0" encoding="x"?>' + old, old[:at] + b"<![CDATA[" + old[at:] + b"]]>", old.replace(b"1",
        b"99999999999"),
        old.replace(b"main", b"other"), old[:at] + b"&#0;&#xD800;" + old[at:], old.replace(b"><", b"><!-- x --><"),
    )))  # fmt: skip
    return plain({**parts, name: new})


def _stored(draw: Draw, parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", draw(st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))
    ) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _field(of: bytes, offset: int, kind: str) -> Callable[[Draw, bytes], bytes]:
    """A field of a record of the archive, one of them, made another."""

    def change(draw: Draw, raw: bytes) -> bytes:
        places = (
            [at for at in range(len(raw) - 46) if raw[at : at + 4] == of] if of != _END else [raw.rfind(_END)]
        )
        if not places or places[0] < 0:
            return raw
        at = draw(st.sampled_from(places)) + offset
        size = struct.calcsize(kind)
        most = 256**size - 1
        was = int.from_bytes(raw[at : at + size], "little")
        value = draw(
            st.sampled_from(
                (0, 1, most, most // 2, min(was + 1, most), max(was - 1, 0), 8, 99 & most, was ^ 1)
            )
        )
        return raw[:at] + int(value).to_bytes(size, "little") + raw[at + size :]

    return change


def _end_more(draw: Draw, raw: bytes) -> bytes:
    return raw + draw(st.sampled_from((b"x", b"\x00" * 22, raw, b"PK\x05\x06" + bytes(18))))


def _before(draw: Draw, raw: bytes) -> bytes:
    return draw(st.sampled_from((b"x", b"\x00" * 100, raw, b"%PDF-1.4\n"))) + raw


def _cut(draw: Draw, raw: bytes) -> bytes:
    return raw[: draw(st.integers(0, len(raw)))]


def _crc(draw: Draw, raw: bytes) -> bytes:
    """A sum that fits what is not there."""
    wrong = zlib.crc32(draw(st.binary(max_size=3))).to_bytes(4, "little")
    at = raw.rfind(_ENTRY)
    return raw if at < 0 else raw[: at + 16] + wrong + raw[at + 20 :]


_CONTENTS = (_as_it_is, _as_it_is, _one_more, _lacking, _renamed, _swollen, _part, _part, _part, _stored)
# Flags, method, sums, sizes and names of the directory; the same of what stands before each part; the end.
_BYTES = (
    _field(_ENTRY, 8, "<H"), _field(_ENTRY, 10, "<H"), _field(_ENTRY, 16, "<L"), _field(_ENTRY, 20, "<L"),
    _field(_ENTRY, 24, "<L"),
    _field(_ENTRY, 28, "<H"), _field(_ENTRY, 30, "<H"), _field(_ENTRY, 42, "<L"), _field(_LOCAL, 6, "<H"),
    _field(_LOCAL, 8, "<H"),
    _field(_LOCAL, 26, "<H"), _field(_LOCAL, 28, "<H"), _field(_END, 8, "<H"), _field(_END, 10, "<H"), _field(_END,
    12, "<L"),
    _field(_END, 16, "<L"), _field(_END, 20, "<H"), _field(_ENTRY, 46, "<B"), _end_more, _before, _cut, _crc,
)  # fmt: skip
