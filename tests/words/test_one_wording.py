"""Screen, paper and command line say the same of one ranking: every state, every figure, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from reportlab.platypus import Paragraph

from evalapp.cli.results import show_ranking
from evalapp.domain.ranking import (
    Blocker,
    BlockerKind,
    CriterionResult,
    GroupResult,
    Outcome,
    Place,
    Ranking,
    TiedBlock,
)
from evalapp.domain.scheme.model import Criterion, Group, Scale, Scheme, Word
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.texts import Text, in_language
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.cells.paragraphs import Paragraphs
from evalapp.reports.drawing.listing import Figure, Listing
from evalapp.reports.ranking.table import ranking_tables
from evalapp.words.places import standing
from tests.reports.report_samples import panel
from ui.pages.ranking.columns import ranking_columns
from ui.pages.ranking.rows import RankedRow, ranking_rows
from ui.tables.cells import Band


def text(en: str, nl: str) -> Text:
    return Text(nl=nl, en=en)


WORDS = Scale(
    id="words",
    lowest=Fraction(-2),
    highest=Fraction(2),
    step=Fraction(1),
    words=(
        Word(id="kritisch", value=-2, title=text("Critical", "Kritisch"), excludes=True),
        Word(id="goed", value=2, title=text("Good", "Goed")),
    ),
)
POINTS = Scale(id="points", lowest=Fraction(-5), highest=Fraction(5), step=Fraction(1, 2))
SCHEME = Scheme(
    id="both",
    title=text("Both", "Beide"),
    is_ranked=True,
    groups=(
        Group(
            id="all",
            title=text("All", "Alles"),
            criteria=(
                Criterion(id="sense", group="all", title=text("Sense", "Zin"), scale=WORDS),
                Criterion(
                    id="cost",
                    group="all",
                    title=text("Cost", "Kost"),
                    scale=POINTS,
                    threshold=Threshold(value=Fraction(3)),
                ),
            ),
        ),
    ),
)


def place(number: int, outcome: Outcome, place: int | None = None, **changed: object) -> Place:
    made = Place(
        place=place,
        application=f"A-{number}",
        title=f"Title {number}",
        total=Fraction(-17, 4) + number,
        decimals=2,
        groups=(GroupResult(group="all", score=Fraction(1), is_met=None),),
        criteria=(
            CriterionResult(
                criterion="sense",
                score=Fraction(2),
                is_met=None,
                count=2,
                values=(Fraction(-2), Fraction(2)),
                is_consensus=True,
            ),
            CriterionResult(criterion="cost", score=Fraction(2998, 1000), is_met=False, count=3),
        ),
        outcome=outcome,
        requested=100_000_00,
        granted=None,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


READY = Ranking(
    places=(
        place(1, Outcome.FUNDED, 1, granted=100_000_00),
        place(2, Outcome.ELIGIBLE, 2, tied_with=("A-3",)),
        place(3, Outcome.ELIGIBLE, 2, tied_with=("A-2",)),
        place(4, Outcome.RESERVE, 4, reserve=1),
        place(5, Outcome.NOT_FUNDED, 5, granted=0),
        place(6, Outcome.ELIGIBLE, 6),
        place(7, Outcome.BELOW_THRESHOLD, failed=("criterion:cost",)),
        place(8, Outcome.EXCLUDED, excluded_by=("sense",)),
        place(9, Outcome.INADMISSIBLE, total=None, criteria=(), groups=(), note="late"),
    ),
    available=250_000_00,
    granted=100_000_00,
    left=150_000_00,
    tied_at_line=TiedBlock(applications=("A-2", "A-3"), place=2, affordable=1, left=150_000_00),
)
BLOCKED = Ranking(
    places=(
        place(1, Outcome.ELIGIBLE, total=None, criteria=()),
        place(2, Outcome.BELOW_THRESHOLD, failed=("criterion:cost",)),
    ),
    blockers=(
        Blocker(kind=BlockerKind.MISSING_SCORES, application="A-1", juror="J1", count=2),
        Blocker(kind=BlockerKind.QUORUM, application="A-1", criterion="cost", count=1),
    ),
)
Said = dict[str, tuple[str, ...]]
"""Application → place, total, outcome, support."""


def on_screen(ranking: Ranking) -> Said:
    always = [each for each in ranking_columns(SCHEME) if not each.is_optional]
    place_, _title, _province, total, *_scores, _strip, outcome, support = always
    rows = [row for row in ranking_rows(ranking, {}) if isinstance(row, RankedRow)]
    return {
        row.number: tuple(column.cell(row).text for column in (place_, total, outcome, support))
        for row in rows
    }


def listing(ranking: Ranking) -> Listing:
    made = panel(0)(RankingReport, ranking=ranking, dossiers=(), reasons={})
    report = replace(made, call=replace(made.call, scheme=SCHEME))
    return next(each for each in ranking_tables(report) if isinstance(each, Listing))


def plain(cell: Paragraph | Paragraphs | Figure) -> str:
    if isinstance(cell, Paragraphs):
        return " ".join(map(plain, cell.said))
    return cell.shown if isinstance(cell, Figure) else str(cell.getPlainText())


def on_paper(ranking: Ranking) -> Said:
    found = {}
    for row in listing(ranking).rows:
        if len(row.cells) > 1:
            first, title, total, *_scores, outcome, support = map(plain, row.cells)
            found[title[title.index("A-") :]] = (first, total, outcome, support)
    return found


@pytest.fixture
def on_command_line(capsys: pytest.CaptureFixture[str]) -> Callable[[Ranking], Said]:
    def said(ranking: Ranking) -> Said:
        capsys.readouterr()
        show_ranking(SCHEME, ranking, {"J1": "An Peeters"})
        head, *lines = capsys.readouterr().out.splitlines()
        starts = [0, *(n for n in range(1, len(head)) if head[n - 2 : n] == "  " and head[n] != " ")]
        found = {}
        for line in lines[: len(ranking.places)]:
            place_, total, number, outcome, support, _title = (
                line[start:end].strip() for start, end in zip(starts, [*starts[1:], None])
            )
            found[number] = (place_, total, outcome, support)
        return found

    return said


@pytest.fixture(params=["nl", "en"], autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with in_language(request.param):
        yield request.param


@pytest.mark.parametrize("ranking", [READY, BLOCKED], ids=["ready", "blocked"])
def test_three_ways_to_read_a_ranking_say_the_same(
    ranking: Ranking, on_command_line: Callable[[Ranking], Said]
) -> None:
    screen = on_screen(ranking)
    assert set(screen) == {each.application for each in ranking.places}
    assert screen == on_paper(ranking)
    assert screen == on_command_line(ranking)


def test_each_state_has_a_word_of_its_own() -> None:
    ready = {each.application: standing(READY, each).words for each in READY.places}
    assert ready.pop("A-2") == ready["A-3"]
    waiting = standing(BLOCKED, BLOCKED.places[0]).words
    assert len({*ready.values(), waiting}) == len(ready) + 1


def test_negative_totals_have_one_minus_sign(language: str) -> None:
    assert on_screen(READY)["A-1"][1] == {"nl": "−3,25", "en": "−3.25"}[language]


def test_a_consensus_in_words_is_said_in_its_word(language: str) -> None:
    word = {"nl": "Goed", "en": "Good"}[language]
    columns = ranking_columns(SCHEME)
    cell = next(each for each in columns if each.head == str(SCHEME.criteria[0].title)).cell
    row = ranking_rows(READY, {})[0]
    assert (cell(row).text, cell(row).after) == (word, "*")
    assert {"nl": "Kritisch · Goed", "en": "Critical · Good"}[language] in cell(row).tip_words
    assert plain(listing(READY).rows[0].cells[3]) == word


def test_a_result_below_its_threshold_is_not_rounded_up_to_it(language: str) -> None:
    columns = ranking_columns(SCHEME)
    cell = next(each for each in columns if each.head == str(SCHEME.criteria[1].title)).cell
    shown = cell(ranking_rows(READY, {})[0]).text
    assert shown == {"nl": "2,998", "en": "2.998"}[language]
    assert plain(listing(READY).rows[0].cells[4]) == shown


def test_the_line_and_the_tie_are_said_alike() -> None:
    screen = [row.text for row in ranking_rows(READY, {}) if isinstance(row, Band)]
    paper = [plain(row.cells[0]) for row in listing(READY).rows if len(row.cells) == 1]
    assert screen[0] == " · ".join(paper[:2])
    assert screen[1:] == paper[2:]
