"""Letters on their way, in a worker thread: into a folder, or onto paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from evalapp.operations.letters.form import Form
from evalapp.operations.letters.papers import Papers
from evalapp.reports.drawing.progress import Tell, between
from ui.pages.reports.paper import put_on_paper
from ui.pages.reports.printing import Job

_DRAWN = 0.6  # how much of the time until it is on paper goes into drawing it


class SavingLetters(Job[tuple[Path, ...]]):
    """One file each and one of all; of what is stopped in time nothing is left behind."""

    def __init__(self, papers: Papers, numbers: Sequence[str], form: Form, folder: Path) -> None:
        super().__init__()
        self._papers, self._numbers, self._form, self.folder = papers, tuple(numbers), form, folder

    def make(self, tell: Tell) -> tuple[Path, ...]:
        return self._papers.files(self._numbers, self._form).write(self.folder, tell)


class PrintingLetters(Job[int]):
    """How many pages."""

    def __init__(self, papers: Papers, numbers: Sequence[str], printer: QPrinter, name: str) -> None:
        super().__init__()
        self._papers, self._numbers, self._printer, self._name = papers, tuple(numbers), printer, name

    def make(self, tell: Tell) -> int:
        content = self._papers.of(self._numbers).draw(between(tell, 0, _DRAWN))
        return put_on_paper(content, self._name, self._printer, between(tell, _DRAWN, 1))
