"""A score and its motivation are merged as one version: nothing is stored that neither side wrote."""

from __future__ import annotations

import pytest

from evalapp.domain.merge import Choice
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.settling import settle
from tests.exchange.merge.merge_samples import applied, helix, helix_of, holding, only, sent


def test_a_score_never_gets_the_motivation_that_was_written_for_another() -> None:
    """The secretary corrected the score, the juror the motivation: nobody wrote the two together."""
    plan = plan_merge(holding(8, "old"), [sent(helix(6, "new", base_value=6, base_comment="old"))])

    (choice,) = plan.choices
    assert (Answer(6, None, "old"), Answer(8, None, "old"), Answer(6, None, "new")) == (
        choice.base.answer,
        choice.stored.answer,
        choice.incoming.answer,
    )
    for how, expected in ((Choice.KEEP, (8, None, "old")), (Choice.TAKE, (6, None, "new"))):
        assert expected == helix_of(applied(settle(plan, {choice.key: how})))


@pytest.mark.parametrize(
    ("held", "incoming", "expected"),
    [
        (Answer(8, None, "old"), (8, "new"), (8, None, "new")),
        (Answer(8, None, "new"), (8, "old"), (8, None, "new")),
        (Answer(6, None, "new"), (8, "new"), (8, None, "new")),
    ],
)
def test_who_says_what_both_mean_together_is_not_asked(
    held: Answer, incoming: tuple[int, str], expected: tuple[object, ...]
) -> None:
    state = holding(held.value, held.comment)
    plan = plan_merge(state, [sent(helix(*incoming, base_value=6, base_comment="old"))])

    assert () == plan.choices
    assert expected == helix_of(applied(plan))


def test_a_choice_of_motivations_is_one_of_whole_versions() -> None:
    plan = plan_merge(holding(6, "panel’s"), [sent(helix(7, "juror’s", base_value=6, base_comment="old"))])

    assert len(plan.choices) == 1
    assert helix_of(applied(plan)) == (6, None, "panel’s")
    assert only(plan).details[0].reason == "The panel holds 3, the file says 3.5."
    same = plan_merge(holding(6, "panel’s"), [sent(helix(6, "juror’s", base_value=6, base_comment="old"))])
    assert only(same).details[0].reason == "The comment is not the one that the panel holds."
