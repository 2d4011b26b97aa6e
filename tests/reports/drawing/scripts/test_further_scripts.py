"""Scripts that the typeface does not have: drawn in a font that does, in the order in which they are read."""

from __future__ import annotations

import io
import unicodedata

import page
import pikepdf
import pytest
from pypdf import PdfReader

from evalapp.domain.texts import in_language
from evalapp.reports.comparing.again import compare_with
from evalapp.reports.drawing.lettering import REGULAR, SUBSTITUTE, plain, width_of
from evalapp.reports.drawing.scripts.further import further
from evalapp.reports.drawing.scripts.leftward import drawn, shaped
from evalapp.reports.letters.pages import letters_pages
from tests.reports.drawing.tag_walk import elements, faults
from tests.reports.letters.letter_papers import letter, report_of

PEACE = "السلام عليكم"
MIXED = f"De naam שלום עולם (2015), {PEACE} en 👍 of Ωμέγα."


def shown(line: str) -> str:
    return "".join(each.shown for each in drawn(line))


@pytest.mark.parametrize(
    ("said", "left_to_right"),
    [
        ("gewoon 12 (a)", "gewoon 12 (a)"),
        ("שלום", "םולש"),
        ("zie שלום עולם, ja", "zie םלוע םולש, ja"),
        ("שנת 2015 טובה", "הבוט 2015 תנש"),
        ("כך (כן) סוף", "ףוס (ןכ) ךכ"),
        ("שנה 1.250,5 אה", "הא 1.250,5 הנש"),
        ("שלום ok עולם", "םולש ok םלוע"),
        ("", ""),
    ],
)
def test_what_runs_to_the_left_stands_from_its_end_to_its_beginning(said: str, left_to_right: str) -> None:
    assert shown(said) == left_to_right


def test_a_mark_stays_on_its_letter() -> None:
    assert shown("בְּ א") == "א ב\u05b0\u05bc"


def test_arabic_letters_have_the_shape_that_they_have_beside_each_other() -> None:
    assert [f"{ord(each):04X}" for each in shaped("السلام")] == ["FE8D", "FEDF", "FEB4", "FEFC", "FEE1"]
    assert unicodedata.normalize("NFKC", shaped(PEACE)) == PEACE
    assert shaped("שלום abc") == "שלום abc"


@pytest.mark.parametrize(
    ("char", "font"),
    [
        ("ש", "NotoSansHebrew"),
        ("ع", "NotoSansArabic"),
        ("ქ", "NotoSansGeorgian"),
        ("👍", "NotoEmoji"),
        ("中", ""),
        ("क", ""),  # letter after letter it says something else
        ("﷽", ""),  # wider than a column
        ("a", ""),
    ],
)
def test_each_script_has_its_font_and_what_has_none_is_a_box(char: str, font: str) -> None:
    assert further(char) == font
    assert (plain(char) == SUBSTITUTE) == (not font and char != "a")


def test_a_width_is_that_of_what_is_drawn() -> None:
    assert width_of("שלום", REGULAR, 10) > 10
    assert width_of("a שלום", REGULAR, 10) == pytest.approx(
        width_of("a ", REGULAR, 10) + width_of("שלום", REGULAR, 10)
    )
    assert width_of(PEACE, REGULAR, 10) < sum(width_of(each, REGULAR, 10) for each in PEACE)


@pytest.fixture(scope="module")
def paper() -> bytes:
    with in_language("nl"):
        return letters_pages(report_of(letter("A-שלום", reasons=[MIXED, "Goed."])))


@pytest.mark.parametrize(
    "profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A], ids=str
)
def test_a_paper_with_many_scripts_conforms(paper: bytes, profile: page.ValidationProfile) -> None:
    report = page.validate_pdf_bytes(paper, profile=profile)
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert faults(paper) == []


def test_what_is_heard_of_it_is_in_the_order_in_which_it_is_said(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        said = [str(each.element.get("/ActualText", "")) for each in elements(pdf)]
    assert f"• {MIXED}" in said
    assert not [each for each in said if "Goed" in each]  # whose words stand as they are said


def test_no_character_is_called_missing_that_a_further_font_has(paper: bytes) -> None:
    said = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(paper)).pages)
    assert SUBSTITUTE not in said
    assert "U+" not in said


def test_it_is_proved_as_any_other_and_has_the_same_bytes(paper: bytes) -> None:
    with in_language("nl"):
        assert letters_pages(report_of(letter("A-שלום", reasons=[MIXED, "Goed."]))) == paper
        other = letters_pages(report_of(letter("A-שלום", reasons=[MIXED.replace("שלום", "שלומ"), "Goed."])))
        assert compare_with(paper, paper, is_of_this_program=True).is_alike
        assert not compare_with(other, paper, is_of_this_program=True).is_alike
        assert not compare_with(other, paper, is_of_this_program=False).is_alike
