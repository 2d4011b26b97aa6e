"""Letters on paper: each with its own count of pages, drafts marked on every page, whatever is typed in them."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from evalapp.domain.texts import in_language
from evalapp.reports.comparing.again import compare_with
from evalapp.reports.letters.pages import letters_pages
from tests.reports.drawing.tag_walk import faults, told
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


def test_long_reasons_go_on_over_pages_and_nothing_of_them_is_lost() -> None:
    sentences = [f"Zin {n} zegt iets over de aanpak en de haalbaarheid ervan." for n in range(400)]
    pdf = drawn(letter(reasons=[" ".join(sentences), "x" * 3_000]))
    said = " ".join(pages(pdf))
    assert all(f"Zin {n} zegt" in said for n in range(400))
    assert said.count("x") >= 5 * 3_000
    assert faults(pdf) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_stands_in_its_fields_is_words(text: str) -> None:
    pdf = drawn(hostile(text))
    assert faults(pdf) == []
    assert len(pages(pdf)) >= 1


def test_an_empty_field_leaves_no_fault() -> None:
    assert faults(drawn(hostile(""))) == []


def test_who_hears_it_hears_each_score_beside_its_criterion() -> None:
    said = told(drawn(letter()))
    cells = [words.strip() for kind, words in said if kind in ("TH", "TD")]
    at = next(n for n, each in enumerate(cells) if each.startswith("1a Criterium 1"))
    assert cells[at + 1] == "3,50"
    assert cells[at + 2].startswith(REASON.strip())
    kinds = [kind for kind, _words in said]
    assert kinds.count("H1") == 1


def test_characters_that_cannot_be_drawn_are_named_in_the_letter_that_has_them() -> None:
    said = pages(drawn(letter("A-18"), letter("A-19", reasons=["中文 in de tekst"])))
    assert "U+4E2D" in said[-1]
    assert not [each for each in said if "/ A-18" in each and "U+4E2D" in each]


def test_one_number_that_was_changed_is_found_in_any_of_many() -> None:
    pdf = drawn(letter("A-18"), letter("A-19"))
    other = drawn(letter("A-18"), letter("A-19", reasons=["De aanpak is onhelder."]))
    with in_language("nl"):
        assert compare_with(pdf, pdf, is_of_this_program=True).is_alike
        assert not compare_with(other, pdf, is_of_this_program=True).is_alike
        assert compare_with(pdf, pdf, is_of_this_program=False).is_alike
        assert not compare_with(other, pdf, is_of_this_program=False).is_alike
