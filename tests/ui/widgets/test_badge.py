"""A badge keeps its shape wherever it stands."""

from __future__ import annotations

import pytest

from evalapp.domain.tokens import colours
from tests.ui.look.test_theme import contrast
from ui.widgets.badge import TONES, badge_ground, has_outline

SEEN = 1.03  # of two quiet grounds; those of 1.01 that were one to the eye are less


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("behind", ["panel", "window", "attention-ground"])
def test_a_badge_does_not_melt_into_what_it_stands_on(name: str, tone: str, behind: str) -> None:
    shown = colours(name)

    assert contrast(shown[badge_ground(tone, behind)], shown[behind]) >= SEEN


@pytest.mark.parametrize("tone", TONES)
def test_a_badge_keeps_its_ground_where_its_row_is_selected_and_is_outlined(tone: str) -> None:
    assert badge_ground(tone, "panel") == badge_ground(tone, "selection") == TONES[tone][1]
    assert (True, False) == (has_outline(tone, "selection"), has_outline(tone, "panel"))


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("tone", TONES)
def test_the_words_of_a_badge_stand_out_wherever_it_stands(name: str, tone: str) -> None:
    shown = colours(name)

    for behind in ("panel", "window", "selection", "attention-ground"):
        assert contrast(shown[TONES[tone][0]], shown[badge_ground(tone, behind)]) >= 4.5
