"""Who assesses what as the program proposes it: on the table until it is assigned or dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from evalapp.domain.errors import KnownError
from evalapp.domain.jury.impossible import Impossible
from evalapp.domain.texts import _
from evalapp.operations.panel.members import Pair
from evalapp.operations.progress.before_sending import before_assigning
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.seats.limits import SeatLimits
from evalapp.operations.seats.proposing import propose_assignment
from ui.pages.jury.assign_card import AssignCard, load_words
from ui.pages.jury.matrix.face import SeatsFace
from ui.pages.jury.rows import MemberRow
from ui.session import Session
from ui.tables.row_table import RowTable


class Assigning(QObject):
    """`changed()` when another proposal is on the table, or none any more; `assigned()` once it is in the file."""

    changed = Signal()
    assigned = Signal()

    def __init__(
        self,
        session: Session,
        card: AssignCard,
        seats: SeatsFace,
        members: RowTable[MemberRow],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._card, self._seats, self._members = session, card, seats, members
        self.proposal: tuple[Pair, ...] | None = None
        self._limits, self._seed = SeatLimits(), 0
        card.proposed.connect(self._propose)
        card.assigned.connect(self._assign)
        card.dropped.connect(self._drop)
        seats.turned.connect(self.show)

    def show(self) -> None:
        """What the proposal comes to, and what the scheme could not rank with it."""
        facts = facts_of(self._session.view)
        is_begun = self.proposal is not None or facts.assignments
        proposed = None if self.proposal is None else self._seats.proposed
        self._card.show_short(before_assigning(facts, proposed) if is_begun else "")
        if self.proposal is None:
            self._card.show_proposal("")
            return
        loads = [row.proposed for row in self._members.rows_model.rows if row.proposed is not None]
        judged = {each.number for each in facts.judged}
        applications = len({application for _juror, application in self.proposal} & judged)
        self._card.show_proposal(load_words(loads, applications, self._seed))

    def _propose(self, per_application: int, at_most: int, seed: str, is_partial: bool) -> None:
        if seed and not (seed.isascii() and seed.isdigit() and len(seed) < 10):
            self._card.show_error(
                _("A seed is a whole number below a billion; leave it empty for a new one.")
            )
            return
        try:
            self.proposal, self._seed = propose_assignment(
                self._session.workspace,
                per_application=per_application,
                at_most=at_most,
                seed=int(seed) if seed else None,
                is_partial=is_partial,
            )
        except KnownError as error:
            self._drop()
            self._card.show_error(str(error), offers_part=isinstance(error, Impossible) and not is_partial)
            return
        self._limits = SeatLimits(per_application=per_application, at_most=at_most)
        self.changed.emit()

    def _drop(self) -> None:
        self.proposal = None
        self.changed.emit()
        self._card.propose_button.setFocus()

    def _assign(self) -> None:
        if self.proposal is None:
            return
        kept, pairs = self.proposal, self._seats.proposed
        self.proposal = None
        command = Assign(pairs=pairs, limits=self._limits)
        if self._session.run(command, on_error=self._card.show_error) is not None:
            self.assigned.emit()
        else:
            self.proposal = kept
