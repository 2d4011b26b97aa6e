"""The head of a page says what it goes on with, and who was speaking where the page before it ended."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from evalapp.reports.content import EvaluationsReport
from evalapp.reports.evaluations.evaluations import evaluations_report
from tests.reports.drawing.tag_walk import told
from tests.reports.report_samples import PEOPLE, panel

LONG = "Goed onderbouwd, en toch niet volledig. " * 60
TITLE = "Een titel van tweehonderd letters " * 6


def pages(**changed: object) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(printed(**changed))).pages]


def printed(**changed: object) -> bytes:
    return evaluations_report(panel(2, comment=LONG)(EvaluationsReport, **changed))


def head_of(page: str) -> list[str]:
    """It is drawn just above the foot, whatever stands on the page."""
    above = page[: page.rindex("Page ")].rstrip().split("\n")
    at = [n for n, each in enumerate(above) if re.match(r"A-0\d · (?!.*vzw)", each)]
    return [each.strip() for each in above[at[-1] :]] if at and at[-1] >= len(above) - 2 else []


def test_a_page_that_goes_on_says_with_which_application() -> None:
    found = pages()
    first = [n for n, each in enumerate(found) if re.match(r"A-0\d · \w+ vzw", each)]
    assert len(first) == 2
    heads = [head_of(each) for each in found]
    assert [[]] * (first[0] + 1) == heads[: first[0] + 1]
    assert heads[first[1]] == []
    assert all(each[0].startswith("A-01 · Circulaire") for each in heads[first[0] + 1 : first[1]])
    assert all(each[0].startswith("A-02 · Zorgrobotica") for each in heads[first[1] + 1 :] if each)


@pytest.mark.long
@pytest.mark.parametrize("is_anonymous", [False, True])
def test_it_says_who_goes_on_speaking_as_that_report_calls_them(is_anonymous: bool) -> None:
    heads = [head_of(each) for each in pages(is_anonymous=is_anonymous)]
    speaking = {each[1] for each in heads if len(each) > 1}
    called = {f"Reviewer {n} (continued)" for n in (1, 2, 3)}
    named = {f"{each.name} (continued)" for each in PEOPLE}
    assert speaking
    assert speaking <= (called if is_anonymous else named)


def test_a_long_title_is_cut_and_leaves_the_speaker_their_room() -> None:
    made = panel(1, comment=LONG, titles=[TITLE])
    found = [
        page.extract_text()
        for page in PdfReader(io.BytesIO(evaluations_report(made(EvaluationsReport)))).pages
    ]
    heads = [head for each in found if (head := head_of(each))]
    assert all(each[0].endswith("…") for each in heads)
    assert any(len(each) > 1 for each in heads)


def test_the_head_is_none_of_what_is_heard() -> None:
    said = " ".join(words for _kind, words in told(printed()))
    assert "(continued)" not in said


def test_a_page_with_the_origin_alone_goes_on_with_no_application() -> None:
    made = panel(1, comment="Kort.")
    for n in range(0, 40, 2):
        scores = [replace(each, comment="Kort.\n" * n) for each in made.arguments["scores"]]
        raw = evaluations_report(made(EvaluationsReport, scores=scores))
        last = PdfReader(io.BytesIO(raw)).pages[-1].extract_text()
        if last.startswith("Origin of this report"):
            assert "A-01" not in last
            return
    pytest.fail("it never stood alone")
