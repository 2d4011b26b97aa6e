"""The history on paper: a story in words, what was asked on its first page, and nothing that paper may not say."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace

import pytest
from pypdf import PdfReader

from evalapp.reports.content import HistoryEntry, HistoryReport
from evalapp.reports.history.history import history_pages
from tests.reports.report_samples import FINGERPRINT, HOSTILE, panel


def report(n: int = 2, lines: int = 1) -> HistoryReport:
    entries = [
        HistoryEntry(
            number=each,
            at=f"2016-06-{1 + each * 27 // n:02}T12:00:00+00:00",
            who="Mia Willems (secretary)",
            what=f"Score of A-{each}",
            parts=[("Scores: 1 changed", [f"A-{each} – score: 3 → 4"] * lines)],
        )
        for each in range(n, 0, -1)
    ]
    return HistoryReport(
        call=panel().arguments["call"], fingerprint=FINGERPRINT, change=n, at=entries[0].at, entries=entries
    )


def words(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_it_tells_when_who_what_and_from_what_to_what() -> None:
    (page,) = words(history_pages(report()))
    assert "14:00 · Mia Willems (secretary) · change 2 Score of A-2 Scores: 1 changed" in page
    assert "A-2 – score: 3 → 4" in page
    assert page.index("28 June 2016") < page.index("14 June 2016")
    assert "Asked for all changes" in page


@pytest.mark.long
def test_what_was_asked_stands_on_the_first_page_and_that_it_is_not_all() -> None:
    asked = [("Application", "A-1 · Title"), ("Person", "An Peeters")]
    first = words(history_pages(replace(report(300), asked=asked, is_cut=True)))[0]
    assert "Application A-1 · Title" in first
    assert "Person An Peeters" in first
    assert "Only the newest 300 changes that were asked for are on this paper" in first


def test_the_same_gives_the_same_bytes_and_says_its_language_and_title() -> None:
    pdf = history_pages(report())
    assert pdf == history_pages(report())
    reader = PdfReader(io.BytesIO(pdf))
    assert "en" == reader.root_object["/Lang"]
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("History · ")


@pytest.mark.long
def test_whatever_somebody_typed_is_drawn() -> None:
    entries = [replace(report().entries[0], what=each, parts=[(each, [each * 200])]) for each in HOSTILE]
    assert words(history_pages(replace(report(), entries=entries)))


@pytest.mark.long
def test_two_thousand_changes_take_no_more_than_a_few_hundred_megabytes() -> None:
    data = report(2_000, lines=8)
    tracemalloc.start()
    pages = len(PdfReader(io.BytesIO(history_pages(data))).pages)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert pages > 100
    assert most < 300_000_000
