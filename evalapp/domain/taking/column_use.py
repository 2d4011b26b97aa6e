"""What becomes of a column that an import can do without: of those that are hidden, or none of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext


class Use(StrEnum):
    """`REMOVE` leaves it out, and takes away what an earlier import took from a column of that name."""

    KEEP = "keep"
    LEAVE_OUT = "leave-out"
    REMOVE = "remove"


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnUse:
    """A column with a value in it, and what becomes of it.

    `column` are its letters, empty where it is a list inside objects of JSON. `field` is the one of ours that it is;
    without one it is kept with the applications, where jurors read it: as `kept_as`, which is not its heading where
    another column before it has the same. `stored` counts the applications among its rows
    that have a further field of that name already. `example` is its first value. `is_judgement`: scores, averages,
    places or what one juror gave stand in it, which no juror is to read by accident.
    """

    file: str
    sheet: str
    kind: str
    heading: str
    use: Use
    column: str = ""
    field: str = ""
    kept_as: str = ""
    is_hidden: bool = False
    is_judgement: bool = False
    example: str = ""
    stored: int = 0

    @property
    def id(self) -> str:
        """What an answer about it is given under."""
        return f"take:{self.file}[{self.sheet}]{self.column or self.heading}"

    @property
    def name(self) -> str:
        """`P “Remarks”`; the letters alone of a column without a heading."""
        if self.column in ("", self.heading):
            return self.column or f"“{shorten(self.heading, 60)}”"
        return f"{self.column} “{shorten(self.heading, 60)}”"

    @property
    def told(self) -> str:
        """Its name, with why it was left out where nobody said so."""
        if self.is_hidden:
            return _("{column} (hidden)").format(column=self.name)
        return _("{column} (scores or places)").format(column=self.name) if self.is_judgement else self.name


def left_out_texts(columns: Iterable[ColumnUse]) -> tuple[str, ...]:
    """Of each sheet the columns of which nothing is taken, by name."""
    of_sheets: dict[tuple[str, str], list[ColumnUse]] = {}
    for each in columns:
        if each.use is not Use.KEEP:
            of_sheets.setdefault((each.file, each.sheet), []).append(each)
    return tuple(
        ngettext(
            "Left out of {file} [{sheet}], so that nothing of it is taken in and no juror reads it: {columns}.",
            "Left out of {file} [{sheet}], so that nothing of them is taken in and no juror reads them: {columns}.",
            len(left_out),
        ).format(
            file=shorten(file),
            sheet=shorten(sheet),
            columns=", ".join(each.told for each in left_out),
        )
        for (file, sheet), left_out in of_sheets.items()
    )
