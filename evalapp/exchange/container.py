"""The zip inside a sealed file: a manifest and flat members, the same bytes for the same content.

Reading trusts nothing: whoever knows a recipient can seal a file for it.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.wire import Manifest, Member, decode, encode, require_known_format

MANIFEST = "manifest.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}", re.ASCII)
_MOMENT = (1980, 1, 1, 0, 0, 0)
_END = struct.Struct("<4s4H2LH")
_MOST_RATIO = 100
_MOST_OF_MANIFEST = 4_000_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
    LookupError,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """The most a container may hold once unpacked, in bytes and members."""

    most_bytes: int
    most_members: int


def write_container(manifest: Manifest, members: Mapping[str, bytes]) -> BytesIO:
    """A zip with `members` and the manifest that lists them; JSON deflated, everything else stored."""
    listed = tuple(
        Member(name=name, size=len(members[name]), sha256=hashlib.sha256(members[name]).hexdigest())
        for name in sorted(members)
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", allowZip64=False) as archive:
        _add(archive, MANIFEST, encode(manifest.listing(listed)))
        for name in sorted(members):
            _add(archive, name, members[name])
    buffer.seek(0)
    return buffer


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_MOMENT)
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    # Deflate only where our own reader will take it for text: it refuses what shrinks like a zip bomb.
    if name.endswith(".json") and len(zlib.compress(content, 6)) * _MOST_RATIO > len(content):
        entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def read_container(data: bytes, kind: str, limits: Limits) -> tuple[Manifest, dict[str, bytes]]:
    """The manifest and the members by name, all as the manifest lists them.

    Raises UnreadableFile for anything else, before more than `limits` was unpacked.
    """
    try:
        _require_plain_end(data, limits)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _require_sane(entries, limits, len(data))
            contents = {entry.filename: _read(archive, entry) for entry in entries}
    except _BROKEN as error:
        raise _unreadable(_("it is not a whole zip file")) from error
    raw = contents.pop(MANIFEST, b"")
    require_known_format(raw)
    manifest = decode(raw, Manifest, MANIFEST)
    if manifest.kind != kind:
        raise _unreadable(_("it holds a “{kind}”").format(kind=shorten(manifest.kind)))
    listed = {member.name: (member.size, member.sha256) for member in manifest.members}
    found = {name: (len(each), hashlib.sha256(each).hexdigest()) for name, each in contents.items()}
    if listed != found or len(listed) != len(manifest.members):
        raise _unreadable(_("its content is not what its manifest lists"))
    return manifest, contents


def _require_plain_end(data: bytes, limits: Limits) -> None:
    """Bound the directory before zipfile builds an object for each of its entries."""
    end = len(data) - _END.size
    if end < 0:
        raise _unreadable(_("it is not a whole zip file"))
    mark, disk, first_disk, here, entries, size, _offset, comment = _END.unpack_from(data, end)
    is_plain = mark == b"PK\x05\x06" and not disk and not first_disk and here == entries and not comment
    if not is_plain or data[max(end - 20, 0) : max(end - 16, 0)] == b"PK\x06\x07":
        raise _unreadable(_("it is not a whole zip file"))
    if entries > limits.most_members or size > limits.most_members * 200:
        raise _unreadable(_("it holds more files than Evalapp ever writes"))


def _require_sane(entries: list[zipfile.ZipInfo], limits: Limits, size: int) -> None:
    if len({entry.filename for entry in entries}) != len(entries):
        raise _unreadable(_("it holds the same file twice"))
    for entry in entries:
        if not _NAME.fullmatch(entry.orig_filename):
            raise _unreadable(_("the name “{name}” is not allowed").format(name=shorten(entry.orig_filename)))
        if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _unreadable(_("it is packed in a way that Evalapp never uses"))
        if entry.file_size > entry.compress_size * _MOST_RATIO:
            raise _unreadable(_("it would unpack to far more than was sent"))
        if entry.filename == MANIFEST and entry.file_size > _MOST_OF_MANIFEST:
            raise _unreadable(_("its manifest is too large"))
    unpacked = sum(entry.file_size for entry in entries)
    # Entries that overlap, so that few bytes count many times, add up to more than the file.
    if unpacked > limits.most_bytes or sum(entry.compress_size for entry in entries) > size:
        raise _unreadable(_("it would unpack to far more than was sent"))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as member:
        content = member.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise zipfile.BadZipFile(entry.filename)
    return content


def _unreadable(why: str) -> UnreadableFile:
    return UnreadableFile(
        _("The file opens but its content cannot be trusted: {why}; ask the sender for it again.").format(
            why=why
        )
    )
