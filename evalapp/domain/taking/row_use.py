"""What becomes of a row that is hidden in a workbook, or has a line through all that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _, ngettext

_MOST = 20
ALL_ALIKE = "hidden-rows:"
"""Before `hand`, `filter` or `either` the id of an answer for every row that is so hidden and has none of its own. By
itself that of asking."""
BY_HAND = "hidden-rows:hand"
"""The id of the question whether rows that somebody hid count."""
BY_EITHER = "hidden-rows:either"
"""Likewise of rows that a filter may hide, or somebody."""
BY_STRUCK = "hidden-rows:struck"
"""Likewise of rows that are struck through."""
BY_UNSEEN = "hidden-rows:unseen"
"""Likewise of rows with values that nobody sees."""
BY_BELOW = "hidden-rows:below"
"""Likewise of rows below a line that may hold for them."""
BY_STATED = "hidden-rows:stated"
"""Likewise of rows that a status or a remark in them puts in doubt."""


_SECOND = re.compile(r"sheet:.*![A-Z]+\d+")


def asks_about_rows(asked: str) -> bool:
    """Whether a question, by its id, is about rows that are each decided by themselves."""
    return asked.startswith(ALL_ALIKE)


def asks_about_second(asked: str) -> bool:
    """Whether a question, by its id, is about a table that lies beside or below another on its sheet."""
    return _SECOND.fullmatch(asked) is not None


class Oddness(StrEnum):
    """What is odd about a row, in as many kinds as are told apart where rows are counted."""

    HIDDEN = "hidden"
    STRUCK = "struck"
    DOUBTED = "doubted"
    UNSEEN = "unseen"


class HiddenBy(StrEnum):
    """A row of a folded group is one that somebody hid. EITHER: within a filter, of which it cannot be told whether it
    hides the row. STRUCK: it is in sight, but whoever sees it sees it taken away. BELOW, STATED: so is it,
    and a line above it, or a status, title or remark in it, may say that it is gone. UNSEEN: it holds values in the
    colour of their ground, or that their format hides.
    """

    HAND = "hand"
    FILTER = "filter"
    EITHER = "either"
    STRUCK = "struck"
    BELOW = "below"
    STATED = "stated"
    UNSEEN = "unseen"

    @property
    def label(self) -> str:
        return {
            HiddenBy.HAND: _("hidden by hand in the workbook"),
            HiddenBy.FILTER: _("hidden by a filter in the workbook"),
            HiddenBy.EITHER: _("hidden by a filter or by hand in the workbook"),
            HiddenBy.STRUCK: _("struck through in the workbook"),
            HiddenBy.BELOW: _("below a line that may hold for it"),
            HiddenBy.STATED: _("in doubt by its status or a remark"),
            HiddenBy.UNSEEN: _("out of sight in the workbook, all or in part"),
        }[self]

    @property
    def note(self) -> str:
        """Said with the row."""
        return {
            HiddenBy.HAND: _("This row is hidden by hand in the workbook."),
            HiddenBy.FILTER: _("This row is hidden by a filter in the workbook."),
            HiddenBy.EITHER: _("This row is hidden by a filter or by hand in the workbook."),
            HiddenBy.STRUCK: _("This row is struck through in the workbook."),
            HiddenBy.BELOW: _("This row stands below a line within the list that may hold for it."),
            HiddenBy.STATED: _("A status, title or remark in this row says that it may not count."),
            HiddenBy.UNSEEN: _("This row holds values that nobody sees in the workbook."),
        }[self]

    @property
    def oddness(self) -> Oddness:
        """A row that stands in sight is not counted as a hidden one."""
        return {
            HiddenBy.STRUCK: Oddness.STRUCK,
            HiddenBy.BELOW: Oddness.DOUBTED,
            HiddenBy.STATED: Oddness.DOUBTED,
            HiddenBy.UNSEEN: Oddness.UNSEEN,
        }.get(self, Oddness.HIDDEN)

    @property
    def question(self) -> str:
        """The id of the one about all rows that are so hidden."""
        return f"{ALL_ALIKE}{self}"


@dataclass(frozen=True, kw_only=True, slots=True)
class RowUse:
    """A hidden row, and whether it is taken in; `use` is None until somebody decides.

    `number` and `title` are what it can be told by. `parts` counts the rows of partners and of the budget that are left
    out with it. `is_named`: it was decided about this row, and not about all that are hidden alike.
    """

    file: str
    sheet: str
    kind: str
    row: int
    hidden_by: HiddenBy
    use: Use | None = None
    number: str = ""
    title: str = ""
    parts: int = 0
    is_named: bool = False

    @property
    def id(self) -> str:
        """What an answer about it is given under."""
        return f"row:{self.file}[{self.sheet}]{self.row}"

    @property
    def name(self) -> str:
        """`row 7 (A-07 “Title”)`."""
        told = " ".join(filter(None, (self.number, self.title and f"“{shorten(self.title, 60)}”")))
        row = _("row {row}").format(row=self.row)
        return f"{row} ({told})" if told else row


def undecided_reason(hidden_by: HiddenBy) -> str:
    return _("{note} Nobody said yet whether it counts: take it in or leave it out.").format(
        note=hidden_by.note
    )


def struck_reason() -> str:
    """Where nobody can be asked about a row."""
    return _("{note} Take the line away, or remove the row.").format(note=HiddenBy.STRUCK.note)


def hidden_row_texts(rows: Iterable[RowUse]) -> tuple[str, ...]:
    """Of each sheet which rows are hidden, by what, and what becomes of them."""
    alike: dict[tuple[str, str, HiddenBy, Use | None], list[RowUse]] = {}
    for each in rows:
        alike.setdefault((each.file, each.sheet, each.hidden_by, each.use), []).append(each)
    return tuple(
        _said(use, len(found)).format(
            n=len(found),
            why=hidden_by.label,
            file=shorten(file),
            sheet=shorten(sheet),
            rows=names_of_rows(found),
        )
        for (file, sheet, hidden_by, use), found in alike.items()
    )


def names_of_rows(rows: Iterable[RowUse]) -> str:
    names = [f"{each.name}{_with_parts(each)}" for each in rows]
    more = len(names) - _MOST
    shown = ", ".join(names[:_MOST])
    return f"{shown} " + _("and {n} more").format(n=more) if more > 0 else shown


def _with_parts(row: RowUse) -> str:
    if not row.parts:
        return ""
    return " " + ngettext(
        "with {n} row of partners or budget", "with {n} rows of partners or budget", row.parts
    ).format(n=row.parts)


def _said(use: Use | None, n: int) -> str:
    if use is None:
        return ngettext(
            "{n} row of {file} [{sheet}] is {why}, and is refused until somebody says whether it counts: {rows}.",
            "{n} rows of {file} [{sheet}] are {why}, and are refused until somebody says whether they count: {rows}.",
            n,
        )
    if use is Use.KEEP:
        return ngettext(
            "{n} row of {file} [{sheet}] is {why}, and is read like the others: {rows}.",
            "{n} rows of {file} [{sheet}] are {why}, and are read like the others: {rows}.",
            n,
        )
    if use is Use.REMOVE:
        return ngettext(
            "{n} row of {file} [{sheet}] is {why}, and is read without what nobody sees: {rows}.",
            "{n} rows of {file} [{sheet}] are {why}, and are read without what nobody sees: {rows}.",
            n,
        )
    return ngettext(
        "{n} row of {file} [{sheet}] is {why}, and is left out: {rows}.",
        "{n} rows of {file} [{sheet}] are {why}, and are left out: {rows}.",
        n,
    )
