"""The pages of the minutes: dossiers under their own heads, no lone rows, and whatever was typed."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.meeting.values import Stay
from evalapp.domain.people import Conflict, ConflictKind, Person, Role
from evalapp.domain.texts import in_language
from evalapp.reports.minutes.minutes import minutes_pages
from tests.reports.minutes.minutes_samples import at, minutes_of
from tests.reports.report_samples import HOSTILE

LONG = "Lange titel over bedrijven en kennisinstellingen die samen een netwerk bouwen " * 3
CRITERIA = (
    "Competitiviteitsverbetering",
    "Additionaliteit",
    "Triple-helix-engagement",
    "Kmo-impact",
    "Organisatie en werking",
    "Kwaliteit van de aanpak",
)


def pages(pdf: bytes) -> list[list[str]]:
    return [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(pdf)).pages]


def rows_under_heads(page: list[str]) -> list[int]:
    """How many criteria and totals stand under each head of a table of criteria on that page."""
    counts: list[int] = []
    for line in page:
        if line.strip() == "Criterion":
            counts.append(0)
        elif counts and line.strip() in (*CRITERIA, "Total"):
            counts[-1] += 1
    return counts


@pytest.mark.long
@pytest.mark.parametrize("titles", [(), (LONG[:200],)], ids=["short", "long"])
@pytest.mark.parametrize("n", [1, 33])
def test_every_dossier_has_its_rows_under_its_head(n: int, titles: tuple[str, ...]) -> None:
    with in_language("en"):
        found = pages(minutes_pages(minutes_of(n, titles=titles)))
    counts = [count for page in found for count in rows_under_heads(page)]
    assert sum(counts) == 7 * n
    assert min(counts) > 1
    # A head with nothing under it on its page would be heard of nothing.
    for page in found:
        for k, line in enumerate(page):
            is_head = re.match(r"A-\d\d · ", line) and "discussed" in " ".join(page[k : k + 4])
            assert not is_head or "Criterion" in map(str.strip, page[k:]), line


def test_what_goes_on_on_the_next_page_says_of_which_dossier_it_is() -> None:
    with in_language("en"):
        found = pages(minutes_pages(minutes_of(2, note="Een lange bespreking van de begroting. " * 120)))
    assert any(page[0].strip() == "A-01 · Circulaire kunststofstromen Kempen (continued)" for page in found)


def test_a_deputy_presides_where_the_chair_has_a_conflict_of_interest() -> None:
    report = minutes_of(3)
    deputy = Person(id=PersonId("D1"), name=PersonName("Els Bos"), role=Role.CHAIR, is_deputy=True)
    conflict = Conflict(juror=PersonId("C1"), application="A-02", kind=ConflictKind.OTHER)
    inside = Stay(person=deputy.id, nth=1, came_at=at(0), left_at=at(60))
    stays = [each for each in report.record.stays if each.person != "C1"]
    went = [
        Stay(person=PersonId("C1"), nth=1, came_at=at(0), left_at=at(21), left_for="A-02"),
        Stay(person=PersonId("C1"), nth=2, came_at=at(30), left_at=at(60)),
    ]
    people = [*report.people, deputy]
    record = replace(report.record, people=people, conflicts=[conflict], stays=[*stays, inside, *went])
    with in_language("en"):
        found = pages(minutes_pages(replace(report, people=people, record=record)))
    text = " ".join(" ".join(line for page in found for line in page).split())
    assert "Presided Luc Maes (chair)" in text
    assert "Presided Els Bos (deputy chair)" in text.partition("What was said and agreed")[2]
    assert text.count("Els Bos (deputy chair)") == 1


@pytest.mark.long
def test_three_hundred_dossiers_have_pages_that_are_used() -> None:
    with in_language("nl"):
        found = pages(minutes_pages(minutes_of(300)))
    assert len(found) < 180


def test_the_same_data_gives_the_same_bytes() -> None:
    assert minutes_pages(minutes_of(5)) == minutes_pages(minutes_of(5))


@pytest.mark.long
@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_was_typed_is_drawn_and_nothing_of_it_is_markup(typed: str) -> None:
    with in_language("nl"):
        found = pages(
            minutes_pages(minutes_of(3, note=typed, every=1, titles=(typed if typed.strip() else "x",)))
        )
    assert any("Herkomst van dit verslag" in line for page in found for line in page)
