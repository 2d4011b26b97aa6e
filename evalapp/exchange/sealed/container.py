"""The zip inside a sealed file: a manifest and flat members, the same bytes for the same content.

Reading trusts nothing: whoever knows a recipient can seal a file for it.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.bounds import MANIFEST_BYTES, SEALED_RATIO
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.sealed.coding import decode, encode, require_known_format
from evalapp.exchange.sealed.wire import Manifest, Member

MANIFEST = "manifest.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}", re.ASCII)
_MOMENT = (1980, 1, 1, 0, 0, 0)
_END = struct.Struct("<4s4H2LH")
_LOCATOR = 20  # bytes before it where a zip of more than 4 GB, which Evalapp never writes, says so
_CHUNK = 2**18
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """A member that is fetched when its turn comes: what `read` gives must have this size and SHA-256."""

    size: int
    sha256: str
    read: Callable[[], bytes]


def write_container(manifest: Manifest, members: Mapping[str, bytes]) -> BytesIO:
    """As `write_container_into`, in memory."""
    buffer = BytesIO()
    write_container_into(buffer, manifest, members)
    buffer.seek(0)
    return buffer


def write_container_into(stream: IO[bytes], manifest: Manifest, members: Mapping[str, bytes | Later]) -> None:
    """A zip with `members` and the manifest that lists them; JSON deflated, everything else stored."""
    listed = tuple(_member(name, members[name]) for name in sorted(members))
    with zipfile.ZipFile(stream, "w", allowZip64=False) as archive:
        _add(archive, MANIFEST, encode(manifest.listing(listed)))
        for name in sorted(members):
            content = members[name]
            _add(archive, name, content.read() if isinstance(content, Later) else content)


def _member(name: str, content: bytes | Later) -> Member:
    if isinstance(content, Later):
        return Member(name=name, size=content.size, sha256=content.sha256)
    return Member(name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_MOMENT)
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    # Deflate only where our own reader will take it for text: it refuses what shrinks like a zip bomb.
    if name.endswith(".json") and len(zlib.compress(content, 6)) * SEALED_RATIO > len(content):
        entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


class Container:
    """An opened container: names and sizes are those that the manifest lists; each content is checked when read."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest
        self._listed = {member.name: member for member in manifest.members}

    @property
    def names(self) -> tuple[str, ...]:
        """The members, without the manifest."""
        return tuple(self._listed)

    def size(self, name: str) -> int:
        return self._listed[name].size

    def read(self, name: str, most: int) -> bytes:
        """All of it, where it has at most so many bytes. Raises UnreadableFile."""
        if self.size(name) > most:
            raise _unreadable(_("{name} is larger than {most} MB").format(name=name, most=most // 1_000_000))
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Piece by piece. Raises UnreadableFile after the last one at the latest: until then none is to be trusted."""
        digest = hashlib.sha256()
        for chunk in _chunks(self._archive, name):
            digest.update(chunk)
            yield chunk
        if digest.hexdigest() != self._listed[name].sha256:
            raise _unlike_manifest()


def open_container(stream: IO[bytes], kind: str, limits: Limits) -> Container:
    """`stream` can be sought in and stays open as long as the container is read.

    Raises UnreadableFile for what is no container of this kind, before more than its manifest was unpacked.
    """
    try:
        size = stream.seek(0, 2)
        _require_plain_end(stream, size, limits)
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
        _require_sane(entries, limits, size)
        sizes = {entry.filename: entry.file_size for entry in entries}
        raw = b"".join(_chunks(archive, MANIFEST)) if sizes.pop(MANIFEST, None) is not None else b""
    except _BROKEN as error:
        raise _no_zip() from error
    require_known_format(raw)
    manifest = decode(raw, Manifest, MANIFEST)
    if manifest.kind != kind:
        raise _unreadable(_("it holds a “{kind}”").format(kind=shorten(manifest.kind)))
    if {member.name: member.size for member in manifest.members} != sizes or len(sizes) != len(
        manifest.members
    ):
        raise _unlike_manifest()
    return Container(archive, manifest)


def read_container(data: bytes, kind: str, limits: Limits) -> tuple[Manifest, dict[str, bytes]]:
    """The manifest and the members by name, for what fits in memory. Raises UnreadableFile as `open_container`."""
    container = open_container(BytesIO(data), kind, limits)
    return container.manifest, {name: container.read(name, limits.most_bytes) for name in container.names}


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """What the directory promises of a member and not a byte more. Raises UnreadableFile."""
    left = archive.getinfo(name).file_size
    try:
        with archive.open(name) as member:
            while chunk := member.read(min(_CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    raise zipfile.BadZipFile(name)
                yield chunk
    except _BROKEN as error:
        raise _no_zip() from error
    if left:
        raise _no_zip()


def _require_plain_end(stream: IO[bytes], whole: int, limits: Limits) -> None:
    """Bound the directory before zipfile builds an object for each of its entries."""
    stream.seek(max(whole - _END.size - _LOCATOR, 0))
    tail = stream.read(_LOCATOR + _END.size)
    if len(tail) < _END.size:
        raise _no_zip()
    mark, disk, first_disk, here, entries, size, _offset, comment = _END.unpack(tail[-_END.size :])
    is_plain = mark == b"PK\x05\x06" and not disk and not first_disk and here == entries and not comment
    if not is_plain or tail[: -_END.size].startswith(b"PK\x06\x07"):
        raise _no_zip()
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
        if entry.file_size > entry.compress_size * SEALED_RATIO:
            raise _unreadable(_("it would unpack to far more than was sent"))
        if entry.filename == MANIFEST and entry.file_size > MANIFEST_BYTES:
            raise _unreadable(_("its manifest is too large"))
    unpacked = sum(entry.file_size for entry in entries)
    # Entries that overlap, so that few bytes count many times, add up to more than the file.
    if unpacked > limits.most_bytes or sum(entry.compress_size for entry in entries) > size:
        raise _unreadable(_("it would unpack to far more than was sent"))


def _unreadable(why: str) -> UnreadableFile:
    return UnreadableFile(
        _("The file opens but its content cannot be trusted: {why}; ask the sender for it again.").format(
            why=why
        )
    )


def _no_zip() -> UnreadableFile:
    return _unreadable(_("it is not a whole zip file"))


def _unlike_manifest() -> UnreadableFile:
    return _unreadable(_("its content is not what its manifest lists"))
