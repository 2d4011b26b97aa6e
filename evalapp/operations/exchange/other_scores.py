"""The other scores that a juror gave the application of a choice: what the panel holds, and what came in with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from evalapp.domain.merge import VersionChoice
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.answer import NOTHING, Answer, Placed
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
    """`incoming` is None where nothing is known of what came in. `is_at_hand`: it is the one to choose now.

    With the same score, the motivation may still be another: that is `has_other_words`.
    """

    criterion: Criterion
    stored: Answer
    incoming: Answer | None
    becomes: Becomes
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
                is_at_hand=criterion.id == choice.criterion,
            )
        )
    return tuple(rows)


def _becomes(stored: Answer, incoming: Answer | None, written: Answer | None) -> Becomes:
    if written is not None and written != incoming:
        return Becomes.ANOTHER
    if written is not None:
        return Becomes.TAKEN
    return Becomes.SAME if incoming is None or incoming == stored else Becomes.KEPT
