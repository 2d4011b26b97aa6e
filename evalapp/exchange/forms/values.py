"""One cell of a form that came back: what it gives, or why nothing of it can be taken. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import NoScore, Scale
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.sheets.columns import ERRORS
from evalapp.sheets.sheet import MOST_CHARACTERS
from evalapp.sheets.text import from_cell
from evalapp.sheets.xlsx_files import cell_text


@dataclass(frozen=True, kw_only=True, slots=True)
class FormCell:
    """`address` names the sheet too; `is_formula` and `is_error` as the spreadsheet says."""

    address: str
    value: object = None
    is_formula: bool = False
    is_error: bool = False

    @property
    def text(self) -> str:
        """The text in the cell. Raises BadValue for what is no entry of a person: it has no text."""
        if self.is_formula:
            raise BadValue(_("it holds a formula; type the value itself"))
        shown = from_cell(self.value) if isinstance(self.value, str) else ""
        if self.is_error or shown.upper() in ERRORS:
            raise BadValue(_("it holds the error {error}").format(error=shorten(str(self.value), 20)))
        if isinstance(self.value, bool):
            raise BadValue(_("it holds TRUE or FALSE; type the value itself"))
        if isinstance(self.value, date | time | timedelta):
            raise BadValue(
                _("it holds a date or a time, as a spreadsheet makes of 4/5; type the value again")
            )
        return shown if isinstance(self.value, str) else cell_text(self.value)


def score_in(cell: FormCell, scale: Scale) -> int | None:
    """In steps of the scale; None for an empty cell. Raises BadValue for anything that is not on the scale."""
    text = cell.text
    return scale.parse(text) if text else None


def reason_in(cell: FormCell, codes: Mapping[str, NoScore]) -> NoScore | None:
    """The reason by its word in either language, its id, or a code of the scheme. Raises BadValue for others."""
    text = " ".join(cell.text.split())
    if not text:
        return None
    for reason in NoScore:
        if text.casefold() in _spellings(reason):
            return reason
    if (code := codes.get(text.upper())) is not None:
        return code
    raise BadValue(
        _("“{value}” is not a reason for no score; use one of: {reasons}").format(
            value=shorten(text), reasons=", ".join(each.label for each in NoScore)
        )
    )


def _spellings(reason: NoScore) -> set[str]:
    spellings = {reason.value}
    for language in LANGUAGES:
        with in_language(language):
            spellings.add(reason.label.casefold())
    return spellings


def comment_in(cell: FormCell) -> str:
    """Raises BadValue for what is no text, or more than a cell can hold."""
    text = cell.text
    if len(text) > MOST_CHARACTERS:
        raise BadValue(_("it holds more than {most} characters").format(most=MOST_CHARACTERS))
    return text
