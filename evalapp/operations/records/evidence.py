"""What a file holds besides the fit of its hashes: what jurors signed, and what was decided and is counted again."""

from __future__ import annotations

from evalapp.domain.journal import Finding, Verification, Where
from evalapp.operations.records.decided import DECIDED, Decided
from evalapp.operations.records.kept_returns import WATCHED, KeptReturns
from evalapp.operations.records.told.held import HeldWords
from evalapp.operations.view import View
from evalapp.store.file import PanelFile
from evalapp.store.history.verify import Replayed

__all__ = ["Evidence", "evidence_of"]


class Evidence:
    """Shown the changes while they are replayed; once they were, `weigh` says what does not agree with them."""

    actions = frozenset({*WATCHED, *DECIDED})

    def __init__(self, view: View) -> None:
        self.returns = KeptReturns(view=view)
        self.decided = Decided(scheme_of=self.returns.scheme_of)
        # A conflict of interest takes rows out of the journal of a work file, and leaves the words.
        self.words = None if view.is_work_file() else HeldWords()

    def watch(self, change: Replayed) -> None:
        if self.words is not None:
            self.words.watch(change)
        if change.action in DECIDED:
            self.decided.watch(change)
        elif change.action in WATCHED:
            self.returns.watch(change)

    @property
    def notes(self) -> tuple[str, ...]:
        return (*self.decided.notes, *(self.words.notes if self.words else ()))

    def weigh(self, found: Verification, *, has_journal: bool = True) -> tuple[Finding, ...]:
        """Of a journal that breaks off nobody says that what came after it is missing."""
        is_followed = has_journal and all(each.where is not Where.JOURNAL for each in found.findings)
        self.returns.finish(is_followed=is_followed)
        return (
            *(Finding(where=Where.JOURNAL, text=each) for each in self.decided.faults),
            *(Finding(where=Where.JOURNAL, text=each) for each in (self.words.faults if self.words else ())),
            *(Finding(where=Where.RETURNS, text=each.text) for each in self.returns.differing),
        )


def evidence_of(file: PanelFile) -> Evidence | None:
    """None in a work file: what its juror signs is in no return of it yet."""
    return None if file.is_work_file else Evidence(View(file))
