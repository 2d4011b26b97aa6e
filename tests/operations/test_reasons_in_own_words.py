"""A reason in a juror's words is given and taken back in one change, with what else was written left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.operations.scores import MOST_COMMENT, SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

WRITTEN = "The pumps are beyond me."
GIVEN = Answer(None, NoScore.ABSTAIN, f"Outside my expertise.\n{WRITTEN}")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        write(panel, WRITTEN)
        yield panel


def write(panel: Workspace, comment: str) -> None:
    panel.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment=comment))


def give(
    panel: Workspace,
    *,
    value: int | None = None,
    no_score: NoScore | None = None,
    own: OwnReason | None = None,
) -> None:
    panel.execute(
        SetScore(juror="J1", application="A-1", criterion="helix", value=value, no_score=no_score, own=own)
    )


def abstain(panel: Workspace) -> None:
    give(panel, no_score=NoScore.ABSTAIN, own=OwnReason.OUTSIDE_EXPERTISE)


def answer(panel: Workspace) -> Answer:
    stored = panel.view.score("J1", "A-1", "helix")
    assert stored is not None
    return stored.answer


def test_it_opens_what_was_written_and_one_undo_takes_both_back(panel: Workspace) -> None:
    abstain(panel)
    assert GIVEN == answer(panel)

    panel.undo_edit()
    assert Answer(comment=WRITTEN) == answer(panel)


@pytest.mark.parametrize("value", [None, 8])
def test_a_score_or_taking_it_back_leaves_only_what_was_written(panel: Workspace, value: int | None) -> None:
    abstain(panel)
    give(panel, value=value)
    assert Answer(value, None, WRITTEN) == answer(panel)


def test_the_same_words_beside_a_score_are_the_jurors_own_and_stay(panel: Workspace) -> None:
    write(panel, "Outside my expertise.")
    give(panel, value=6)
    give(panel, value=8)
    assert Answer(8, None, "Outside my expertise.") == answer(panel)


def test_it_is_no_reason_beside_another_code(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="reason to abstain"):
        give(panel, no_score=NoScore.ABSENT, own=OwnReason.OUTSIDE_EXPERTISE)


def test_it_does_not_make_a_justification_too_long(panel: Workspace) -> None:
    write(panel, "x" * MOST_COMMENT)
    with pytest.raises(BadValue, match="shorten it"):
        abstain(panel)
