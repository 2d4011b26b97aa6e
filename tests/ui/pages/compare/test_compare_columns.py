from __future__ import annotations

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from ui.pages.compare.columns import columns
from ui.tables.sharing import Widths, shared


def test_six_criteria_are_side_by_side_in_the_smallest_window_with_enlarged_text() -> None:
    """The least widths are those in Dutch at one and a half times the size; 830 is the room in 1024 pixels."""
    shown = columns(parse_scheme(template_text("ibn-2015")))
    least = (300, 79, 82, 78, 84, 67, 65, 90, 121)

    assert 830 == sum(shared(shown, Widths(least=least, wanted=least), 830).values())
