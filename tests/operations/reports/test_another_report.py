"""A report gives way to the same one of the same call alone: any other may be the one copy there is."""

from __future__ import annotations

import shutil
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
from evalapp.operations.reports.workbook import WORKBOOK
from evalapp.operations.workspace import Workspace
from tests.operations.letters.letter_samples import lettered
from tests.samples import changed_call, small_panel

EN = Options(language="en")
NAMELESS = frozenset({ANONYMOUS})
LEFT = "; choose another name or folder, nothing was overwritten."
NOT_OURS = (
    "of another call, or of a state of this call that its file does not hold any more, as after a back-up was"
)
FEWER = "the same report, also of applications that this one leaves out"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def stays(panel: Workspace, kind: AnyKind, path: Path, options: Options, what: str) -> None:
    before = path.read_bytes()
    with pytest.raises(KnownError, match=f"^“{path.name}” is {what}.*{LEFT}$"):
        write_report(panel, kind, path, options)
    assert before == path.read_bytes()


@pytest.mark.parametrize(
    ("kind", "options", "what"),
    [
        (REGISTER, EN, "another kind of report"),
        (EVALUATIONS, Options(language="nl"), "the same report in another language"),
        (EVALUATIONS, Options(language="en", flags=NAMELESS), "the same report with other choices"),
        (EVALUATIONS, Options(language="en", applications=("A-1",)), FEWER),
        (EVALUATIONS, Options(language="en", applications=("A-3",)), FEWER),
    ],
    ids=["kind", "language", "choice", "fewer", "others"],
)
def test_a_report_that_was_asked_for_otherwise_stays(
    kind: AnyKind, options: Options, what: str, panel: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    write_report(panel, EVALUATIONS, path, Options(language="en", applications=("A-1", "A-2")))
    stays(panel, kind, path, options, what)


def test_of_fewer_applications_it_gives_way_to_one_of_those_too(panel: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    for numbers in (("A-1",), ("A-2", "A-1"), ()):
        write_report(panel, EVALUATIONS, path, Options(language="en", applications=numbers))
    stays(panel, EVALUATIONS, path, Options(language="en", applications=("A-1",)), FEWER)


def test_that_of_another_call_stays(panel: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with small_panel(tmp_path / "other.evalpanel") as other:
        write_report(other, RANKING, path, EN)
    stays(panel, RANKING, path, EN, NOT_OURS)


def test_one_of_a_state_that_the_file_holds_no_more_stays(panel: Workspace, tmp_path: Path) -> None:
    """As after a back-up was put back: what was done since is on that paper alone."""
    path = tmp_path / "report.pdf"
    other = tmp_path / "later.evalpanel"
    shutil.copy(panel.path, other)
    with Workspace.open(other) as later:
        later.execute(changed_call(title="Another title"))
        write_report(later, RANKING, path, EN)
    stays(panel, RANKING, path, EN, NOT_OURS)


@pytest.mark.parametrize(("kind", "name"), [(RANKING, "noext"), (RANKING, "x.txt"), (WORKBOOK, "x.txt")])
def test_under_whatever_name_it_gives_way_to_the_same(
    kind: AnyKind, name: str, panel: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / name
    for title in ("One", "Two"):
        panel.execute(changed_call(title=title))
        before = path.read_bytes() if path.exists() else b""
        write_report(panel, kind, path, EN)
        assert before != path.read_bytes()
    path.write_bytes(b"of somebody")
    with pytest.raises(KnownError, match="already exists"):
        write_report(panel, kind, path, EN)
    assert b"of somebody" == path.read_bytes()


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
    stays(panel, OVERVIEW, target, EN, "the same report of several calls")
    with pytest.raises(KnownError, match=f"is the same report of other calls{LEFT}"):
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
