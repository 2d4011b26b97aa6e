"""What is said of another panel: the question, the groups, the error in percentage points, and what is withheld."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from evalapp.analytics.lenses.another_panel.another_panel import AnotherPanel
from evalapp.analytics.lenses.another_panel.standing import Standing
from evalapp.analytics.lenses.another_panel.words import another_panel_sentences
from evalapp.domain.texts import in_language

ABOVE, OPEN, BELOW = Standing.CLEARLY_ABOVE, Standing.NOT_DISTINGUISHABLE, Standing.CLEARLY_BELOW
FOUND = AnotherPanel(
    applications=("A", "B", "C", "D"),
    place_low=np.array([1, 2, 2, 4]),
    place_high=np.array([1, 3, 3, 4]),
    placeless=np.zeros(4),
    where=np.zeros((1, 1)),
    support=np.array([0.999, 0.6, 0.4, 0.001]),
    error=np.array([0.0006, 0.0079, 0.0079, 0.0006]),
    standing=(ABOVE, OPEN, OPEN, BELOW),
    against=(),
    agreed=(),
    scores=np.array([3, 3, 3, 3]),
    reliability=np.full(4, 0.8),
    by_criterion=True,
    draws=4_000,
    seed=7,
)


def said(**changes: object) -> str:
    return " ".join(another_panel_sentences(replace(FOUND, **changes)))  # type: ignore[arg-type]


def test_the_question_the_groups_and_the_error_are_said() -> None:
    text = said()
    assert "Would another panel of as many jurors have decided the same? 4,000 such panels" in text
    assert "A score was drawn for each criterion." in text
    assert "in more than 95 of 100 panels" in text
    assert "1 application is clearly above the line. 1 application is clearly below the line." in text
    assert "2 applications are not distinguishable from the line" in text
    assert "a standard error of at most 0.8 percentage points" in text
    assert "the seed 7 again finds the same; the groups do not depend on it" in text
    assert "neither clearly" not in text


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        ((ABOVE, ABOVE, BELOW, BELOW), "Every application is clearly on one side of the line."),
        (
            (ABOVE,) * 4,
            "4 applications are clearly above the line. No application is clearly below the line.",
        ),
        (
            (BELOW,) * 4,
            "No application is clearly above the line. 4 applications are clearly below the line.",
        ),
    ],
)
def test_sentences_say_when_all_is_clear(standing: tuple[Standing, ...], words: str) -> None:
    assert words in said(standing=standing)


def test_without_a_line_only_the_places_are_spoken_of() -> None:
    text = said(support=None, error=None, standing=None)
    assert "The places of an application" in text
    assert "line" not in text


def test_that_only_totals_were_drawn_is_said() -> None:
    assert "The rule looks at totals only" in said(by_criterion=False)


def test_why_nothing_is_called_clear_is_said() -> None:
    assert "So no application is called clearly above or below." in said(reliability=np.full(4, 0.3))
    assert "C and D have too few scores" in said(reliability=np.array([0.9, 0.9, 0.3, 0.3]))
    assert "For B the panel agreed on a score." in said(agreed=("B",))


def test_what_speaks_against_the_official_outcome_says_why() -> None:
    text = said(against=("D",), standing=(ABOVE, OPEN, OPEN, OPEN), scores=np.array([3, 3, 3, 2]))
    assert "D gets support in 0 of 100 panels, unlike in the official ranking" in text
    assert "than its 2 scores can bear out" in text
    assert "The official place stands." in text


def test_the_labels_differ_in_every_language() -> None:
    for language in ("en", "nl"):
        with in_language(language):
            assert 3 == len({each.label for each in Standing})
