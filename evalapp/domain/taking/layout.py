"""How the columns of a file were understood: each beside our field, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.texts import _


class Certainty(StrEnum):
    """CERTAIN is read. PROBABLE is read and said. DOUBTFUL waits for somebody, and so does UNKNOWN."""

    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"
    PROBABLE = "probable"
    CERTAIN = "certain"

    @property
    def label(self) -> str:
        return {
            Certainty.DOUBTFUL: _("doubtful"),
            Certainty.UNKNOWN: _("unknown"),
            Certainty.PROBABLE: _("probable"),
            Certainty.CERTAIN: _("certain"),
        }[self]

    @property
    def rank(self) -> int:
        """Doubtful ones first."""
        return list(Certainty).index(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnSeen:
    """A column of a sheet. `name` is what a column map calls it; `target` the field that it is read as, else whether it
    is a further field or left out.

    `proposed` is the field that it may be, where nothing reads it as such. `becomes` are the `examples` as they are
    read. `is_said`: by a column map, or by the answer which of several columns is a field (`is_answered`). `is_rival`:
    it may be one as well as another column may, and nobody said yet which is.
    """

    letters: str
    heading: str
    name: str
    target: str
    certainty: Certainty
    why: str = ""
    examples: tuple[str, ...] = ()
    becomes: tuple[str, ...] = ()
    proposed: str = ""
    is_said: bool = False
    is_hidden: bool = False
    is_rival: bool = False
    is_answered: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetSeen:
    """`kind` is what its rows are, empty where nobody can tell; where it is not `is_used`, `why` says why.

    `found` are the headings as they are without anybody's choice of a row. `top`: the first rows, by their numbers, of
    which one has the headings. `lacking` are the fields that no row can do without and that no column is.
    """

    file: str
    name: str
    kind: str
    rows: int
    heading_row: int = 0
    found: tuple[str, ...] = ()
    top: tuple[tuple[int, str], ...] = ()
    columns: tuple[ColumnSeen, ...] = ()
    lacking: tuple[str, ...] = ()
    why: str = ""
    is_said: bool = False
    is_used: bool = True

    @property
    def id(self) -> str:
        return f"{self.file}[{self.name}]"

    def count(self, certainty: Certainty) -> int:
        return sum(each.certainty is certainty for each in self.columns)

    @property
    def asks(self) -> bool:
        """Whether somebody should look at its columns before anything is taken: not for how their values are read."""
        if not self.kind:
            return False
        return (
            not self.is_used
            or bool(self.lacking)
            or any(each.proposed or each.is_rival for each in self.columns)
        )
