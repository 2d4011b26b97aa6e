"""What was tried, and what failed of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from evalapp.domain.texts import _


class Checks:
    """A line for each thing that was tried; one that fails keeps none of the others from being tried."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self.tried = 0
        self.failed: list[str] = []

    def tell(self, what: str, why: str = "") -> None:
        """`why` it failed; empty where it did not."""
        self.tried += 1
        if not why:
            self._say(_("good: {what}").format(what=what))
            return
        self.failed.append(what)
        self._say(_("FAILED: {what}: {why}").format(what=what, why=why))

    @contextmanager
    def trying(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            self.tell(what, f"{type(error).__name__}: {error}")
        else:
            self.tell(what)

    def end(self) -> int:
        """Says how it went; the exit status of the program."""
        if self.failed:
            text = _("{failed} of {n} failed: this installation is not whole; install Evalapp again.")
            self._say(text.format(failed=len(self.failed), n=self.tried))
        else:
            self._say(_("All {n} were good.").format(n=self.tried))
        return 1 if self.failed else 0
