"""Letters on paper: each with its own count of pages, drafts marked on every page, whatever is typed in them."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pikepdf
import pytest
from pypdf import PageObject, PdfReader

from evalapp.domain.texts import in_language
from evalapp.reports.comparing.again import compare_with
from evalapp.reports.letters.pages import letters_pages
from tests.reports.drawing.tag_walk import elements, faults, told
from tests.reports.letters.letter_papers import REASON, hostile, letter, report_of
from tests.reports.report_samples import HOSTILE


def drawn(*letters) -> bytes:  # type: ignore[no-untyped-def]
    with in_language("nl"):
        return letters_pages(report_of(*letters))


def pages(pdf: bytes) -> list[str]:
    return [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(pdf)).pages]


def test_the_same_letters_give_the_same_bytes() -> None:
    assert drawn(letter(), letter("A-19")) == drawn(letter(), letter("A-19"))


def test_each_letter_counts_its_own_pages_under_its_own_number() -> None:
    alone = len(pages(drawn(letter("A-18"))))
    said = pages(drawn(letter("A-18"), letter("A-19", is_draft=True), letter("A-20")))
    found = [re.findall(r"Pagina (\d+) van (\d+)", each)[0] for each in said]
    assert found[:alone] == [(str(n), str(alone)) for n in range(1, alone + 1)]
    assert [n for n, each in enumerate(found) if each[0] == "1"][1] == alone
    assert all("/ A-18 · beslissing" in each for each in said[:alone])
    assert "/ A-20 · beslissing" in said[-1]


def test_a_draft_says_so_on_every_page_and_nothing_else_does() -> None:
    said = pages(
        drawn(
            letter("A-18", reasons=[REASON * 12] * 3),
            letter("A-19", is_draft=True, reasons=[REASON * 12] * 3),
        )
    )
    drafts = [each for each in said if "/ A-19" in each]
    assert len(drafts) > 1
    for each in drafts:
        assert each.count("ONTWERP") >= 2  # in the foot, and across the page
    assert not [each for each in said if "/ A-18" in each and "ONTWERP" in each]


@pytest.mark.long
def test_long_reasons_go_on_over_pages_and_nothing_of_them_is_lost() -> None:
    sentences = [f"Zin {n} zegt iets over de aanpak en de haalbaarheid ervan." for n in range(400)]
    pdf = drawn(letter(reasons=[" ".join(sentences), "x" * 3_000]))
    said = " ".join(pages(pdf))
    assert all(f"Zin {n} zegt" in said for n in range(400))
    assert said.count("x") >= 5 * 3_000
    assert faults(pdf) == []


@pytest.mark.long
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_stands_in_its_fields_is_words(text: str) -> None:
    pdf = drawn(hostile(text))
    assert faults(pdf) == []
    assert len(pages(pdf)) >= 1


def test_an_empty_field_leaves_no_fault() -> None:
    assert faults(drawn(hostile(""))) == []


def test_who_hears_it_hears_each_score_beside_its_criterion() -> None:
    said = [(kind, words.strip()) for kind, words in told(drawn(letter()))]
    at = said.index(("P", "1a Criterium 1"))
    assert said[at + 1 : at + 4] == [("P", "Goed"), ("TD", "3,50"), ("P", REASON.strip())]
    kinds = [kind for kind, _words in said]
    assert kinds.count("H1") == 1


def test_what_each_juror_said_is_heard_by_itself() -> None:
    said = [(kind, words.strip()) for kind, words in told(drawn(letter(reasons=("Sterk plan.", "Vaag."))))]
    at = said.index(("LBody", "• Sterk plan."))
    assert said[at + 1 : at + 3] == [("LBody", "• Vaag."), ("P", "uit de beoordelingen")]


def test_a_reason_over_two_pages_is_one_cell_of_one_row() -> None:
    raw = drawn(letter(reasons=[REASON * 40]))
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        found = list(elements(pdf))
        kinds = [each.kind for each in found]
        assert kinds.count("TR") == 7
        over = [each for each in found if each.kind == "P" and len({page for page, _n in each.pieces}) > 1]
        assert over
    assert "1a Criterium 1 (vervolg)" in " ".join(pages(raw))
    assert not any("(vervolg)" in words for _kind, words in told(raw))


def test_between_lines_of_one_reason_there_is_no_gap() -> None:
    """As far as it stands on one page."""
    page = PdfReader(io.BytesIO(drawn(letter(reasons=[REASON * 20])))).pages[0]
    lines = bases(page, "De aanpak")[:15]
    assert len(lines) == 15
    assert {round(above - below, 1) for above, below in pairwise(lines)} == {12.0}


def bases(page: PageObject, starting: str = "") -> list[float]:
    """How high the lines right of the score stand on the page, from the first of them on."""
    found: list[float] = []

    def look(text: str, page_at: list[float], at: list[float], *_font: object) -> None:
        if text.strip() and page_at[4] + at[4] > 280 and (found or text.strip().startswith(starting)):
            found.append(page_at[5] + at[5])

    page.extract_text(visitor_text=look)
    return found


@pytest.mark.long
@pytest.mark.parametrize("n", range(1, 60, 4))
def test_no_page_ends_in_a_hole_because_a_reason_is_long(n: int) -> None:
    """What is low stays whole, and what is high is split."""
    raw = drawn(letter(reasons=[REASON * n]))
    for page, after in pairwise(PdfReader(io.BytesIO(raw)).pages):
        if not after.extract_text().startswith("Criterium"):
            break  # the reasons end here
        said = [each for each in bases(page) if each > 60]  # above the foot
        assert min(said) < 60 + 0.2 * 842, n


def test_characters_that_cannot_be_drawn_are_named_in_the_letter_that_has_them() -> None:
    said = pages(drawn(letter("A-18"), letter("A-19", reasons=["中文 in de tekst"])))
    assert "U+4E2D" in said[-1]
    assert not [each for each in said if "/ A-18" in each and "U+4E2D" in each]


@pytest.mark.long
def test_one_number_that_was_changed_is_found_in_any_of_many() -> None:
    pdf = drawn(letter("A-18"), letter("A-19"))
    other = drawn(letter("A-18"), letter("A-19", reasons=["De aanpak is onhelder."]))
    with in_language("nl"):
        assert compare_with(pdf, pdf, is_of_this_program=True).is_alike
        assert not compare_with(other, pdf, is_of_this_program=True).is_alike
        assert compare_with(pdf, pdf, is_of_this_program=False).is_alike
        assert not compare_with(other, pdf, is_of_this_program=False).is_alike
