"""What is in a file that holds others: an archive, what was packed to be smaller, a mail with its enclosures.

No further than an allowance goes, which notes why something stayed unseen: who looks for what must not travel may not
take silence for a proof.
"""

from __future__ import annotations

import bz2
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, NamedTuple

from evalapp.domain.incoming.executables import is_archive
from evalapp.domain.incoming.mail_parts import ManyParts, is_mail, mails_in, parts_of_mail
from evalapp.domain.texts import N_

LOCKED = N_("part of it is behind a password")
CLOSED = N_("part of it is damaged, or packed in a way that this program cannot open")
TOO_MUCH = N_("more is in it than can be looked into in a moment")

_SECONDS = 4.0
_PDF, _PDF_WITHIN = b"%PDF-", 1_024
_LOCKED_FLAG = 1  # of a part of an archive
_END, _END_WITHIN = b"PK\x05\x06", 65_557  # an archive may have anything before it, and a remark behind it
_TAR, _TAR_AT = b"ustar", 257
_UNPACKERS: dict[bytes, Callable[[], Any]] = {
    b"\x1f\x8b\x08": lambda: zlib.decompressobj(wbits=31),
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\x00": lambda: lzma.LZMADecompressor(memlimit=100_000_000),
    b"\x5d\x00\x00": lambda: lzma.LZMADecompressor(memlimit=100_000_000),
}
# 7-Zip, RAR, Zstandard, LZ4, compress, lzip, cabinet: nothing here opens those.
_FOREIGN = re.compile(
    rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd|\x04\x22\x4d\x18|\x1f\x9d|LZIP\x01|MSCF\0\0\0\0"
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(kw_only=True, slots=True)
class Allowance:
    """What is left to unpack of one file and all that is in it. `unseen`: why not all of it was seen, or empty."""

    unpacked: int = 60_000_000  # bytes
    parts: int = 3_000
    depth: int = 8
    until: float = field(default_factory=lambda: perf_counter() + _SECONDS)
    unseen: str = ""

    @property
    def is_spent(self) -> bool:
        return self.parts <= 0 or self.unpacked <= 0 or perf_counter() > self.until

    def leave(self, why: str) -> None:
        self.unseen = self.unseen or why

    def take(self, part: bytes) -> None:
        self.parts -= 1
        self.unpacked -= len(part)


class Part(NamedTuple):
    """`name` is empty where it has none."""

    name: str
    content: bytes


def holds_archive(content: bytes) -> bool:
    """Also behind something else."""
    return is_archive(content) or (pdf_in(content) < 0 and _END in content[-_END_WITHIN:])


def pdf_in(content: bytes) -> int:
    """Where it begins, behind some bytes that readers pass over; below 0 where there is none."""
    return content.find(_PDF, 0, _PDF_WITHIN)


def archived_names(content: bytes) -> list[str]:
    """All that a ZIP archive lists, however many; empty for what is none, or damaged."""
    if not holds_archive(content):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return []


def is_packed(content: bytes) -> bool:
    """Whether what lies in it is seen in its parts only, as that of a mail is not."""
    return (
        holds_archive(content)
        or content[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR
        or content.startswith(tuple(_UNPACKERS))
    )


def parts_in(content: bytes, left: Allowance) -> Iterator[Part]:
    """What lies in it at once, not what lies in that again; nothing for what holds nothing, as most files do."""
    found = _inside(content, left)
    while True:
        try:
            part = next(found, None)
        except ManyParts:
            left.leave(TOO_MUCH)
            return
        except Exception:  # whatever a damaged one leads to
            left.leave(CLOSED)
            return
        if part is None:
            return
        left.take(part.content)
        yield part
        if left.is_spent:
            if _another(found):
                left.leave(TOO_MUCH)
            return


def _another(found: Iterator[Part]) -> bool:
    try:
        return next(found, None) is not None
    except Exception:  # what comes cannot be told either
        return True


def _inside(content: bytes, left: Allowance) -> Iterator[Part]:
    if holds_archive(content):
        return _of_zip(content, left)
    for mark, unpacker in _UNPACKERS.items():
        if content.startswith(mark):
            return _of_stream(content, unpacker, left)
    if content[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return _of_tar(content, left)
    if _FOREIGN.match(content):
        left.leave(CLOSED)
    elif content.startswith(_OLD_OFFICE) and _ENCRYPTED in content:
        left.leave(LOCKED)
    if mails := mails_in(content):
        return (Part("", each) for each in mails)
    return _of_mail(content, left) if is_mail(content) else iter(())


def _of_zip(content: bytes, left: Allowance) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for each in archive.infolist():
            if each.is_dir():
                continue
            if each.flag_bits & _LOCKED_FLAG:
                left.leave(LOCKED)
                yield Part(each.filename, b"")
                continue
            try:
                with archive.open(each) as stream:
                    part = stream.read(left.unpacked + 1)
            except Exception:  # damaged, or packed in a way that nobody knows here
                left.leave(CLOSED)
                part = b""
            yield Part(each.filename, _within(part, left))


def _of_tar(content: bytes, left: Allowance) -> Iterator[Part]:
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
        for each in archive:
            if each.isfile() and (stream := archive.extractfile(each)) is not None:
                yield Part(each.name, _within(stream.read(left.unpacked + 1), left))
            else:
                yield Part(each.name, b"")


def _of_stream(content: bytes, unpacker: Callable[[], Any], left: Allowance) -> Iterator[Part]:
    """What is packed as one; several may stand behind each other, which together are one again."""
    whole, room = [], left.unpacked + 1
    rest = content
    while rest.strip(b"\0")[:1] and room > 0 and perf_counter() < left.until:
        one = unpacker()
        try:
            part = one.decompress(rest, room)
        except Exception:  # damaged here; what came before it is seen
            left.leave(CLOSED)
            break
        whole.append(part)
        room -= len(part)
        if not one.eof:
            left.leave(CLOSED if room > 0 else TOO_MUCH)
            break
        rest = one.unused_data
    else:
        if rest.strip(b"\0")[:1]:
            left.leave(TOO_MUCH)
    yield Part("", _within(b"".join(whole), left))


def _of_mail(content: bytes, left: Allowance) -> Iterator[Part]:
    for name, part in parts_of_mail(content):
        yield Part(name, _within(part, left))


def _within(part: bytes, left: Allowance) -> bytes:
    if len(part) > left.unpacked:
        left.leave(TOO_MUCH)
    return part[: left.unpacked]
