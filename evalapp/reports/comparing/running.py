"""The words of a paper from its first page to its last, whatever page they stand on.

Another drawing breaks its pages elsewhere: then feet count other pages, and heads of tables stand where they did not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.reports.drawing.marks import (
    CONTINUED,
    ENTRY,
    FOOT_OF_PAGE,
    HEAD_OF_PAGE,
    HEAD_OF_TABLE,
    SPEAKER,
    TITLE,
    continued,
)
from evalapp.reports.drawing.progress import Tell, telling

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader


_MARKS = frozenset({HEAD_OF_TABLE, HEAD_OF_PAGE, SPEAKER, FOOT_OF_PAGE, TITLE, CONTINUED, ENTRY})
_SPEAKER = "{speaker}"
_LONGEST_SPEAKER = 120  # letters of a name in the head of a page


@dataclass(kw_only=True)
class _Read:
    """`pages` with all that stands on them; `marked` is what of it was marked, in the order in which it stands."""

    pages: list[str] = field(default_factory=list)
    marked: dict[str, list[str]] = field(default_factory=lambda: {HEAD_OF_TABLE: [], FOOT_OF_PAGE: []})


def differing(paper: PdfReader, drawn: PdfReader, tell: Tell) -> tuple[int, ...]:
    """The pages of `paper`, from 1, whose words are not the next ones of what this program has `drawn`.

    Empty where both say the same from beginning to end.
    """
    wanted, given = _read(drawn), [_spaced(page.extract_text()) for page in telling(paper.pages, tell)]
    heads = sorted(set(wanted.marked[HEAD_OF_TABLE]), key=len, reverse=True)
    passing = _Passing(
        foot=_foot_of(wanted.marked[FOOT_OF_PAGE]),
        head=_head_of(wanted.marked.get(HEAD_OF_PAGE, ())),
        entries=_entries_of(wanted.marked.get(ENTRY, ())),
        repeated=[*_continued(wanted.marked.get(TITLE, ())), *heads],
        said="".join(wanted.pages),
    )
    flow = "".join(passing.left_of(page) for page in wanted.pages)
    missing = [head for head in heads if not any(head in page for page in given)]
    pages = list(_out_of_step([passing.left_of(page) for page in given], flow))
    return tuple(pages) if pages or not missing else tuple(range(1, len(given) + 1))


def read_marked(reader: PdfReader) -> list[tuple[str, list[str]]]:
    """What stands on each page of ours, and what of it stands in the margins, in that order."""
    found = []
    for page in reader.pages:
        marked: dict[str, list[str]] = {}
        words = _extracted(page, marked)
        margins = [each for name in (HEAD_OF_PAGE, SPEAKER, FOOT_OF_PAGE) for each in marked.get(name, ())]
        found.append((words, margins))
    return found


def _out_of_step(pages: Sequence[str], flow: str) -> Iterator[int]:
    at, is_lost = 0, False
    for n, page in enumerate(pages, 1):
        found = at if flow.startswith(page, at) else flow.find(page, at) if is_lost else -1
        is_lost = found < 0
        if is_lost:
            yield n
        else:
            at = found + len(page)
    if not is_lost and at != len(flow):
        yield len(pages) + 1  # what should follow is not there


@dataclass(frozen=True, kw_only=True)
class _Passing:
    """What follows from where pages break, and is passed over."""

    foot: re.Pattern[str]
    head: re.Pattern[str] | None
    entries: re.Pattern[str] | None
    repeated: Sequence[str]
    said: str  # all that ours says

    def left_of(self, page: str) -> str:
        said = self.foot.sub("", page)
        if self.head is not None:
            said = self.head.sub(self._without_head, said)
        if self.entries is not None:
            said = self.entries.sub(r"\1", said)
        for each in self.repeated:
            said = said.replace(each, "")
        return said

    def _without_head(self, found: re.Match[str]) -> str:
        """Of who goes on speaking nothing is known but that they do so somewhere in it."""
        speaker = found["speaker"]
        return "" if speaker is None or f"{speaker} " in self.said else found[0]


def _head_of(heads: Iterable[str]) -> re.Pattern[str] | None:
    """The head of any page, which is drawn after all that stands on it: what goes on, and perhaps who was speaking."""
    goes_on = []
    for language in LANGUAGES:
        with in_language(language):
            goes_on.append(_spaced(continued(_SPEAKER)))
    ends = [each.removeprefix(_SPEAKER) for each in goes_on]
    known = sorted(set(heads), key=len, reverse=True)
    if not known:
        return None
    end = "|".join(map(re.escape, ends))
    speaker = rf"(?:(?P<speaker>.{{1,{_LONGEST_SPEAKER}}}?)(?:{end}))?"
    return re.compile(rf"(?:{'|'.join(map(re.escape, known))}){speaker}$")


def _entries_of(entries: Iterable[str]) -> re.Pattern[str] | None:
    """Each line of the contents, and the number of a page at its end."""
    known = [each.rstrip().rpartition(" ")[0] for each in entries]
    return re.compile(rf"((?:{'|'.join(map(re.escape, known))}) )\d+ ") if known else None


def _continued(titles: Iterable[str]) -> list[str]:
    """As each title stands where its part goes on; in every language, since nothing here knows that of the paper."""
    found = set()
    for language in LANGUAGES:
        with in_language(language):
            found |= {_spaced(continued(title.strip())) for title in titles}
    return sorted(found, key=len, reverse=True)


def _foot_of(feet: Sequence[str]) -> re.Pattern[str]:
    """The foot of any page: it begins with which page of how many it is. Letters in one paper have one each."""
    shapes = dict.fromkeys(re.sub(r"\d+", r"\\d+", re.escape(each), count=2) for each in feet)
    return re.compile("(?:" + "|".join(sorted(shapes, key=len, reverse=True)) + ")$")


def _read(reader: PdfReader) -> _Read:
    read = _Read()
    for page in reader.pages:
        read.pages.append(_spaced(_extracted(page, read.marked)))
    return read


def _extracted(page: PageObject, marked: dict[str, list[str]]) -> str:
    """The words of a page; those of its marked parts are added to `marked`."""
    parts, opened = list[str](), list[tuple[str, int]]()  # each with where among the parts it begins

    def follow(operator: bytes, operands: Sequence[Any], *_matrices: object) -> None:
        if operator in (b"BMC", b"BDC"):
            opened.append((str(operands[0]).removeprefix("/"), len(parts)))
        elif operator == b"EMC" and opened:
            name, start = opened.pop()
            if name in _MARKS:
                marked.setdefault(name, []).append(_spaced("".join(parts[start:])))

    def hear(text: str, *_where: object) -> None:
        parts.append(text)

    return page.extract_text(visitor_operand_before=follow, visitor_text=hear)


def _spaced(text: str) -> str:
    """Each word with a space behind it: so is what follows on the next page."""
    return "".join(f"{word} " for word in text.split())
