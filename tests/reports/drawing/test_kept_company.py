"""No line stands alone at the top of a page: the one before it comes along."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from reportlab.platypus import Spacer

from evalapp.reports.drawing.parts import numbered, side_by_side
from evalapp.reports.drawing.sheet import print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from tests.reports.drawing.bare_paper import BARE


@pytest.mark.long
@pytest.mark.parametrize("above", range(480, 620, 5))
def test_the_last_of_a_list_has_company(above: int) -> None:
    """The ninth rule of a method stood alone on the second page."""
    story = [
        Spacer(1, above),
        *side_by_side(
            [Paragraph("Left", style("body"))], numbered([f"Rule{n} ." for n in range(9)]), tallest=0
        ),
    ]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(print_pages(story, BARE))).pages]
    (last,) = [page for page in pages if "Rule8" in page]
    assert "Rule7" in last
