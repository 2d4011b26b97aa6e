"""The sheets of a file of which nothing was taken, and which rows of applications lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.domain.numbers import ended_once, shorten
from evalapp.domain.texts import _, ngettext


def headings_said(headings: Sequence[str]) -> str:
    """Within a sentence that ends with them."""
    return shorten(", ".join(each.rstrip(" :.") for each in headings), 200) or "–"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """Rows of a sheet that was not used, of one application: `number` is empty where nobody can tell of which.

    `row` is the first of them; `parent` the row of the JSON object they lie in.
    """

    number: str
    row: int
    rows: int
    parent: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class UnusedSheet:
    """A sheet of which nothing was taken, with what stands in its heading row; `reason`: why it cannot be read.

    `kind` is what its rows are by its name and headings, empty where they are nothing of ours; then `unread` is too.
    """

    file: str
    name: str
    headings: tuple[str, ...] = ()
    is_hidden: bool = False
    rows: int = 0
    reason: str = ""
    kind: str = ""
    unread: tuple[Unread, ...] = ()

    @property
    def text(self) -> str:
        return ended_once(self._text())

    def _text(self) -> str:
        headings = headings_said(self.headings)
        if self.reason:
            return ngettext("Not used: {n} row. {reason}", "Not used: {n} rows. {reason}", self.rows).format(
                n=self.rows, reason=self.reason
            )
        if self.is_hidden:
            return _("Not used: the hidden sheet “{sheet}” of {file}; its headings are: {headings}.").format(
                sheet=self.name, file=self.file, headings=headings
            )
        return ngettext(
            "Not used: the sheet “{sheet}” of {file}, {n} row; its headings are: {headings}.",
            "Not used: the sheet “{sheet}” of {file}, {n} rows; its headings are: {headings}.",
            self.rows,
        ).format(sheet=self.name, file=self.file, n=self.rows, headings=headings)
