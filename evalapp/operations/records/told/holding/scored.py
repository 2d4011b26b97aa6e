"""What the rows of a change must be like where it says that one thing was scored, noted or dealt with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.journal import Step
from evalapp.domain.permissions import Action
from evalapp.operations.records.told.did import Did, Image


def _one_in(table: str) -> Callable[[Step, Did], bool]:
    """The one row that it wrote, if any: what is stored once more writes none."""

    def holds(step: Step, did: Did) -> bool:
        return all(_is_of(after or before or {}, step, did) for before, after in did.pairs(table))

    return holds


def _is_of(row: Image, step: Step, did: Did) -> bool:
    said = step.named.get("criterion")
    is_there = row["criterion"] == "" if said is None else did.is_criterion(row["criterion"], said)
    return row["application"] == step.named["application"] and is_there


def _gone(step: Step, did: Did) -> bool:
    """A row of the list may stand for several of the file it is about."""
    pairs = did.pairs("refused_row")
    gone = [before for before, after in pairs if before is not None and after is None]
    return len(gone) == len(pairs) and sum(each["rows"] for each in gone) == step.named["n"]


CLAIMS: Mapping[str, tuple[Action, Callable[[Step, Did], bool]]] = {
    "score-one": (Action.SCORE, _one_in("score")),
    "comment-one": (Action.SCORE, _one_in("score")),
    "note-one": (Action.SCORE, _one_in("private_note")),
    "note-of": (Action.SCORE, _one_in("private_note")),
    "refused-dealt-with": (Action.IMPORT_APPLICATIONS, _gone),
}
WITHOUT_STATE = tuple(CLAIMS)
