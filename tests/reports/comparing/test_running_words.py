"""Papers of another layout are held against ours by their words, wherever their pages break."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

from evalapp.reports.comparing.likeness import Comparison, Likeness, compare
from evalapp.reports.content import EvaluationsReport, RankingReport
from evalapp.reports.drawing import continuing, margins, sheet
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.styles import FRAME, LIFT
from evalapp.reports.evaluations.evaluations import evaluations_report
from evalapp.reports.ranking.ranking import ranking_report
from tests.reports.report_samples import panel

MADE = panel(5)
ALIKE = Likeness(comparison=Comparison.WORDS, is_alike=True)


def held_against_ours(paper: bytes) -> Likeness:
    return compare(paper, ranking_report(MADE(RankingReport)), is_of_this_program=False)


def drawn_before(monkeypatch: pytest.MonkeyPatch, note: str = "") -> bytes:
    """As an earlier layout might have it: each table begins a page."""

    def split(self: Kept, _width: float, _height: float) -> list[Flowable]:
        parts = [*self._before, self._table, *self._after]
        return parts if self._frame._atTop else [FrameBreak(), *parts]  # type: ignore[attr-defined]

    first, *rest = MADE.arguments["ranking"].places
    changed = replace(MADE.arguments["ranking"], places=(replace(first, note=note), *rest))
    with monkeypatch.context() as patched:
        patched.setattr(Kept, "split", split)
        return ranking_report(MADE(RankingReport, ranking=changed))


def pages_of(paper: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(paper)).pages)


def rearranged(paper: bytes, arrange: Callable[[list[PageObject]], list[PageObject]]) -> bytes:
    writer, buffer = PdfWriter(), io.BytesIO()
    for page in arrange(pages_of(paper)):
        writer.add_page(page)
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.long
def test_the_same_words_on_other_pages_are_the_same_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = drawn_before(monkeypatch)
    assert len(pages_of(paper)) > len(pages_of(ranking_report(MADE(RankingReport))))
    assert ALIKE == held_against_ours(paper)


def test_a_page_with_another_word_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = drawn_before(monkeypatch, note="bought")
    (page,) = [n for n, each in enumerate(pages_of(paper), 1) if "bought" in each.extract_text()]
    assert replace(ALIKE, is_alike=False, pages=(page,)) == held_against_ours(paper)


@pytest.mark.long
@pytest.mark.parametrize(
    "arrange",
    [
        lambda pages: pages[:-1],
        lambda pages: pages[1:],
        lambda pages: [*pages, pages[0]],
        lambda pages: [pages[1], pages[0], *pages[2:]],
    ],
    ids=["no last", "no first", "one more", "another order"],
)
def test_pages_that_are_missing_added_or_moved_are_found(
    arrange: Callable[[list[PageObject]], list[PageObject]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = held_against_ours(rearranged(drawn_before(monkeypatch), arrange))
    assert (False, True) == (found.is_alike, bool(found.pages))


def test_pages_that_are_only_packed_otherwise_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ALIKE == held_against_ours(rearranged(drawn_before(monkeypatch), lambda pages: pages))


def evaluations(monkeypatch: pytest.MonkeyPatch, *, breaks: int | None) -> bytes:
    """With `breaks` as an earlier layout might have it: every criterion whole, or none."""
    with monkeypatch.context() as patched:
        if breaks is not None:
            patched.setattr(continuing, "_breaks", lambda _parts, page: breaks if page.is_top else 10)
        return evaluations_report(MADE(EvaluationsReport))


@pytest.mark.long
@pytest.mark.parametrize("breaks", [0, 99], ids=["whole", "split"])
def test_a_heading_of_what_goes_on_is_passed_over(breaks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, other = evaluations(monkeypatch, breaks=None), evaluations(monkeypatch, breaks=breaks)
    count = ["(continued)" in page.extract_text() for page in pages_of(other)].count(True)
    assert (breaks > 0) == (count > 3)
    held = [compare(one, drawn, is_of_this_program=False) for one, drawn in ((other, ours), (ours, other))]
    assert [True, True] == [each.is_alike for each in held]


@pytest.mark.long
def test_a_heading_of_what_goes_on_says_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = evaluations(monkeypatch, breaks=None)
    with monkeypatch.context() as patched:
        patched.setattr(continuing, "continued", lambda title: f"{title} (continued) bought")
        other = evaluations(patched, breaks=99)
    assert not compare(other, ours, is_of_this_program=False).is_alike


def long_evaluations(
    monkeypatch: pytest.MonkeyPatch, *, breaks: int | None, comment: str = "Goed. " * 300
) -> bytes:
    """Where pages break within what somebody says."""
    with monkeypatch.context() as patched:
        if breaks is not None:
            patched.setattr(continuing, "FRAME", FRAME - 14 * breaks)
            patched.setattr(sheet, "LIFT", LIFT + 14 * breaks)
        return evaluations_report(panel(3, comment=comment)(EvaluationsReport))


def _speaking(paper: bytes) -> list[tuple[int, str]]:
    return [
        (n, found[0])
        for n, page in enumerate(pages_of(paper))
        if (found := re.findall(r"[\w ]+(?= \(continued\)\nPage \d)", page.extract_text()))
    ]


@pytest.mark.long
@pytest.mark.parametrize("breaks", [1, 5, 9])
def test_heads_of_pages_and_the_numbers_in_the_contents_are_passed_over(
    breaks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, other = (long_evaluations(monkeypatch, breaks=each) for each in (None, breaks))
    heads = [
        [re.findall(r"A-0\d · .*|.*continued.*", page.extract_text()) for page in pages_of(each)]
        for each in (ours, other)
    ]
    assert heads[0] != heads[1]
    assert compare(other, ours, is_of_this_program=False).is_alike


@pytest.mark.long
def test_another_name_at_the_head_of_a_page_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = long_evaluations(monkeypatch, breaks=None)
    with monkeypatch.context() as patched:
        patched.setattr(margins, "continued", lambda name: f"{name[:3]} Nobody (continued)")
        other = long_evaluations(patched, breaks=None)
    assert not compare(other, ours, is_of_this_program=False).is_alike
