"""A paper held against the same report drawn again: all of its pages, or their words where another version drew it."""

from __future__ import annotations

import hashlib
import io
import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from evalapp.reports.drawing.progress import Tell, telling, untold

if TYPE_CHECKING:
    from pypdf import PdfReader

# How a stream is packed says nothing of what it holds: another zlib packs otherwise.
_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})


class Comparison(StrEnum):
    """What was compared, from the strongest on."""

    BYTES = "bytes"
    WORDS = "words"
    FINGERPRINT = "fingerprint"


@dataclass(frozen=True, kw_only=True, slots=True)
class Likeness:
    """`pages`, from 1, are those that differ; there may be none where the papers differ outside their pages."""

    comparison: Comparison
    is_alike: bool
    pages: tuple[int, ...] = ()


def compare(paper: bytes, drawn: bytes, *, is_of_this_program: bool, tell: Tell = untold) -> Likeness:
    """`drawn` is what this program makes of the report that `paper` says it is.

    What this program drew itself is the same to the byte, but for how its streams are packed. Of another version only
    the words and numbers of each page can be the same. Never raises for what the paper holds.
    """
    comparison = Comparison.BYTES if is_of_this_program else Comparison.WORDS
    if paper == drawn:
        return Likeness(comparison=Comparison.BYTES, is_alike=True)
    try:
        of_pages = _words if comparison is Comparison.WORDS else _contents
        given, wanted = _read(paper), _read(drawn)
        told, other = of_pages(given, tell), of_pages(wanted, untold)
        is_same_elsewhere = comparison is Comparison.WORDS or _elsewhere(given) == _elsewhere(wanted)
    except Exception:  # whatever somebody made of it: it is not what we drew
        return Likeness(comparison=comparison, is_alike=False)
    pages = tuple(
        n
        for n in range(1, max(len(told), len(other)) + 1)
        if n > min(len(told), len(other)) or told[n - 1] != other[n - 1]
    )
    return Likeness(comparison=comparison, is_alike=not pages and is_same_elsewhere, pages=pages)


def words_of(pdf: bytes) -> Sequence[str]:
    """Page by page; none of what cannot be read."""
    try:
        return _words(_read(pdf), untold)
    except Exception:
        return ()


def _read(pdf: bytes) -> PdfReader:
    from pypdf import PdfReader

    # What it finds odd would stand on standard error between our own lines.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return PdfReader(io.BytesIO(pdf))


def _words(reader: PdfReader, tell: Tell) -> Sequence[str]:
    return [" ".join(page.extract_text().split()) for page in telling(list(reader.pages), tell)]


def _contents(reader: PdfReader, tell: Tell) -> Sequence[bytes]:
    """What each page says, with the fonts and pictures that it uses, as one hash."""
    seen: dict[tuple[int, int], bytes] = {}
    return [
        _hash_of({name: value for name, value in dict(page).items() if name != "/Parent"}, seen)
        for page in telling(list(reader.pages), tell)
    ]


def _hash_of(value: Any, seen: dict[tuple[int, int], bytes]) -> bytes:
    """Of a value with all that it refers to, whatever the numbers of its objects are."""
    from pypdf.generic import IndirectObject

    if isinstance(value, IndirectObject):
        at = (value.idnum, value.generation)
        if at not in seen:
            seen[at] = b"under way"
            seen[at] = _hash_of(value.get_object(), seen)
        return seen[at]
    return hashlib.sha256(_flat(value, lambda each: _hash_of(each, seen))).digest()


def _flat(value: Any, of: Callable[[Any], bytes]) -> bytes:
    """One value in bytes; `of` stands for each value in it, as it is written: a reference stays one."""
    from pypdf.generic import StreamObject

    if isinstance(value, dict):
        parts = sorted(
            repr(str(name)).encode() + of(each) for name, each in value.items() if name not in _PACKING
        )
        content = value.get_data() if isinstance(value, StreamObject) else b""
        return b"<" + b"|".join(parts) + b">" + content
    if isinstance(value, list):
        return b"[" + b"|".join([of(each) for each in value]) + b"]"
    return f"{type(value).__name__}:{value!r}".encode()


def _elsewhere(reader: PdfReader) -> Sequence[bytes]:
    """The bookmarks and the document information, with pages by their number."""
    from pypdf.generic import IndirectObject

    pages = {
        page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference
    }
    numbers: dict[int, int] = {}
    waiting: deque[Any] = deque()

    def of(value: Any) -> bytes:
        if not isinstance(value, IndirectObject):
            return _flat(value, of)
        if value.idnum in pages:
            return f"page {pages[value.idnum]}".encode()
        if value.idnum not in numbers:
            numbers[value.idnum] = len(numbers)
            waiting.append(value)
        return f"object {numbers[value.idnum]}".encode()

    root = {name: value for name, value in reader.root_object.items() if name != "/Pages"}
    told = [of({**root, "/Info": reader.trailer.get("/Info")})]
    while waiting:
        told.append(of(waiting.popleft().get_object()))
    return told
