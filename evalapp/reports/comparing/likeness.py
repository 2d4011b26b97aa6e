"""A paper held against the same report drawn again: all of its pages, or their words where another version drew it."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from evalapp.reports.comparing.running import differing
from evalapp.reports.comparing.skeleton import skeleton
from evalapp.reports.drawing.progress import Tell, telling, untold

if TYPE_CHECKING:
    from pypdf import PdfReader

# How a stream is packed says nothing of what it holds: another zlib packs otherwise.
_NOT_ELSEWHERE = frozenset({"/Pages", "/Metadata"})
_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})

# What is beyond these, in times of the report drawn again and a little more, is not read: it is none of ours.
_MOST_TIMES, _MOST_PACKED = 2, 20
_MORE_BYTES, _MORE_PAGES = 2_000_000, 50
UNKNOWN_BYTES = 20_000_000  # of what does not say which report it is
# Of the numbers, texts and signs of one page: ours has some thousands, whichever program wrote it again.
_MOST_SAID, _BETWEEN = 200_000, (b" ", b"\n", b"\r", b"\t", b"[", b"(", b"<", b"/")
# A reader that must look for the end goes back from line to line, for hours where there are none.
_END, _END_WITHIN = re.compile(rb"startxref\s+\d{1,15}\s+%%EOF"), 4_096


class Comparison(StrEnum):
    """What was compared, from the strongest on."""

    BYTES = "bytes"
    WORDS = "words"
    FINGERPRINT = "fingerprint"


@dataclass(frozen=True, kw_only=True, slots=True)
class Likeness:
    """`pages`, from 1, are those that differ; there may be none where the papers differ outside their pages.

    `is_of_cells` tells of a workbook, of which `cells` are those that differ, `Scores!F12`.
    `is_written_again`: by another program, so that its bytes prove nothing: others may see other pages than our reader.
    """

    comparison: Comparison
    is_alike: bool
    pages: tuple[int, ...] = ()
    is_written_again: bool = False
    is_of_cells: bool = False
    cells: tuple[str, ...] = ()


class TooMuch(Exception):
    """More than what it is compared with could have."""


class Room:
    """For so many bytes of unpacked streams; without `most` for any number, to be counted."""

    def __init__(self, most: int | None = None) -> None:
        self._most, self.taken = most, 0

    def take(self, n: int) -> None:
        self.taken += n
        if self._most is not None and self.taken > self._most:
            raise TooMuch


def compare(paper: bytes, drawn: bytes, *, is_of_this_program: bool, tell: Tell = untold) -> Likeness:
    """`drawn` is what this program makes of the report that `paper` says it is.

    What this program drew itself is the same to the byte, but for how its streams are packed. Of another version or
    drawing only the words and numbers can be the same, in their order. Never raises for what the paper holds.
    """
    comparison = Comparison.BYTES if is_of_this_program else Comparison.WORDS
    if paper == drawn:
        return Likeness(comparison=Comparison.BYTES, is_alike=True)
    try:
        return (_compared_whole if is_of_this_program else _compared_by_words)(paper, drawn, tell)
    except Exception:  # whatever somebody made of it: it is not what we drew
        return Likeness(comparison=comparison, is_alike=False)


def _compared_whole(paper: bytes, drawn: bytes, tell: Tell) -> Likeness:
    own = Room()
    wanted_bytes = skeleton(drawn, own.take)
    most = _MOST_TIMES * own.taken + _MORE_BYTES
    # Too large for it or laid out otherwise: then its pages tell where it is another.
    with suppress(Exception):
        if skeleton(paper, Room(most).take) == wanted_bytes:
            return Likeness(comparison=Comparison.BYTES, is_alike=True)
    wanted = read_pdf(drawn)
    given, room = _read_like(paper, drawn, wanted), Room(most)
    pages = _redrawn(_contents(given, tell, room), _contents(wanted, untold, Room()))
    is_same_elsewhere = _elsewhere(given, room) == _elsewhere(wanted, Room())
    return Likeness(
        comparison=Comparison.BYTES,
        is_alike=False,
        pages=pages,
        is_written_again=not pages and is_same_elsewhere,
    )


def _compared_by_words(paper: bytes, drawn: bytes, tell: Tell) -> Likeness:
    wanted, own = read_pdf(drawn), Room()
    require_room(wanted, own)
    given = _read_like(paper, drawn, wanted)
    require_room(given, Room(_MOST_TIMES * own.taken + _MORE_BYTES))
    pages = differing(given, wanted, tell)
    is_alike = not pages and not _have_more(given, wanted)
    return Likeness(comparison=Comparison.WORDS, is_alike=is_alike, pages=pages)


def _have_more(given: PdfReader, wanted: PdfReader) -> bool:
    """Whether its pages have what no page of ours has, such as notes laid over their words."""
    known = {name for page in wanted.pages for name in page}
    if any(name not in known for page in given.pages for name in page):
        return True
    ours = {_link_of(each) for page in wanted.pages for each in plain(page, "/Annots", [])}
    return any(_link_of(each) not in ours for page in given.pages for each in plain(page, "/Annots", []))


def _link_of(annotation: Any) -> tuple[str, ...]:
    """All that a link of ours has but where it lies and leads: it says where to, and shows nothing on its page."""
    found = annotation.get_object()
    return (
        *sorted(found),
        *(str(found.get(name)) for name in ("/Type", "/Subtype", "/Border", "/F", "/Contents")),
    )


def words_of(pdf: bytes) -> Sequence[str]:
    """Page by page; none of what cannot be read."""
    try:
        return _words(read_pdf(pdf), Room(UNKNOWN_BYTES)) if len(pdf) <= UNKNOWN_BYTES else ()
    except Exception:
        return ()


def read_pdf(pdf: bytes) -> PdfReader:
    """Raises whatever the reader does, and TooMuch for what does not end as a PDF ends."""
    from pypdf import PdfReader

    if _END.search(pdf, max(0, len(pdf) - _END_WITHIN)) is None:
        raise TooMuch

    # What it finds odd would stand on standard error between our own lines.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return PdfReader(io.BytesIO(pdf))


def _read_like(paper: bytes, drawn: bytes, wanted: PdfReader) -> PdfReader:
    """Raises TooMuch where it could not be `drawn`, however it is packed: a reader would make gigabytes of it."""
    if len(paper) > _MOST_PACKED * len(drawn) + _MORE_BYTES:
        raise TooMuch
    # One after the other, or changes behind the end: which of them is shown depends on who shows it.
    if not paper.startswith(b"%PDF-") or paper.count(b"startxref") > 1:
        raise TooMuch
    reader = read_pdf(paper)
    if len(reader.pages) > _MOST_TIMES * len(wanted.pages) + _MORE_PAGES:
        raise TooMuch
    return reader


def _redrawn(given: Sequence[bytes], wanted: Sequence[bytes]) -> tuple[int, ...]:
    return tuple(n for n, (one, other) in enumerate(zip_longest(given, wanted), 1) if one != other)


def _words(reader: PdfReader, room: Room) -> Sequence[str]:
    require_room(reader, room)
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def require_room(reader: PdfReader, room: Room) -> None:
    """Before its words are read, sign by sign, of which a small file may hold millions.

    What we draw stands on the page itself, and in nothing that it draws again.
    """
    for page in reader.pages:
        signs = 0
        contents = plain(page, "/Contents", [])
        for each in contents if isinstance(contents, list) else [contents]:
            content = each.get_object().get_data()
            room.take(len(content))
            signs += sum(map(content.count, _BETWEEN))
            if signs > _MOST_SAID:
                raise TooMuch
        for each in plain(plain(page, "/Resources", {}), "/XObject", {}).values():
            if each.get_object().get("/Subtype") != "/Image":
                raise TooMuch


def plain(value: Any, name: str, otherwise: Any) -> Any:
    """What stands at `name`, and no reference to it."""
    found = value.get(name)
    return otherwise if found is None else found.get_object()


def _contents(reader: PdfReader, tell: Tell, room: Room) -> Sequence[bytes]:
    """What each page says, with the fonts and pictures that it uses, as one hash; of a page it leads to, its number."""
    seen: dict[tuple[int, int], bytes] = {
        (page.indirect_reference.idnum, page.indirect_reference.generation): b"page %d" % n
        for n, page in enumerate(reader.pages)
        if page.indirect_reference
    }
    return [
        _hash_of({name: value for name, value in dict(page).items() if name != "/Parent"}, seen, room)
        for page in telling(list(reader.pages), tell)
    ]


def _hash_of(value: Any, seen: dict[tuple[int, int], bytes], room: Room) -> bytes:
    """Of a value with all that it refers to, whatever the numbers of its objects are."""
    from pypdf.generic import IndirectObject

    if isinstance(value, IndirectObject):
        at = (value.idnum, value.generation)
        if at not in seen:
            seen[at] = b"under way"
            seen[at] = _hash_of(value.get_object(), seen, room)
        return seen[at]
    return hashlib.sha256(_flat(value, lambda each: _hash_of(each, seen, room), room)).digest()


def _flat(value: Any, of: Callable[[Any], bytes], room: Room) -> bytes:
    """One value in bytes; `of` stands for each value in it, as it is written: a reference stays one."""
    from pypdf.generic import StreamObject

    if isinstance(value, dict):
        parts = sorted(
            repr(str(name)).encode() + of(each) for name, each in value.items() if name not in _PACKING
        )
        content = value.get_data() if isinstance(value, StreamObject) else b""
        room.take(len(content))
        return b"<" + b"|".join(parts) + b">" + content
    if isinstance(value, list):
        return b"[" + b"|".join([of(each) for each in value]) + b"]"
    return f"{type(value).__name__}:{value!r}".encode()


def _elsewhere(reader: PdfReader, room: Room) -> Sequence[bytes]:
    """The bookmarks and what else hangs on the root, with pages by their number.

    What the document says of itself is not among it: a gateway of mail adds to that, and nobody sees it on a page.
    """
    from pypdf.generic import IndirectObject

    pages = {
        page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference
    }
    numbers: dict[int, int] = {}
    waiting: deque[Any] = deque()

    def of(value: Any) -> bytes:
        if not isinstance(value, IndirectObject):
            return _flat(value, of, room)
        if value.idnum in pages:
            return f"page {pages[value.idnum]}".encode()
        if value.idnum not in numbers:
            numbers[value.idnum] = len(numbers)
            waiting.append(value)
        return f"object {numbers[value.idnum]}".encode()

    root = {name: value for name, value in reader.root_object.items() if name not in _NOT_ELSEWHERE}
    told = [of(root)]
    while waiting:
        told.append(of(waiting.popleft().get_object()))
    return told
