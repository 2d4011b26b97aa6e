"""Days, times and durations that cannot be read: nobody has to correct a file for what may be empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.values import Noted, quoted
from evalapp.sheets.sheet import Cell

LEAVE_EMPTY = "leave-empty"
WATCHED = (Sort.DAY, Sort.MOMENT, Sort.YEARS)
"""Without an amount a ceiling would not hold; what is missing of these is named where it is needed."""


class Awaited(BadValue):
    """Of a value that comes in once a question is answered: nothing has to be mended. Empty: none is asked."""

    def __init__(self, text: str, question: str) -> None:
        super().__init__(text)
        self.question = question


class InDoubt(Awaited):
    """Of a value that its column leaves in doubt: that is asked about the column."""


def unread_id(heading: Heading) -> str:
    return f"unread:{heading.text}"


class Unreadable:
    """Reads as `read` does; what cannot be read is refused until somebody lets it be left `empty`.

    `is_asked`: whether that is asked now.
    """

    def __init__(
        self, heading: Heading, read: Callable[[Cell], Any], *, empty: Any, answer: str, is_asked: bool
    ) -> None:
        self._heading, self._read, self._empty, self._is_asked = heading, read, empty, is_asked
        self._is_left_empty = answer == LEAVE_EMPTY
        self._first: tuple[str, str] | None = None
        self._count = 0

    def read(self, cell: Cell) -> Any:
        """Raises BadValue."""
        try:
            return self._read(cell)
        except InDoubt:
            raise
        except BadValue as error:
            if self._is_left_empty:
                why = str(error).rstrip(".")
                return Noted(self._empty, _("{why} – left empty").format(why=why))
            self._count += 1
            self._first = self._first or (quoted(cell, 40), str(error))
            if self._is_asked:
                raise Awaited(str(error), unread_id(self._heading)) from error
            raise

    @property
    def question(self) -> Question | None:
        """Once the rows are read; None where all could be read."""
        if self._first is None:
            return None
        value, why = self._first
        return Question(
            id=unread_id(self._heading),
            text=ngettext(
                "{n} value in “{heading}” cannot be read:",
                "{n} values in “{heading}” cannot be read:",
                self._count,
            ).format(n=self._count, heading=shorten(self._heading.text)),
            why=_("{why} – or take the applications in without it").format(why=why.rstrip(".")),
            choices=(
                Choice(
                    id=LEAVE_EMPTY,
                    label=_("leave empty what cannot be read, as “{value}”").format(value=value),
                ),
            ),
        )
