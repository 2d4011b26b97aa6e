"""A report gives way to the same one of the same call alone: any other may be the one copy there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.letters.printing import gather_letters
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import ANONYMOUS, AnyKind, Options
from evalapp.operations.reports.overview.overview import OVERVIEW
from evalapp.operations.reports.overview.several import gather_several
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.reports.register import REGISTER
from evalapp.operations.workspace import Workspace
from tests.operations.letters.letter_samples import lettered
from tests.samples import changed_call, small_panel

EN = Options(language="en")
NAMELESS = frozenset({ANONYMOUS})
OTHER = r"is another paper or list of Evalapp, or that of another call; choose another name, nothing was overwritten"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def stays(panel: Workspace, kind: AnyKind, path: Path, options: Options) -> None:
    before = path.read_bytes()
    with pytest.raises(KnownError, match=OTHER):
        write_report(panel, kind, path, options)
    assert before == path.read_bytes()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (REGISTER, EN),
        (EVALUATIONS, Options(language="nl")),
        (EVALUATIONS, Options(language="en", flags=NAMELESS)),
        (EVALUATIONS, Options(language="en", applications=("A-1",))),
        (EVALUATIONS, Options(language="en", applications=("A-3",))),
    ],
    ids=["kind", "language", "choice", "fewer", "others"],
)
def test_a_report_that_was_asked_for_otherwise_stays(
    kind: AnyKind, options: Options, panel: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    write_report(panel, EVALUATIONS, path, Options(language="en", applications=("A-1", "A-2")))
    stays(panel, kind, path, options)


def test_of_fewer_applications_it_gives_way_to_one_of_those_too(panel: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    for numbers in (("A-1",), ("A-2", "A-1"), ()):
        write_report(panel, EVALUATIONS, path, Options(language="en", applications=numbers))
    stays(panel, EVALUATIONS, path, Options(language="en", applications=("A-1",)))


def test_that_of_another_call_stays(panel: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with small_panel(tmp_path / "other.evalpanel") as other:
        write_report(other, RANKING, path, EN)
    stays(panel, RANKING, path, EN)


def test_one_of_an_earlier_state_of_the_call_gives_way(panel: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_report(panel, RANKING, path, EN)
    before = path.read_bytes()
    panel.execute(changed_call(title="Another title"))
    write_report(panel, RANKING, path, EN)
    assert before != path.read_bytes()


def test_an_overview_of_several_calls_gives_way_to_one_of_them_all(panel: Workspace, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.evalpanel" for name in ("one", "two", "three")]
    for each in paths:
        small_panel(each).close()
    target = tmp_path / "overview.pdf"
    gather_several(paths[:2], EN).write(target)
    before = target.read_bytes()
    stays(panel, OVERVIEW, target, EN)
    with pytest.raises(KnownError, match=OTHER):
        gather_several(paths[1:], EN).write(target)
    gather_several(paths, EN).write(target)
    assert before != target.read_bytes()


def test_the_letters_that_were_chosen_give_way_to_those_that_are_chosen_next(tmp_path: Path) -> None:
    """Each of them has a file of its own beside the one with all of them."""
    folder = tmp_path / "letters"
    with lettered(tmp_path / "call.evalpanel") as panel:
        for numbers in (("A-1", "A-2"), ("A-2", "A-3")):
            gather_letters(panel, Options(language="nl", applications=numbers)).papers.write(folder)
    assert 4 == len(list(folder.iterdir()))
