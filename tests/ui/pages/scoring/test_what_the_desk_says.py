"""What the form and the list say of groups, totals, scales and own words."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evalapp.domain.scheme.model import NoScore
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import desk_of
from tests.ui.pages.scoring.six_criteria import SIX, scheme, work_file
from ui.pages.scoring.form.criterion_words import head_words
from ui.pages.scoring.form.score_form import GroupHead
from ui.pages.scoring.form.standing import best_words, count_words, total_heading
from ui.pages.scoring.task_delegate import _badge, dots_of
from ui.widgets.progress import Dot
from ui.widgets.text import Label
from ui.window.frame import MainWindow

LOWER = scheme(scale="lowest = 1\nhighest = 9\nstep = 1", more='better = "lower"')


def give(work: Workspace, criterion: str, value: int | None = None, comment: str = "") -> None:
    if value is not None:
        work.execute(SetScore(juror="J1", application="A-1", criterion=criterion, value=value))
    if comment:
        work.execute(SetComment(juror="J1", application="A-1", criterion=criterion, comment=comment))


@pytest.mark.long
def test_groups_stand_above_their_criteria_with_their_threshold(window: MainWindow, tmp_path: Path) -> None:
    desk = desk_of(window, work_file(tmp_path, scheme(group="threshold = 3")))
    heads = desk.form.findChildren(GroupHead)
    rows = [desk.form.rows[criterion] for criterion in SIX]
    heights = [widget.mapTo(desk.form, widget.rect().topLeft()).y() for widget in (*heads, *rows)]

    assert ["Group first, threshold 3", "Group second"] == [head.accessibleName() for head in heads]
    assert heights[0] < heights[2] < heights[4] < heights[1] < heights[5]


@pytest.mark.parametrize(
    ("text", "best", "heading", "head"),
    [
        (scheme(), "of 5.00", "Preliminary total, weighted mean", "weight 1"),
        (
            scheme(ranking='total = "weighted-sum"'),
            "of 30.00",
            "Preliminary total, weighted sum",
            "weight 1",
        ),
        (LOWER, "1.00 is best", "Preliminary total, weighted mean", "weight 1 · 1 is best"),
    ],
)
def test_the_total_says_how_it_is_made_and_what_the_best_is(
    tmp_path: Path, text: str, best: str, heading: str, head: str
) -> None:
    with work_file(tmp_path, text) as work:
        made = work.view.call().scheme

    assert (best, heading) == (best_words(made), total_heading(made))
    assert head == head_words(made.criteria[0])


@pytest.mark.long
def test_own_words_are_read_in_a_row_that_is_not_at_hand(window: MainWindow, tmp_path: Path) -> None:
    work = work_file(tmp_path)
    give(work, "one", 8, "Sterk:\n21 van 23 partners tekenden.")
    desk = desk_of(window, work)
    desk.open_at(("A-1", "two"))

    def said() -> list[str]:
        labels = desk.form.rows["one"].findChildren(Label)
        return [label.text() for label in labels if label.isVisible() and "partners" in label.text()]

    assert ["“Sterk: 21 van 23 partners tekenden.”"] == said()
    desk.open_at(("A-1", "one"))
    assert [] == said()


def test_dots_tell_what_is_scored_from_what_is_motivated(window: MainWindow, tmp_path: Path) -> None:
    work = work_file(tmp_path)
    give(work, "one", 8, "Sterk")
    give(work, "two", 8)
    give(work, "three", comment="Nog te wegen")
    desk = desk_of(window, work)
    task = desk.list.current()
    assert task is not None

    assert [Dot.DONE, Dot.BEGUN, Dot.BEGUN, Dot.OPEN, Dot.OPEN, Dot.OPEN] == dots_of(task)


@pytest.mark.long
@pytest.mark.parametrize(("decimals", "shown"), [(0, "4"), (1, "4.0"), (3, "4.000")])
def test_the_badge_has_the_decimals_of_the_scheme(
    window: MainWindow, tmp_path: Path, decimals: int, shown: str
) -> None:
    work = work_file(tmp_path, scheme(ranking=f"decimals = {decimals}"))
    for criterion in SIX:
        give(work, criterion, 8, "Sterk")
    task = next(task for task in desk_of(window, work)._tasks if task.number == "A-1")

    assert (Fraction(4), (shown, "good")) == (task.total, _badge(task))


@pytest.mark.long
@pytest.mark.parametrize(
    ("ranking", "best", "badge"),
    [
        ('total = "weighted-sum"', "of 25.00", "20.00, over 5 of 6"),
        ("", "of 5.00", "4.00, over 5 of 6"),
    ],
)
def test_an_abstention_is_no_score_of_nought(
    window: MainWindow, tmp_path: Path, ranking: str, best: str, badge: str
) -> None:
    work = work_file(tmp_path, scheme(ranking=ranking))
    for criterion in SIX[:5]:
        give(work, criterion, 8, "Sterk")
    work.execute(SetScore(juror="J1", application="A-1", criterion="six", no_score=NoScore.ABSTAIN))
    task = next(task for task in desk_of(window, work)._tasks if task.number == "A-1")

    assert not task.is_to_do
    assert (f"{best} · 5 of 6 criteria", badge) == (count_words(task), _badge(task)[0])
    assert badge in task.words
