"""Rows for which no page has room, in tables of any kind: all of it is drawn, and no page holds only a heading."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.platypus import Flowable, PageBreak, Spacer
from reportlab.platypus.doctemplate import NextPageTemplate

from evalapp.reports.drawing.cells.paragraphs import Paragraphs
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.listing import Cell, Listing, Row, band, figure
from evalapp.reports.drawing.parts import Heading, alert, facts, side_by_side, signatures
from evalapp.reports.drawing.sheet import SIDEWAYS, print_pages
from evalapp.reports.drawing.styles import FRAME, style
from evalapp.reports.drawing.words import Paragraph
from tests.reports.drawing.bare_paper import BARE
from tests.reports.drawing.tag_walk import HEADINGS, elements, faults
from tests.reports.longest_texts import Texts

LENGTHS = st.integers(0, 10).map(lambda n: 8 * n * n * n)  # letters: mostly few, and up to 8,000
ROW = st.tuples(LENGTHS, LENGTHS, LENGTHS, LENGTHS)
TABLE = st.lists(ROW, min_size=1, max_size=4)
WIDTHS = st.sampled_from([(60.0, 300.0), (180.0, 180.0), (300.0, 60.0)])
ABOVE = st.integers(0, int(FRAME)).map(float)


def table(texts: Texts, rows: Sequence[tuple[int, int, int, int]], widths: tuple[float, float]) -> Listing:
    """Of each row a title, a figure, several paragraphs and a note; every third has a band above it."""
    made: list[Row] = []
    for n, (title, first, second, note) in enumerate(rows):
        if n % 3 == 2:
            made.append(band(f"Band {n}"))
        cells: list[Cell] = [
            Paragraph(texts.of(title), style("cell-strong")),
            figure(f"{n}"),
            Paragraphs([Paragraph(texts.of(each), style("cell")) for each in (first, second)]),
        ]
        made.append(Row(cells=cells, notes=[Paragraph(texts.of(note), style("note"))] if note else []))
    columns = [
        Column(head="Title", width=widths[0]),
        Column(head="N", width=40.0, is_right=True),
        Column(head="What", width=widths[1]),
    ]
    return Listing(columns, made)


def printed(texts: Texts, story: list[Flowable]) -> bytes:
    """With all its texts, and heard as it should be."""
    paper = print_pages([Heading("Paper", "title"), Paragraph("Before.", style("body")), *story], BARE)
    assert [] == texts.lacking(paper)
    assert [] == faults(paper)
    return paper


def says_more_than_headings(paper: bytes) -> None:
    """On each of its pages."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        said = [(page, each.kind) for each in elements(pdf) for page, _n in each.pieces]
    for page in dict(said):
        assert not {kind for at, kind in said if at == page} <= HEADINGS, page


@pytest.mark.long
@settings(max_examples=8, deadline=None)
@given(rows=TABLE, widths=WIDTHS, above=ABOVE, is_one_word=st.booleans())
@example(rows=[(8_000, 8_000, 8_000, 8_000)], widths=(60.0, 300.0), above=600.0, is_one_word=True)
@example(rows=[(8, 8, 2_400, 0)] * 3, widths=(300.0, 60.0), above=0.0, is_one_word=False)
def test_a_table_of_any_rows_is_drawn(
    rows: list[tuple[int, int, int, int]], widths: tuple[float, float], above: float, is_one_word: bool
) -> None:
    texts = Texts(is_one_word=is_one_word)
    story = [Spacer(1, above), table(texts, rows, widths), Paragraph("After.", style("body"))]
    says_more_than_headings(printed(texts, story))


@pytest.mark.long
@settings(max_examples=14, deadline=None)
@given(
    rows=TABLE,
    widths=WIDTHS,
    above=ABOVE,
    lead=LENGTHS,
    after=st.lists(LENGTHS, max_size=3),
    own=st.none() | st.integers(0, 1),
    is_one_word=st.booleans(),
    is_sideways=st.booleans(),
)
@example([(8, 2_000, 2_000, 0)], (60.0, 300.0), 0.0, 9_000, [9_000], None, False, False)
@example([(8, 2_000, 2_000, 0)], (60.0, 300.0), 0.0, 100, [3_500, 200], 1, False, True)
def test_a_table_is_drawn_with_what_is_kept_with_it(
    rows: list[tuple[int, int, int, int]],
    widths: tuple[float, float],
    above: float,
    lead: int,
    after: list[int],
    own: int | None,
    is_one_word: bool,
    is_sideways: bool,
) -> None:
    texts = Texts(is_one_word=is_one_word)
    start: list[Flowable] = [NextPageTemplate(SIDEWAYS), PageBreak()] if is_sideways else [Spacer(1, above)]
    said = Paragraph(f"Lead. {texts.of(lead)}", style("lead"))
    end = [Paragraph(f"End. {texts.of(each)}", style("body")) for each in after]
    kept = Kept([Heading("Section"), said], table(texts, rows, widths), end, own=own if end else None)
    says_more_than_headings(printed(texts, [*start, kept, Paragraph("After.", style("body"))]))


@pytest.mark.long
@settings(max_examples=6, deadline=None)
@given(heading=LENGTHS, value=LENGTHS, alarm=LENGTHS, name=st.integers(0, 1_000), above=ABOVE)
@example(heading=9_000, value=9_000, alarm=9_000, name=1_000, above=500.0)
def test_headings_facts_alerts_and_signatures_of_any_length_are_drawn(
    heading: int, value: int, alarm: int, name: int, above: float
) -> None:
    texts = Texts(is_one_word=True)
    left: list[Flowable] = [Heading("Left"), *facts([("Value", texts.of(value) or "–")], 230)]
    story = [
        Spacer(1, above),
        Heading(f"Head {texts.of(heading)}", aside="3,5"),
        Paragraph("Said.", style("body")),
        *alert("Alarm", [texts.of(alarm) or "–"]),
        *side_by_side(left, [Heading("Right"), Paragraph("One.", style("body"))]),
        *signatures([("Chair", texts.of(name)), ("Secretary", "Mia Willems")]),
    ]
    printed(texts, story)
