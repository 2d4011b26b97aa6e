"""Why an application has no total, in sentences that the whole room may read."""

from __future__ import annotations

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.ranking import Blocker, BlockerKind
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.words.why.lacking import consensus_needed, lacking_lines
from tests.samples import SCHEME

RULES = parse_scheme(SCHEME)


def blocker(kind: BlockerKind, *, criterion: str = "helix", count: int = 1) -> Blocker:
    return Blocker(kind=kind, application="A-1", criterion=criterion, juror=PersonId("J1"), count=count)


@pytest.mark.parametrize(
    ("kind", "said", "needed"),
    [
        (BlockerKind.NO_SCORE_AT_ALL, "every juror gave a reason for no score. A consensus is needed", True),
        (BlockerKind.NO_CONSENSUS, "the jurors differ. A consensus is needed on Triple helix.", True),
        (BlockerKind.QUORUM, "1 score where at least", True),
        (BlockerKind.MISSING_SCORES, "No total yet: 1 score did not come in.", False),
        (BlockerKind.OPEN_CHOICE, "of two versions of a score", False),
        (BlockerKind.OWN_WORD, "a juror gives a conflict of interest", False),
        (BlockerKind.NOBODY_ASSIGNED, "Nobody is assigned to A-1.", False),
    ],
)
def test_each_reason_is_said_and_nobody_is_named(kind: BlockerKind, said: str, needed: bool) -> None:
    (line,) = lacking_lines(RULES, [blocker(kind)], "A-1")
    assert said in line
    assert "J1" not in line
    assert bool(consensus_needed(RULES, [blocker(kind)], "A-1")) is needed


def test_the_criteria_of_one_reason_stand_together_and_scores_are_summed() -> None:
    divided = [blocker(BlockerKind.NO_CONSENSUS, criterion=each) for each in ("helix", "sme")]
    owed = [blocker(BlockerKind.MISSING_SCORES, count=2), blocker(BlockerKind.MISSING_SCORES, count=3)]
    assert lacking_lines(RULES, [*divided, *owed], "A-1") == [
        "No total yet: the jurors differ. A consensus is needed on Triple helix and SME impact.",
        "No total yet: 5 scores did not come in.",
    ]
    assert lacking_lines(RULES, divided, "A-2") == []
