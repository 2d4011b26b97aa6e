"""A paper that another program wrote again: printed to PDF, optimised, linearised, or given a note of its own.

Nothing of its bytes is ours any more, and so nothing of it is proved. What it says of itself is looked for where a
reader of PDF finds it, and else where it is printed; what it says on its pages is held against ours by letters and
digits alone, since each program keeps spaces, marks and the order of head and foot as it likes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from evalapp.reports.comparing.likeness import (
    UNKNOWN_BYTES,
    Comparison,
    Likeness,
    Room,
    compare,
    plain,
    read_pdf,
    require_room,
    words_of,
)
from evalapp.reports.comparing.running import read_marked
from evalapp.reports.drawing.fingerprint import (
    Printed,
    as_information,
    read_fingerprint,
    read_printed,
    read_receipt,
)
from evalapp.reports.drawing.progress import Tell, telling, untold

if TYPE_CHECKING:
    from pypdf import PdfReader

_WHOLE = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_IN_FOOT = re.compile(r"(?<![0-9A-F])[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}(?![0-9A-F])")
_BEGINNING, _END = b"%PDF-", b"startxref"
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidAgain:
    """`fingerprint` is as many of its digits as the paper shows, twelve or all; `printed` how, where it says so."""

    fingerprint: str
    printed: Printed | None = None
    is_receipt: bool = False


def said_again(pdf: bytes) -> SaidAgain | None:
    """None where it says nothing, or of several reports."""
    if len(pdf) > UNKNOWN_BYTES:
        return None
    return _in_information(pdf) or _in_print(pdf)


def _in_information(pdf: bytes) -> SaidAgain | None:
    """As any program reads it, however it is written."""
    try:
        information = read_pdf(pdf).metadata
        said = str(information.get("/Keywords", "")) if information else ""
    except Exception:  # whatever somebody made of it
        return None
    written = as_information(said)
    report, receipt = read_fingerprint(written), read_receipt(written)
    found = report or receipt
    if found is None:
        return None
    return SaidAgain(fingerprint=found[0], printed=read_printed(written), is_receipt=receipt is not None)


def _in_print(pdf: bytes) -> SaidAgain | None:
    pages = words_of(pdf)
    for pattern in (_WHOLE, _IN_FOOT):
        found = {each.replace("-", "").lower() for page in pages for each in pattern.findall(page)}
        if found:
            return SaidAgain(fingerprint=found.pop()) if len(found) == 1 else None
    return None


def compare_with(paper: bytes, drawn: bytes, *, is_of_this_program: bool, tell: Tell = untold) -> Likeness:
    """As `compare`; what another program wrote is no forgery for that, and no proof either."""
    found = compare(paper, drawn, is_of_this_program=is_of_this_program, tell=tell)
    if found.is_alike or found.is_written_again or not _is_of_another_program(paper, drawn):
        return found
    return compared_again(paper, drawn)


def _is_of_another_program(paper: bytes, drawn: bytes) -> bool:
    """It was linearised, added to behind its end, or all its letters were made anew."""
    try:
        given = read_pdf(paper)
        is_added_to = paper.count(_END) > 1 and paper.count(_BEGINNING) == 1
        return is_added_to or _is_drawn_anew(given, read_pdf(drawn))
    except Exception:  # damaged, and no program's
        return False


def _is_drawn_anew(given: PdfReader, wanted: PdfReader) -> bool:
    """Whether it has no font of ours: who only patches a page leaves them, who makes letters anew does not."""
    return _fonts(wanted).isdisjoint(_fonts(given))


def _fonts(reader: PdfReader) -> set[str]:
    """By their names, which have a mark of what of the font was taken along."""
    of_pages = (plain(plain(page, "/Resources", {}), "/Font", {}) for page in reader.pages)
    return {str(each.get_object().get("/BaseFont")) for fonts in of_pages for each in fonts.values()}


def compared_again(paper: bytes, drawn: bytes, tell: Tell = untold) -> Likeness:
    """Never alike: what another program wrote can be made so that others see something else.

    `pages` are those whose letters and digits are not those of the page of ours. Never raises for what it holds.
    """
    try:
        wanted, given = read_pdf(drawn), read_pdf(paper)
        require_room(given, Room(UNKNOWN_BYTES))
        theirs = [_letters(page.extract_text()) for page in telling(given.pages, tell)]
        pages = _unlike(theirs, read_marked(wanted))
    except Exception:
        return Likeness(comparison=Comparison.FINGERPRINT, is_alike=False, is_written_again=True)
    return Likeness(comparison=Comparison.WORDS, is_alike=False, is_written_again=True, pages=pages)


def _unlike(given: Sequence[str], wanted: Sequence[tuple[str, Sequence[str]]]) -> tuple[int, ...]:
    """Pages, from 1, that do not say in one piece what ours says without its foot, and all of that foot beside it."""
    pages = []
    for n, (page, ours) in enumerate(zip_longest(given, wanted), 1):
        if page is None or ours is None:
            pages.append(n)
            continue
        whole, feet = _letters(ours[0]), "".join(_letters(each) for each in ours[1])
        body = whole.replace(feet, "", 1) if feet in whole else whole
        before, found, after = page.partition(body)
        if not found or Counter(before + after) != Counter(whole) - Counter(body):
            pages.append(n)
    return tuple(pages)


def _letters(text: str) -> str:
    return "".join(_LETTER.findall(text))
