"""What came back of each pack: all of it that counts, and of the pack that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Side
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.operations.exchange.choices import Settle, open_choices
from evalapp.operations.exchange.paper.entering import enter_paper
from evalapp.operations.exchange.register.entries import CameBack
from evalapp.operations.exchange.register.register import register_of
from tests.operations.juror.round_samples import JUROR, Round

AN = PersonId(JUROR)


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    """A-1 of An Peeters is scored in her file, twice of six, and not handed in yet."""
    with Round.scored(tmp_path) as made:
        yield made


def came(round_: Round) -> list[CameBack | None]:
    """Of each pack of hers in turn."""
    return [each.came for each in register_of(round_.panel.view).issued if each.juror == AN]


def told(round_: Round) -> list[tuple[int, int] | None]:
    """The scores and the sealed ones of each."""
    return [each and (each.scores, each.sealed) for each in came(round_)]


def paper(round_: Round, application: str, **answers: Answer) -> None:
    enter_paper(round_.panel, AN, application, answers)


def test_a_sheet_that_became_a_choice_takes_nothing_from_the_sealed_return(round_: Round) -> None:
    round_.merge(round_.hand_in())
    paper(round_, "A-1", helix=Answer(3))
    assert [(2, 2)] == told(round_)
    (choice,) = open_choices(round_.panel.view)
    round_.panel.execute(Settle(sides={choice.key: Side.STORED}))
    assert [(2, 2)] == told(round_)


@pytest.mark.parametrize(
    ("side", "of_sheet"), [(Side.STORED, "nothing of it counts"), (Side.INCOMING, "counts")]
)
def test_of_what_was_chosen_against_in_all_choices_nothing_counts(
    round_: Round, side: Side, of_sheet: str
) -> None:
    round_.merge(round_.hand_in())
    paper(round_, "A-1", helix=Answer(3))
    received = register_of(round_.panel.view).received
    assert ["counts", "nothing of it counts"] == [each.outcome for each in received]
    (choice,) = open_choices(round_.panel.view)
    round_.panel.execute(Settle(sides={choice.key: side}))
    received = register_of(round_.panel.view).received
    assert ["counts", of_sheet] == [each.outcome for each in received]


def test_a_return_counts_that_says_nothing_or_empties_what_the_panel_had(round_: Round) -> None:
    for criterion in ("helix", "sme"):
        round_.score("A-1", criterion, None)
    round_.merge(round_.hand_in())
    assert ["counts"] == [each.outcome for each in register_of(round_.panel.view).received]
    round_.score("A-1", "helix", 3)
    round_.merge(round_.hand_in())
    round_.score("A-1", "helix", None)
    round_.merge(round_.hand_in())
    assert "counts" == register_of(round_.panel.view).received[-1].outcome


def test_a_sheet_that_was_chosen_is_vouched_for(round_: Round) -> None:
    round_.merge(round_.hand_in())
    paper(round_, "A-1", helix=Answer(3))
    (choice,) = open_choices(round_.panel.view)
    round_.panel.execute(Settle(sides={choice.key: Side.INCOMING}))
    (of_it,) = came(round_)
    assert of_it is not None
    assert (2, 1, True, False) == (of_it.scores, of_it.sealed, of_it.is_mixed, of_it.is_sealed)


def test_all_sheets_count_together(round_: Round) -> None:
    paper(round_, "A-1", helix=Answer(7), sme=Answer(4))
    paper(round_, "A-2", helix=Answer(None, NoScore.ABSTAIN))
    (of_it,) = came(round_)
    assert of_it is not None
    assert (3, 0, "3 of 6", False) == (of_it.scores, of_it.sealed, of_it.extent, of_it.is_sealed)
    assert 2 == len(of_it.files)
    paper(round_, "A-1", helix=NOTHING, sme=Answer(4))
    assert [(2, 0)] == told(round_)
    paper(round_, "A-1", helix=Answer(7), sme=Answer(4))
    paper(round_, "A-2", helix=Answer(None, NoScore.ABSTAIN), sme=Answer(4))
    paper(round_, "A-3", helix=Answer(7), sme=Answer(4))
    (of_it,) = came(round_)
    assert of_it is not None
    assert "complete" == of_it.extent


@pytest.mark.parametrize(
    ("answers", "extent"),
    [({"helix": Answer(7), "sme": Answer(4)}, "complete"), ({"helix": Answer(7)}, "1 of 2")],
)
def test_a_sheet_with_all_that_is_asked_is_complete(
    tmp_path: Path, answers: dict[str, Answer], extent: str
) -> None:
    made = Round.begin(tmp_path, applications=1)
    paper(made, "A-1", **answers)
    (sheet,) = register_of(made.panel.view).received
    assert (extent, extent == "complete") == (sheet.extent, sheet.is_complete)
    made.panel.close()


def test_a_return_stays_with_the_pack_that_it_is_of(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.hand_out()
    assert [(2, 2), None] == told(round_)
    round_.score("A-2", "helix", 6, "More")
    round_.merge(round_.hand_in())  # still of the first, after the second left
    assert [(3, 3), None] == told(round_)
    round_.open().workspace.close()
    round_.score("A-2", "sme", 6, "More")
    round_.merge(round_.hand_in())
    assert [None, (4, 4)] == told(round_)


def test_a_sheet_is_told_of_the_last_pack_that_had_left(round_: Round) -> None:
    paper(round_, "A-1", helix=Answer(7))
    at = round_.panel.view.received()[0].at
    round_.hand_out()
    first, second = came(round_)
    assert (at, None) == (first and first.at, second)


def test_what_was_corrected_in_the_panel_still_came_back(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.correct("A-1", "helix", 2)
    assert [(2, 2)] == told(round_)


def test_of_what_nothing_counts_no_score_came_back(round_: Round) -> None:
    paper(round_, "A-1", helix=Answer(7))
    assert [(1, 0)] == told(round_)
    round_.correct("A-1", "helix", 2)
    assert ["nothing of it counts"] == [each.outcome for each in register_of(round_.panel.view).received]
    assert [(0, 0)] == told(round_)


def test_a_merge_that_was_undone_brought_nothing_back(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.panel.undo()
    assert [None] == told(round_)
