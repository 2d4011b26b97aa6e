"""What a table says in each cell: words first, and how they look by role, never by colour value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from evalapp.domain.scoring.picture import ScoreLine
from evalapp.domain.texts import _

Row = TypeVar("Row")


class Fill(Enum):
    WHOLE = auto()
    HALF = auto()
    NONE = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A dot with the role of its colour and shape; `is_lettered`: it stands for `count` of them, written beside it.

    Of `among` so many others where that is not 0: `3/7`. `tone`: of what is written.
    """

    role: str
    fill: Fill
    count: int = 1
    is_lettered: bool = False
    among: int = 0
    tone: str = "dim"

    @property
    def letters(self) -> str:
        return f"{self.count}/{self.among}" if self.among else str(self.count)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dots:
    """A row of small marks."""

    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """`after` follows the text, smaller and dim. `before` stands before it, struck through: what was there.
    `badge` is the tone of a badge around the text. `place`: the address of a cell in a file, in a frame before it.

    `type` is a role of ui.look.theme.TYPE, `tone` one of the text colours. `spoken` and `tip` stand for a picture; a
    tip that takes its time is worded when it is shown.
    """

    text: str = ""
    after: str = ""
    before: str = ""
    place: str = ""
    type: str = "table"
    tone: str = "text"
    badge: str = ""
    picture: ScoreLine | Dots | None = None
    tip: str | Callable[[], str] = ""
    spoken: str = ""

    @property
    def tip_words(self) -> str:
        return self.tip if isinstance(self.tip, str) else self.tip()

    @property
    def is_empty(self) -> bool:
        """Also with a dash, which says that there is nothing."""
        return self.text in ("", "–") and not (self.after or self.before or self.picture)

    @property
    def words(self) -> str:
        if self.before and not self.spoken:
            return _("{after}, was {before}").format(after=self.text or _("empty"), before=self.before)
        return self.spoken or " ".join(filter(None, (self.place and f"{self.place}:", self.text, self.after)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A row over the full width that cannot be chosen; `tone`: "accent", "section" or "attention"."""

    text: str
    tone: str = "section"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column(Generic[Row]):
    """`cell` says what stands in it for a row. It is sorted by `key`, values of one kind or None: not known; without
    one by what it says, numbers by their value; not at all where not `sorts`.

    `stretches`: takes the room that is left, but at least `least` pixels; columns with `drop` above 0 disappear in
    ascending order, those with the same number together, until it has that; where all of them have left it does with
    the part `yields_to` of it. `width` fixes the width of pictures.
    `outlasts`: it disappears only once those that stretch have yielded too.
    `most`: wider only where there is room to spare. `goes_empty`: it disappears too where it says nothing of any row
    shown. `is_optional`: it is shown once somebody chooses it.
    `switches`: a click on it, or the space bar in its row, turns what it says.
    """

    head: str
    cell: Callable[[Row], Cell]
    key: Callable[[Row], object] | None = None
    is_right: bool = False
    stretches: bool = False
    least: int = 160
    yields_to: float = 0.6
    width: int = 0
    most: int = 0
    drop: int = 0
    outlasts: bool = False
    goes_empty: bool = False
    switches: bool = False
    sorts: bool = True
    is_optional: bool = False
    tip: str = ""
