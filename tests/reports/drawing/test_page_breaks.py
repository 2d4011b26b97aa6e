"""Where pages break: tables under their headings, rows in company, signatures with what they sign."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable, Spacer

from evalapp.domain.people import Person, Role
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.keeping import Kept, table_section
from evalapp.reports.drawing.listing import Listing, Row, band, figure
from evalapp.reports.drawing.sheet import print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.ranking.ranking import ranking_report
from tests.reports.drawing.bare_paper import BARE
from tests.reports.report_samples import PEOPLE, panel

FRAME = 722.5  # points in height
LAST_BANDS = (25, 28)


def rows(n: int, bands: Sequence[int] = ()) -> list[Row]:
    made = []
    for each in range(n):
        if each in bands:
            made.append(band(f"Band{each}"))
        made.append(Row(cells=[figure(f"row{each}.")]))
    return made


def table(n: int, bands: Sequence[int] = ()) -> Listing:
    return Listing(columns_of(("TheHead", 0, False)), rows(n, bands))


def pages(*story: Flowable) -> list[list[str]]:
    raw = print_pages([*story], BARE)
    return [page.extract_text().split() for page in PdfReader(io.BytesIO(raw)).pages]


def rows_on(page: Sequence[str]) -> int:
    return sum(word.startswith("row") for word in page)


@pytest.mark.long
@pytest.mark.parametrize("above", range(0, 700, 37))
@pytest.mark.parametrize("bands", [(), LAST_BANDS])
def test_no_row_stands_alone_and_no_page_has_two_heads(above: int, bands: Sequence[int]) -> None:
    found = pages(Spacer(1, above), table(30, bands))
    assert [1] * len([page for page in found if rows_on(page)]) == [
        page.count("TheHead") for page in found if rows_on(page)
    ]
    assert min(rows_on(page) for page in found if rows_on(page)) > 1
    assert [f"row{n}." for n in range(30)] == [w for page in found for w in page if w.startswith("row")]


@pytest.mark.long
@pytest.mark.parametrize("above", range(0, 700, 37))
def test_a_heading_has_two_rows_under_it_on_its_page(above: int) -> None:
    found = pages(Spacer(1, above), table_section("TheSection", table=table(30)))
    (page,) = [page for page in found if "TheSection" in page]
    assert rows_on(page) > 1


def test_a_table_goes_whole_to_the_next_page_where_little_room_is_left() -> None:
    found = pages(Spacer(1, FRAME * 0.7), table_section("TheSection", table=table(20)))
    assert [0, 20] == [rows_on(page) for page in found]


def test_a_table_is_split_where_it_would_leave_a_great_hole() -> None:
    found = pages(Spacer(1, FRAME * 0.5), table_section("TheSection", table=table(30)))
    assert 2 == len([page for page in found if rows_on(page) > 1])


@pytest.mark.long
@pytest.mark.parametrize("n", range(2, 70, 3))
def test_what_ends_a_table_stands_with_its_last_rows(n: int) -> None:
    end = [Spacer(1, 200), Paragraph("TheEnd", style("body"))]
    found = pages(Spacer(1, 90), Kept([], table(n), end))
    (page,) = [page for page in found if "TheEnd" in page]
    assert rows_on(page) >= min(3, n)


def test_a_row_higher_than_half_a_page_has_a_page_of_its_own() -> None:
    tall = Row(cells=[Paragraph("tall.<br/>" * 40, style("cell"))])
    found = pages(Kept([], Listing(columns_of(("TheHead", 0, False)), [tall, tall]), []))
    assert [40, 40] == [page.count("tall.") for page in found]


def report(made: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]


def jury(n: int) -> list[Person]:
    return [
        *PEOPLE,
        *(Person(id=f"Z{each}", name=f"Zoë {each}", role=Role.JUROR, email="", organisation="") for each in range(n)),
    ]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("more", range(0, 30, 4))
@pytest.mark.parametrize("is_anonymous", [False, True])
def test_who_signs_a_ranking_has_names_of_the_panel_on_the_page(more: int, is_anonymous: bool) -> None:
    found = report(ranking_report(panel(3)(RankingReport, people=jury(more), is_anonymous=is_anonymous)))
    (page,) = [page for page in found if "Signatures" in page]
    tables = [each for each in found if "Organisation" in each]
    assert "Organisation" in page or len(tables) == 1  # whole on the page before, or with its end
    assert "Luc Maes" in page or "Organisation" in page
    assert "Origin of this report" in page


@pytest.mark.parametrize("above", range(0, 300, 37))
def test_a_table_that_is_whole_on_its_page_is_not_split_for_what_ends_it(above: int) -> None:
    note, end = Paragraph("TheNote", style("body")), [Spacer(1, 300), Paragraph("TheEnd", style("body"))]
    found = pages(Spacer(1, above), Kept([], table(18), [note, *end], own=1))
    assert [18] == [rows_on(page) for page in found if rows_on(page)]
    (with_table,) = [page for page in found if rows_on(page)]
    assert "TheNote" in with_table
    assert 1 == len([page for page in found if "TheEnd" in page])


def test_a_long_name_under_a_signature_is_whole() -> None:
    name = " ".join(f"Maria{n}" for n in range(20))
    people = [Person(id="C9", name=name, role=Role.CHAIR, email="", organisation=""), *PEOPLE[1:]]
    found = report(ranking_report(panel(3)(RankingReport, people=people)))
    assert name in " ".join(found[-1].split("Signatures")[1].split())
