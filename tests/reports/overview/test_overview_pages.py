"""The overview on paper: two pages, shares that add up, and nothing that is taken for markup."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pypdf import PdfReader

from evalapp.domain.terms.totals import Sides
from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.reports.overview.content import Money, OverviewReport, State, Word
from evalapp.reports.overview.overview import overview_pages
from evalapp.reports.overview.said import amount, shares
from tests.reports.drawing.tag_walk import elements, faults
from tests.reports.overview.overview_samples import figures, overview, part


def pages(data: OverviewReport, language: str = "en") -> list[str]:
    with in_language(language):
        pdf = overview_pages(data)
    assert [] == faults(pdf)
    return [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [1, 33])
def test_a_call_has_two_pages_at_most(n: int, language: str) -> None:
    assert 2 >= len(pages(overview(part(n)), language))


@pytest.mark.long
@pytest.mark.parametrize("sectors", [8, 12])
def test_no_page_holds_the_fingerprint_alone(sectors: int) -> None:
    """Somewhere between a few sentences and many the second page is just full."""
    for n in range(1, 30):
        todo = tuple(f"Zin {each} van wat nog moet." for each in range(n))
        last = pages(overview(part(figures=figures(33, sectors=sectors), todo=todo)))[-1]
        assert f"Zin {n - 1} van" in last, n


def test_an_empty_call_says_so() -> None:
    (said,) = pages(overview(part(0, figures=figures(0), word=Word.UNKNOWN, state=State.PROVISIONAL)))
    assert "There are no applications in this call yet." in said
    assert "PROVISIONAL" in said


@pytest.mark.long
@pytest.mark.parametrize("years", [0, 1, 5, 8, 12])
def test_any_number_of_years_has_its_columns(years: int) -> None:
    found = figures(300, sectors=21, years=years)
    said = " ".join(pages(overview(part(figures=found))))
    assert ("from 2023" in said) == (years > 8)
    assert ("have no budget lines" in said) == (years == 0)


def test_three_hundred_applications_are_counted_in_numbers() -> None:
    said = pages(overview(part(figures=figures(300, sectors=21))))
    assert "given support / all applications" in said[0]
    assert len(said) <= 3


@pytest.mark.long
def test_what_is_only_proposed_is_not_called_granted() -> None:
    said = " ".join(pages(overview(part(word=Word.PROPOSED, state=State.ADVICE))))
    assert "ADVICE" in said
    assert "granted" not in said.casefold()
    assert "granted" in " ".join(pages(overview(part()))).casefold()


def test_more_than_was_asked_has_no_share() -> None:
    found = figures(4)
    cells = {
        place: replace(each, given=2 * each.given + each.requested) for place, each in found.cells.items()
    }
    said = " ".join(pages(overview(part(figures=replace(found, cells=cells)))))
    assert "of it." not in said
    assert "of it." in " ".join(pages(overview(part())))


def test_money_of_which_no_line_is_known_is_said_beside_the_rest() -> None:
    found = replace(figures(33), unlined=Money(requested=1_000_000_00, given=500_000_00))
    said = " ".join(pages(overview(part(figures=found))))
    assert "line not known 500 of 1,000" in said
    assert "Line not known: the budget of an application does not prove" in said


def test_what_is_not_known_stands_beside_the_shares() -> None:
    sides = Sides(partners={}, committed=0)
    said = " ".join(pages(overview(part(figures=replace(figures(33), of_supported=sides)))))
    assert "The file names no partners of these applications." in said
    assert "Of 33 partners nobody said whether the commitment is signed." in " ".join(pages(overview(part())))


def test_names_are_never_markup() -> None:
    hostile = "<b>x</b> & <para>" + "y" * 300
    found = figures(4)
    cells = {(hostile, column): each for (_sector, column), each in found.cells.items()}
    lines = {(hostile, year): each for (_line, year), each in found.lines.items()}
    earlier = {hostile: next(iter(found.earlier.values()))}
    strange = replace(found, sectors=[hostile], cells=cells, lines=lines, earlier=earlier)
    one = part(figures=strange, title=hostile, name=hostile, said=hostile, todo=(hostile,), phase=hostile)
    for data in (overview(one), overview(one, part(2))):
        assert "<b>x</b>" in " ".join(pages(data))


def test_calls_in_one_state_need_no_warning() -> None:
    said = " ".join(pages(overview(part(3, name="A"), part(4, name="BB"))))
    assert "2 calls together" in said
    assert "not in the same state" not in said
    other = part(4, name="BB", state=State.PROVISIONAL, word=Word.UNKNOWN)
    mixed = " ".join(pages(overview(part(3, name="A"), other)))
    assert "These calls are not in the same state." in mixed
    assert "provisional, so that all of it may still change: BB" in mixed


def test_pictures_are_told_in_words() -> None:
    with in_language("en"), pikepdf.open(io.BytesIO(overview_pages(overview(part())))) as opened:
        told = [str(each.element.get("/Alt", "")) for each in elements(opened) if each.kind == "Figure"]
    assert all(told)
    assert any("Antwerpen: " in each and "requested" in each for each in told)
    assert any("companies 45 (" in each or "companies 165 (" in each for each in told)
    assert any(
        "oproep gestart: 30 October 2015, over; beslissing: 14 July 2016, comes next" in each for each in told
    )


def test_shares_are_a_hundred_together() -> None:
    with in_language("en"):
        assert ["34%", "33%", "33%"] == shares([1, 1, 1])
        assert ["100%", "0%"] == shares([5, 0])
        assert ["–", "–"] == shares([0, 0])
        for counts in ([124, 20, 18], [1, 2, 3, 4, 5, 6], [999, 1]):
            assert 100 == sum(int(each.rstrip("%")) for each in shares(counts))


def test_small_amounts_are_told_whole() -> None:
    with in_language("en"):
        assert ["1,234", "12", "–"] == [
            amount(1_234_000_00, in_thousands=True),
            amount(12_00, in_thousands=False),
            amount(0, in_thousands=True),
        ]


def test_the_same_content_gives_the_same_bytes() -> None:
    for data in (overview(part()), overview(part(3, name="A"), part(4, name="BB"))):
        assert overview_pages(data) == overview_pages(data)
