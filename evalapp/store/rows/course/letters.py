"""The texts of the letters as rows: those that a call has of its own, and what is written of its applications."""

from __future__ import annotations

from operator import itemgetter

from evalapp.domain.letters.values import Part, Written
from evalapp.domain.order import sorted_by_number
from evalapp.store.file import PanelFile


class Letters:
    """Read anew each time."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file

    def texts(self) -> dict[tuple[str, str], str]:
        """By section and language; what is not there is as the program has it."""
        rows = self._file.rows("SELECT section, language, text FROM letter_text ORDER BY section, language")
        return {(section, language): text for section, language, text in rows}

    def facts(self) -> dict[str, str]:
        return dict(self._file.rows("SELECT fact, value FROM letter_fact ORDER BY fact"))

    def written(self, application: str = "") -> list[Written]:
        """Of all applications, in their order, or of one."""
        where, key = (" WHERE application = ?", (application,)) if application else ("", ())
        rows = self._file.rows(
            f"SELECT application, part, criterion, language, text FROM motivation{where} "
            "ORDER BY application, part, criterion, language",
            key,
        )
        return [
            Written(application=number, part=Part(part), criterion=criterion, language=language, text=text)
            for number, part, criterion, language, text in sorted_by_number(rows, itemgetter(0))
        ]
