"""The other scores that a juror gave the application of a choice: what the panel holds, and what came in with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from evalapp.domain.merge import VersionChoice
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.answer import NOTHING, Answer, Place, Placed
from evalapp.exchange.merge.incoming import IncomingRow, ScoreTable, SignedReturn
from evalapp.operations.exchange.kept_receipts import receipts_of
from evalapp.operations.exchange.merging import MergePlan
from evalapp.operations.view import View


class Becomes(Enum):
    """What is to be said of a score beside a choice. SAME also where only the panel knows of it; with ANOTHER, what
    one more file brought goes into the panel."""

    SAME = auto()
    TAKEN = auto()
    KEPT = auto()
    ANOTHER = auto()
    CHOICE = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherScore:
    """`incoming` is None where nothing is known of what came in, `base` where nothing is known of what both began
    with: the panel keeps that of open choices alone. `is_at_hand`: it is the one to choose now.

    With the same score, the motivation may still be another: that is `has_other_words`.
    """

    criterion: Criterion
    stored: Answer
    incoming: Answer | None
    becomes: Becomes
    base: Answer | None = None
    is_at_hand: bool = False

    @property
    def has_other_words(self) -> bool:
        return (
            self.incoming is not None
            and self.incoming.score == self.stored.score
            and self.incoming.comment != self.stored.comment
        )


def other_scores(view: View, choice: VersionChoice, plan: MergePlan | None = None) -> tuple[OtherScore, ...]:
    """A row for each criterion of the scheme, that of `choice` among them.

    With a `plan`, as it would be carried out; else as the panel keeps it, with what the device handed in last.
    """
    scheme = plan.state.scheme if plan else view.call().scheme
    held = {
        each.criterion: each.answer
        for each in view.scores(juror=choice.juror, application=choice.application)
    }
    asked = {each.placed: each for each in (plan.choices if plan else view.open_choices())}
    came = {
        each.device: each.base
        for each in (*receipts_of(view, choice.juror), *(plan.receipts if plan else ()))
        if each.juror == choice.juror
    }.get(choice.device, {})
    written = {each.placed: each.answer for each in plan.writes} if plan else {}
    begun = _begun(plan, choice) if plan else {}
    rows = []
    for criterion in scheme.criteria:
        placed: Placed = (choice.juror, choice.application, criterion.id)
        other = choice if criterion.id == choice.criterion else asked.get(placed)
        stored = held.get(criterion.id, NOTHING)
        incoming = other.incoming.answer if other else came.get((choice.application, criterion.id))
        rows.append(
            OtherScore(
                criterion=criterion,
                stored=stored,
                incoming=incoming,
                becomes=Becomes.CHOICE if other else _becomes(stored, incoming, written.get(placed)),
                base=other.base.answer if other else begun.get((choice.application, criterion.id)),
                is_at_hand=criterion.id == choice.criterion,
            )
        )
    return tuple(rows)


def _begun(plan: MergePlan, choice: VersionChoice) -> Mapping[Place, Answer]:
    """What the file began with: what the pack or form showed when it left, or what its device handed in since."""
    received = plan.state.received.get((choice.juror, choice.device))
    begun: dict[Place, Answer] = {}
    for each in plan.incoming:
        if each.file != choice.incoming.file:
            continue
        rows: tuple[IncomingRow, ...] = ()
        if isinstance(each, SignedReturn) and each.opened.content.juror == choice.juror:
            rows = tuple(each.opened.content.evaluations)
            if received is not None and received.pack != each.opened.content.pack:
                received = None  # its work goes on from what the newer pack showed
        elif isinstance(each, ScoreTable):
            rows = tuple(row for row in each.rows if row.juror == choice.juror)
        begun |= {(row.application, row.criterion): row.base for row in rows}
    return begun | (dict(received.base) if received is not None else {})


def _becomes(stored: Answer, incoming: Answer | None, written: Answer | None) -> Becomes:
    if written is not None and written != incoming:
        return Becomes.ANOTHER
    if written is not None:
        return Becomes.TAKEN
    return Becomes.SAME if incoming is None or incoming == stored else Becomes.KEPT
