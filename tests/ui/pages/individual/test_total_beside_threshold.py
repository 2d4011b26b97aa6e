"""A total beside a threshold that looks at something else says what is compared."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.rules import Threshold
from evalapp.operations.ranking.ranking import ranking_of
from tests.ui.pages.individual.individual_pages import made_panel
from ui.pages.individual.results import result_lines


@pytest.mark.parametrize(
    ("is_weighted", "unweighted", "said"),
    [
        (False, Fraction(294, 100), "without weights 2.94, which is what the threshold looks at; "),
        (False, Fraction(2999, 1000), "without weights 2.999, which is what the threshold looks at; "),
        (True, Fraction(294, 100), ""),
        (False, Fraction(304, 100), ""),
    ],
)
def test_what_the_threshold_looks_at_is_said(
    tmp_path: Path, is_weighted: bool, unweighted: Fraction, said: str
) -> None:
    """3.04 that is below a threshold of 3, and 2.94 that is above it, read as a fault of the program."""
    with made_panel(tmp_path) as panel:
        scheme = panel.view.call().scheme
        place = ranking_of(panel).places[0]
    rules = replace(
        scheme.ranking,
        threshold=Threshold(value=Fraction(60), percent=True),
        thresholds_on_weighted=is_weighted,
    )
    shown = replace(place, total=Fraction(304, 100), unweighted=unweighted)
    (*_others, total) = result_lines(replace(scheme, ranking=rules), shown, {}, Phase.DELIBERATION)
    assert f"{said}the threshold of 60% is 3.00 points" == total.motivation
