"""Two versions of a text, word by word: what stands in one and not in the other, and how much that is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from evalapp.domain.texts import _, ngettext

_WORDS = re.compile(r"\s*\S+\s*?(?=\s|$)|\s+$")
_ANEW = 0.5  # less than this part of all words in common, and marks would hide the text instead of showing it


class Kind(Enum):
    SAME = auto()
    ADDED = auto()
    REMOVED = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A REMOVED one is not in the text: it stands where it was taken out."""

    kind: Kind
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """`pieces` without the removed ones are the text, letter for letter; `words` say how much differs."""

    pieces: tuple[Piece, ...]
    words: str

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.pieces if each.kind is not Kind.REMOVED)

    def of(self, kind: Kind) -> tuple[str, ...]:
        return tuple(each.text.strip() for each in self.pieces if each.kind is kind)


def since(text: str, before: str) -> Difference:
    """What was added to and taken out of `before` to make `text` of it."""
    pieces, likeness = _pieces(text, before)
    places = _places(pieces)
    if not places:
        return _unmarked(text, _("as both began with"))
    if not text.strip():
        return _unmarked(text, _("taken out"))
    if likeness < _ANEW:
        return _unmarked(text, _("written anew"))
    said = ngettext("changed in {n} place", "changed in {n} places", places).format(n=places)
    return Difference(pieces=pieces, words=said)


def beside(text: str, other: str) -> Difference:
    """What stands in `text` alone, where nobody knows of a text that both began with."""
    found, likeness = _pieces(text, other)
    if not _places(found):
        return _unmarked(text, _("the same in both"))
    if not text.strip() or not other.strip() or likeness < _ANEW:
        return _unmarked(text, _("another text"))
    pieces = tuple(each for each in found if each.kind is not Kind.REMOVED)
    places = _places(pieces)
    if not places:
        return _unmarked(text, _("says less than the other"))
    said = ngettext("other words in {n} place", "other words in {n} places", places).format(n=places)
    return Difference(pieces=pieces, words=said)


def _unmarked(text: str, words: str) -> Difference:
    return Difference(pieces=(Piece(kind=Kind.SAME, text=text),), words=words)


def _places(pieces: Sequence[Piece]) -> int:
    """A word put in the place of another is one difference."""
    kinds = [Kind.SAME, *(each.kind for each in pieces)]
    return sum(kind is not Kind.SAME and before is Kind.SAME for before, kind in pairwise(kinds))


def _pieces(text: str, before: str) -> tuple[tuple[Piece, ...], float]:
    """The pieces in their order, and which part of all words is in both. Spaces alone are no difference."""
    ours, theirs = _WORDS.findall(text), _WORDS.findall(before)
    matcher = difflib.SequenceMatcher(
        a=[each.strip() for each in theirs], b=[each.strip() for each in ours], autojunk=False
    )
    return tuple(_told(matcher, ours, theirs)), matcher.ratio()


def _told(matcher: difflib.SequenceMatcher[str], ours: list[str], theirs: list[str]) -> Iterator[Piece]:
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(kind=Kind.SAME, text="".join(ours[start:end]))
            continue
        if removed := " ".join("".join(theirs[first:last]).split()):
            # A space of its own on the side where the text has none: both words stay apart.
            yield Piece(kind=Kind.REMOVED, text=f" {removed}" if start else f"{removed} ")
        if added := "".join(ours[start:end]):
            yield Piece(kind=Kind.ADDED, text=added)
