"""Letters for a word processor: the same words as on paper, real headings, and the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from evalapp.domain.texts import in_language
from evalapp.reports.comparing.books import read_book_fingerprint
from evalapp.reports.letters.pages import letters_pages
from evalapp.reports.letters.word import letters_document
from tests.reports.letters.letter_papers import hostile, letter, report_of
from tests.reports.letters.test_letters_pages import pages
from tests.reports.report_samples import FINGERPRINT, HOSTILE


def written(*letters, language: str = "nl") -> bytes:  # type: ignore[no-untyped-def]
    with in_language(language):
        return letters_document(report_of(*letters))


def words(raw: bytes) -> str:
    """Of the body, with those of tables where they stand."""
    body = Document(io.BytesIO(raw)).element.body
    said = [node.text or "" for node in body.iter(qn("w:t"))]
    return " ".join(" ".join(said).split())


def test_the_same_letters_give_the_same_bytes() -> None:
    assert written(letter(), letter("A-19")) == written(letter(), letter("A-19"))


def test_it_says_what_the_paper_says() -> None:
    with in_language("nl"):
        paper = " ".join(pages(letters_pages(report_of(letter()))))
    document = set(re.findall(r"\w+", words(written(letter())).casefold()))
    only_on_paper = {each for each in re.findall(r"\w+", paper.casefold()) if each not in document}
    # What stands at the foot of each page, and that a table goes on.
    assert {each for each in only_on_paper if each.isalpha()} <= {
        *("pagina", "van", "vingerafdruk", "wijziging", "vervolg", "demo", "beslissing", "ibn"),
    }


def test_headings_lists_and_tables_are_real() -> None:
    document = Document(io.BytesIO(written(letter())))
    headings = [
        (each.style.name, each.text) for each in document.paragraphs if each.style.name.startswith("Head")
    ]
    assert headings[0] == ("Heading 1", "Uw aanvraag krijgt steun")
    assert ("Heading 2", "Niet akkoord?") in headings
    lists = [each for each in document.paragraphs if each.style.name == "List Number"]
    begun = {each._p.pPr.numPr.numId.val for each in lists}
    assert [each.text for each in lists][:3] == ["Een", "Twee", "Drie"]
    assert len(begun) == 3  # each list counts from one
    reasons = next(each for each in document.tables if len(each.columns) == 3)
    assert [each.text for each in reasons.rows[0].cells] == ["Criterium", "Score, 0 tot 5", "Motivering"]
    assert reasons.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert reasons.rows[1].cells[1].text == "3,50"


def test_what_several_jurors_said_is_a_list_and_what_one_said_is_none() -> None:
    document = Document(io.BytesIO(written(letter(reasons=("Sterk plan.", "Vaag.")))))
    reasons = next(each for each in document.tables if len(each.columns) == 3)
    first, last = (reasons.rows[n].cells[2].paragraphs for n in (1, 6))
    assert [(each.style.name, each.text) for each in first] == [
        ("List Bullet", "Sterk plan."),
        ("List Bullet", "Vaag."),
        ("Normal", "uit de beoordelingen"),
    ]
    assert {each.style.name for each in last} == {"Normal"}


def test_the_first_column_has_room_for_a_long_word() -> None:
    """“Competitiviteitsverbetering” in bold is some 50 mm wide."""
    document = Document(io.BytesIO(written(letter())))
    reasons = next(each for each in document.tables if len(each.columns) == 3)
    assert reasons.columns[0].width.mm >= 55
    assert sum(each.width.mm for each in reasons.columns) == pytest.approx(170, abs=0.1)


def test_each_letter_has_a_section_with_its_own_edges_and_pages_from_one() -> None:
    document = Document(io.BytesIO(written(letter("A-18"), letter("A-19", is_draft=True))))
    first, second = document.sections
    assert "ONTWERP" not in first.header.paragraphs[0].text
    assert "ONTWERP" in second.header.paragraphs[0].text
    assert "A-19" in second.footer.paragraphs[0].text
    assert [each._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for each in (first, second)] == ["1", "1"]
    assert round(first.page_width.mm) == 210


@pytest.mark.parametrize(("language", "tongue"), [("nl", "nl-BE"), ("en", "en-GB")])
def test_it_says_in_which_language_it_is_and_what_it_was_made_from(language: str, tongue: str) -> None:
    raw = written(letter(), language=language)
    document = Document(io.BytesIO(raw))
    assert document.styles.element.find(".//" + qn("w:lang")).get(qn("w:val")) == tongue
    assert read_book_fingerprint(raw) == (FINGERPRINT, 1_482)
    assert str(document.core_properties.created.date()) == "2016-06-27"


@pytest.mark.long
@pytest.mark.parametrize("text", [*HOSTILE, ""], ids=range(len(HOSTILE) + 1))
def test_whatever_stands_in_its_fields_is_words(text: str) -> None:
    raw = written(hostile(text))
    assert zipfile.ZipFile(io.BytesIO(raw)).testzip() is None
    Document(io.BytesIO(raw))
    if text.isascii() and text.isprintable() and text:
        assert " ".join(text.split()) in words(raw)
