"""A score that was kept aside comes back where the scale has it again, and stays aside where it does not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.scheme.model import NoScore, Scale
from evalapp.domain.scoring.answer import Answer
from evalapp.operations.juror.renewal_scores import SetAside, _answer_of

HALF_POINTS = Scale(
    id="x", lowest=Fraction(0), highest=Fraction(5), step=Fraction("0.5"), higher_is_better=True
)


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("3.5", Answer(7, None, "Strong")),
        ("7", None),
        ("good", None),
        ("3.25", None),
        (str(NoScore.ABSTAIN), Answer(None, NoScore.ABSTAIN, "Strong")),
        ("", Answer(comment="Strong")),
    ],
)
def test_what_the_scale_has_not_stays_aside(value: str, answer: Answer | None) -> None:
    kept = SetAside(
        application="A-1", criterion="helix", title="Helix", value=value, comment="Strong", why=""
    )
    assert _answer_of(kept, HALF_POINTS) == answer
