"""The columns that are none of ours."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import ngettext


@dataclass(frozen=True, kw_only=True, slots=True)
class StrangeColumns:
    """The columns of a sheet that are none of ours, with a value in them: `are_kept` with the applications, or not.

    `kind` is what the rows of the sheet are: `applications`, `partners` or `budget`.
    """

    file: str
    sheet: str
    kind: str
    headings: tuple[str, ...]
    are_kept: bool

    @property
    def text(self) -> str:
        n = len(self.headings)
        said = (
            ngettext(
                "Not read as a field of ours in {file} [{sheet}]: {headings}. It is kept as a further field of the "
                "application, which jurors read; whoever does not want that leaves the column out.",
                "Not read as a field of ours in {file} [{sheet}]: {headings}. They are kept as further fields of the "
                "application, which jurors read; whoever does not want that leaves the columns out.",
                n,
            )
            if self.are_kept
            else ngettext(
                "Not read as a field of ours in {file} [{sheet}], and not kept: {headings}.",
                "Not read as a field of ours in {file} [{sheet}], and not kept: {headings}.",
                n,
            )
        )
        headings = ", ".join(f"“{shorten(each)}”" for each in self.headings)
        return said.format(file=self.file, sheet=self.sheet, headings=headings)
