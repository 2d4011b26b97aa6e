"""What a picture of lines shows: a line a row, with words on either side and marks along an axis that all share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

TOP, LINE, FOOT = (
    34,
    26,
    24,
)  # heights as designed, of the heads, of a line and of what is said below the last


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """A column of words beside the marks, `width` pixels as designed; `stretches`: as wide as there is room for.

    With `has_bar` the share of the line stands behind the words. One that `drops` leaves where there is no room.
    """

    head: str
    width: int
    is_right: bool = False
    stretches: bool = False
    has_bar: bool = False
    drops: bool = False
    type: str = "table"
    tone: str = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """From `low` to `high`, both on the axis, `height` pixels high and in the colour of `role`."""

    low: float
    high: float
    height: int = 8
    role: str = "edge"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """`words` of each column, those before the marks first; `values`: what they are sorted by, empty for the words.

    `shade`: how dark it is from the low end of the axis to the high one, 0 to 1. `tick` is a firm stroke, `dot` an open
    circle. `said`: all of it in a sentence.
    """

    key: str
    words: tuple[str, ...]
    said: str
    values: tuple[float | str | None, ...] = ()
    shade: Sequence[float] = ()
    spans: tuple[Span, ...] = ()
    tick: float | None = None
    dot: float | None = None
    share: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A row that says what the lines below it have in common; `tone`: of its words, and of its ground."""

    text: str
    count: str = ""
    note: str = ""
    tone: str = "text"
    ground: str = "sunk"


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """`line`: where a stroke runs down through all lines, with what it is."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    line: float | None = None
    line_words: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Lines:
    """`rows`: groups, and the number of each line, which `line` makes when it comes into sight."""

    axis: Axis
    rows: Sequence[int | Group]
    line: Callable[[int], Line]
    keys: Sequence[str]


NO_LINES = Lines(
    axis=Axis(low=0.0, high=1.0), rows=(), line=lambda _n: Line(key="", words=(), said=""), keys=()
)
