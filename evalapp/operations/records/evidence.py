"""What a file holds besides the fit of its hashes: what jurors signed, and what was decided and is counted again."""

from __future__ import annotations

from evalapp.domain.journal import Finding, Verification, Where
from evalapp.operations.records.kept_returns import WATCHED, KeptReturns
from evalapp.operations.records.told.held import HeldWords
from evalapp.operations.records.weighed.decided import DECIDED, Decided
from evalapp.operations.records.weighed.fitting import Fitting
from evalapp.operations.records.weighed.keys import key_findings
from evalapp.operations.records.weighed.together import WATCHED as TOGETHER
from evalapp.operations.records.weighed.together import BroughtTogether
from evalapp.operations.view import View
from evalapp.store.file import PanelFile
from evalapp.store.history.verify import Replayed

__all__ = ["Evidence", "evidence_of"]


class Evidence:
    """Shown the changes while they are replayed; once they were, `weigh` says what does not agree with them."""

    actions = frozenset({*WATCHED, *DECIDED, *TOGETHER, *Fitting.seating})

    def __init__(self, view: View) -> None:
        self._view = view
        self.returns = KeptReturns(view=view)
        self.decided = Decided(scheme_of=self.returns.scheme_of)
        self.together = BroughtTogether(
            content_of=view.content, hash_of=lambda number: view.change(number).hash, row_at=view.row_at
        )
        # A work file holds what its juror is writing: no score of it counts before it was merged.
        self.fitting = None if view.is_work_file() else Fitting(view)
        # A conflict of interest takes rows out of the journal of a work file, and leaves the words.
        self.words = HeldWords(is_compared=not view.is_work_file())

    def watch(self, change: Replayed) -> None:
        self.words.watch(change)
        if self.fitting is not None and change.action in Fitting.seating:
            self.fitting.watch(change)
        if change.action in TOGETHER:
            self.together.watch(change)
        if change.action in DECIDED:
            self.decided.watch(change)
        elif change.action in WATCHED:
            self.returns.watch(change)

    def written_over(self, number: int, image: str) -> None:
        if self.fitting is not None:
            self.fitting.written_over(number, image)

    @property
    def notes(self) -> tuple[str, ...]:
        return (*self.decided.notes, *self.words.notes)

    def weigh(self, found: Verification, *, has_journal: bool = True) -> tuple[Finding, ...]:
        """Of a journal that breaks off nobody says that what came after it is missing."""
        is_followed = has_journal and all(each.where is not Where.JOURNAL for each in found.findings)
        self.returns.finish(is_followed=is_followed)
        return (
            *(Finding(where=Where.JOURNAL, text=each) for each in self.decided.faults),
            *(Finding(where=Where.JOURNAL, text=each) for each in self.words.faults),
            *(Finding(where=Where.JOURNAL, text=each) for each in self.together.faults),
            *(self.fitting.findings() if self.fitting is not None and has_journal else ()),
            *key_findings(self._view),
            *(Finding(where=Where.RETURNS, text=each.text) for each in self.returns.differing),
        )


def evidence_of(file: PanelFile) -> Evidence | None:
    """None in a work file: what its juror signs is in no return of it yet."""
    return None if file.is_work_file else Evidence(View(file))
