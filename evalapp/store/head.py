"""The first 100 bytes of a file: whether it is a database at all, and what in them Evalapp always writes alike.

https://www.sqlite.org/fileformat.html#the_database_header
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.file_kinds import no_panel
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.incoming.system import unreadable_words
from evalapp.domain.texts import N_, _, ngettext

MARK = b"SQLite format 3\x00"
HEAD = 100  # bytes
_WRITTEN_AS, _READ_AS = 18, 19
_NEWEST = 2  # of the versions of the format in which SQLite can write, and read

# Where each begins → what stands in every file that Evalapp made, whatever SQLite it has.
_ALIKE: dict[int, tuple[bytes, str]] = {
    _WRITTEN_AS: (b"\x01", N_("the format in which it may be written")),
    _READ_AS: (b"\x01", N_("the format in which it may be read")),
    20: (b"\x00", N_("room left in each page")),
    21: (bytes([64, 32, 32]), N_("how much of a page a row may take")),
    44: (bytes([0, 0, 0, 4]), N_("the format of the schema")),
    48: (bytes(4), N_("the size of the cache")),
    52: (bytes(4), N_("whether free pages are taken out")),
    56: (bytes([0, 0, 0, 1]), N_("how text is written")),
    64: (bytes(4), N_("whether free pages are taken out")),
    72: (bytes(20), N_("bytes without a meaning")),
}


def application_of(head: bytes) -> int:
    """Whose database it is, as SQLite keeps it."""
    return number_at(head, 68)


def read_head(path: Path) -> tuple[bytes, int]:
    """With the size of the file, in bytes. Raises UnreadableFile."""
    try:
        with open_plain(path) as file:
            return file.read(HEAD), file.seek(0, 2)
    except FileNotFoundError:
        raise UnreadableFile(_("“{file}” does not exist; check the name.").format(file=path.name)) from None
    except OSError as error:
        raise UnreadableFile(unreadable_words(path, error)) from error


def refuse_strangers(path: Path, *, read_only: bool) -> bytes:
    """The head of what may be a file of ours. Raises UnreadableFile for what SQLite would misjudge."""
    head, _size = read_head(path)
    if not head.startswith(MARK):
        raise UnreadableFile(no_panel(path))
    # SQLite would say of the one that the file is read-only, and of the other that it is no database.
    deciding = head[_READ_AS : _READ_AS + 1] if read_only else head[_WRITTEN_AS : _READ_AS + 1]
    if max(deciding, default=0) > _NEWEST:
        raise UnreadableFile(
            _(
                "“{file}” says in its bytes 18 and 19 that it is of a format that Evalapp never writes: it was altered "
                "outside Evalapp. Open a back-up of it."
            ).format(file=path.name)
        )
    return head


def number_at(head: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(head[at : at + length], "big")


def faults_of_head(head: bytes) -> Iterator[str]:
    """What in a whole head is not as Evalapp, by whatever SQLite, always writes it."""
    for at, (ours, what) in _ALIKE.items():
        found = head[at : at + len(ours)]
        if found != ours:
            where = str(at) if len(ours) == 1 else f"{at}–{at + len(ours) - 1}"
            text = ngettext(
                "byte {where} of the file ({what}) is {found}, and Evalapp always writes {ours}",
                "bytes {where} of the file ({what}) are {found}, and Evalapp always writes {ours}",
                len(ours),
            )
            yield text.format(where=where, what=_(what), found=found.hex(" "), ours=ours.hex(" "))
    if head[24:28] != head[92:96]:
        yield _("bytes 24–27 and 92–95, which count the changes of the file, do not agree")
    if number_at(head, 96) // 1_000_000 != 3:
        yield _("bytes 96–99 name no version of SQLite")
