"""Parts under headings: whole where that costs no page, else continued under their heading once more."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.platypus import Spacer

from evalapp.reports.drawing.continuing import Continuing, Part, Titled
from evalapp.reports.drawing.styles import FRAME, style
from evalapp.reports.drawing.words import Paragraph
from tests.reports.drawing.test_page_breaks import pages

VOICE = 40.0  # how high one is below another, roughly


def part(n: int, voices: int, *, lines: int = 1) -> Part:
    said = [
        [
            Paragraph(f"voice{n}.{each}", style("voice")),
            Paragraph("<br/>".join(["more."] * lines), style("comment")),
        ]
        for each in range(voices)
    ]
    head = [Titled(f"Heading{n}", "criterion"), Paragraph("facts", style("note-after"))]
    return Part(title=f"Heading{n}", head=head, said=said)


def voices_on(page: Sequence[str]) -> list[str]:
    return [word for word in page if word.startswith("voice")]


def test_a_part_is_whole_on_the_next_page_where_that_costs_none() -> None:
    found = pages(Spacer(1, FRAME - 200), Continuing([part(0, 2), part(1, 6)]))
    assert [["voice0.0", "voice0.1"], [f"voice1.{n}" for n in range(6)]] == [
        voices_on(page) for page in found
    ]
    assert not any("(continued)" in page for page in found)


def test_a_part_goes_on_on_the_next_page_where_whole_it_would_need_one_more() -> None:
    found = pages(Spacer(1, FRAME - 300), Continuing([part(0, 8), part(1, 14)]))
    assert 2 == len(found)
    assert ["Heading0", "(continued)"] == found[1][:2]


@pytest.mark.long
@pytest.mark.parametrize("above", range(0, 720, 31))
@pytest.mark.parametrize("sizes", [(3, 3, 3, 3), (1, 9, 2, 30), (20, 1, 20)])
def test_every_voice_stands_once_under_its_heading(above: int, sizes: Sequence[int]) -> None:
    found = pages(Spacer(1, above), Continuing([part(n, size) for n, size in enumerate(sizes)]))
    assert [f"voice{n}.{k}" for n, size in enumerate(sizes) for k in range(size)] == [
        word for page in found for word in voices_on(page)
    ]
    for page in found:
        under = ""
        for word in page:
            if word.startswith("Heading"):
                assert under != "Heading"  # one heading under another says nothing
                under = word
            elif word.startswith("voice"):
                assert under.removeprefix("Heading") == word.removeprefix("voice").split(".")[0]
        assert not page[-1].startswith(("Heading", "facts", "(continued)"))


@pytest.mark.long
@pytest.mark.parametrize("above", range(0, 720, 59))
def test_what_is_long_is_split_between_its_lines(above: int) -> None:
    found = pages(Spacer(1, above), Continuing([part(0, 1, lines=120), part(1, 2)]))
    assert 120 + 2 == sum(page.count("more.") for page in found)
    assert all("Heading0" in page for page in found if page.count("more.") > 2)
    assert max(page.count("more.") for page in found) > 40
