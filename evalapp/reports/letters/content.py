"""What a letter says, in its order and in words: paper and a word processor have both from here alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.reports.content import Document


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """Paragraphs under a heading, without one where `title` is empty; `is_boxed` where nobody may miss them."""

    title: str = ""
    paragraphs: Sequence[str] = ()
    is_boxed: bool = False
    is_small: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairs:
    """What is what, a line each, under a heading."""

    title: str
    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Points:
    """Lines that are counted, with what is said before them."""

    title: str
    points: Sequence[str]
    lead: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """Two lists that are read beside each other."""

    left: Points
    right: Points


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A criterion with its score: `at` is where that lies on the scale, 0 to 1, None where there is none to draw.

    `word` is what the scale calls it, `source` where the reasons come from; empty where that need not be said.
    """

    mark: str
    title: str
    word: str
    score: str
    at: float | None
    reasons: Sequence[str]
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reasons:
    """`heads` are those of criterion, score and reasons; `steps` into how many parts the scale is drawn."""

    title: str
    heads: tuple[str, str, str]
    judged: Sequence[Judged]
    steps: int = 0


Block = Said | Pairs | Points | Beside | Reasons


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """Who signs, and as what; `name` may be left empty to be written."""

    close: str
    name: str
    below: str = ""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """`sender` and `receiver` are lines of an address, the first the name. `watermark` stands across each page.

    `notices` come before everything, `badges` beside what the letter is; `figures` say most of it.
    """

    application: str
    sender: Sequence[str]
    receiver: Sequence[str]
    facts: Sequence[tuple[str, str]]
    eyebrow: str
    badges: Sequence[str]
    watermark: str
    notices: Sequence[str]
    title: str
    subtitle: str
    figures: Sequence[tuple[str, str]]
    salutation: str
    blocks: Sequence[Block]
    signed: Signed


@dataclass(frozen=True, kw_only=True)
class LettersReport(Document):
    """Of one application or of many, each from its own first page."""

    letters: Sequence[Letter]
