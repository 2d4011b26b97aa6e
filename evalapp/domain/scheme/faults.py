"""What is wrong with a scheme file: all of it at once, each with its line, its key, the reason and the way out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.lines import Path, line_of, lines_of
from evalapp.domain.texts import _

MOST_FAULTS = 100
"""A file with more of them is no scheme; nobody reads on, and naming thousands takes time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """`line` is 0 and `key` empty where the file as a whole is at fault; `key` is dotted, lists count from 1."""

    line: int = 0
    key: str = ""
    why: str

    @property
    def place(self) -> str:
        """`line 12, key “scales.half.step”`."""
        if self.line and self.key:
            return _("line {line}, key “{key}”").format(line=self.line, key=self.key)
        return _("line {line}").format(line=self.line) if self.line else ""

    @property
    def sentence(self) -> str:
        return _ended(f"{self.place[:1].upper()}{self.place[1:]}: {self.why}" if self.place else self.why)


class SchemeError(KnownError):
    """A scheme that cannot be used, with every fault found in it, in the order of the file."""

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        self.file, self.faults = file, tuple(faults)
        super().__init__("\n".join(self.sentences))

    @property
    def sentences(self) -> tuple[str, ...]:
        """One line each: a single fault whole, several below a line that counts them."""
        if len(self.faults) == 1:
            (fault,) = self.faults
            where = ", ".join(part for part in (self.file, fault.place) if part)
            words = _("The scheme cannot be used: {where}: {why}.")
            return (_ended(words.removesuffix(".").format(where=where, why=fault.why)),)
        n = len(self.faults)
        if n < MOST_FAULTS:
            head = _("The scheme cannot be used: {file} has {n} faults.")
        else:
            head = _("The scheme cannot be used: these are the first {n} faults of {file}.")
        return (head.format(file=self.file, n=n), *(fault.sentence for fault in self.faults))


class Faults:
    """The faults of one file, as its reader meets them."""

    def __init__(self, file: str, text: str, *, is_kept: bool = False) -> None:
        self._file, self._text, self._is_kept = file, text, is_kept
        self._noted: dict[Path, str] = {}

    def note(self, path: Path, why: str) -> None:
        """The first fault of a value is kept; another would be its echo. Raises SchemeError when there are too many."""
        self._noted.setdefault(path, why)
        if len(self._noted) == MOST_FAULTS:
            self.refuse()

    def note_in_new(self, path: Path, why: str) -> None:
        """A fault that earlier versions did not see: no new scheme may have it, and a call that does keeps it."""
        if not self._is_kept:
            self.note(path, why)

    def has(self, path: Path) -> bool:
        """Whether something at or below `path` is at fault."""
        return any(each[: len(path)] == path for each in self._noted)

    def hides(self, path: Path, last: Iterable[str] = ()) -> bool:
        """Whether `path` is at fault, or below it a key called `last`; with those, also a whole item of a list."""
        wanted = set(last)
        return any(
            each == path or each[-1] in wanted or bool(wanted and isinstance(each[-1], int))
            for each in self._noted
            if each[: len(path)] == path
        )

    def refuse(self) -> None:
        """Raises SchemeError when there are any."""
        if not self._noted:
            return
        lines = lines_of(self._text)
        found = [
            Fault(line=line_of(path, lines), key=dotted(path), why=why) for path, why in self._noted.items()
        ]
        raise SchemeError(self._file, sorted(found, key=lambda fault: fault.line))


def dotted(path: Path) -> str:
    """`groups[1].criteria[2].weight`."""
    words = ""
    for part in path:
        words += f"[{part}]" if isinstance(part, int) else f".{shorten(part)}" if words else shorten(part)
    return words


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else sentence.rstrip(".") + "."
