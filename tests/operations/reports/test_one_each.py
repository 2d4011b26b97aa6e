"""A report as one file for each application: each proved by the panel, and none of it without the others."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.people import Actor, Role
from evalapp.files import Seen
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.each import gather_each, names_of_each
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import ANONYMOUS, Gathered, Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

ENGLISH = Options(language="en")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def words(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.long
def test_each_tells_of_one_application_alone_and_is_proved(panel: Workspace, tmp_path: Path) -> None:
    written = gather_each(panel, EVALUATIONS, ENGLISH).write(tmp_path / "all")
    assert ["evaluations-en-A-1.pdf", "evaluations-en-A-2.pdf", "evaluations-en-A-3.pdf"] == [
        path.name for path in written
    ]
    for n, path in enumerate(written, 1):
        said = words(path)
        assert [m for m in (1, 2, 3) if f"Title of A-{m}" in said] == [n]
        check = prove(panel, path).report
        assert check is not None
        assert check.is_proved
    forged = written[0].with_name("forged.pdf")
    forged.write_bytes(written[0].read_bytes()[:-9] + b"x" + written[0].read_bytes()[-8:])
    check = prove(panel, forged).report
    assert check is None or not check.is_proved


def test_it_is_of_those_that_are_asked_for_and_as_they_are_asked_for(
    panel: Workspace, tmp_path: Path
) -> None:
    asked = Options(language="nl", flags=frozenset({ANONYMOUS}), applications=("A-3", "A-1"))
    papers = gather_each(panel, EVALUATIONS, asked, in_words=True)
    assert ["beoordelingen-anoniem-nl-A-1.pdf", "beoordelingen-anoniem-nl-A-3.pdf"] == list(papers.papers)
    one = gather_each(panel, EVALUATIONS, asked).write(tmp_path / "x")
    again = gather_each(panel, EVALUATIONS, Options(language="nl", flags=frozenset({ANONYMOUS}))).write(
        tmp_path / "y"
    )
    assert one[0].read_bytes() == again[0].read_bytes()


@pytest.mark.parametrize(
    ("numbers", "names"),
    [
        (["A/1", "A-1"], ["e-A-1.pdf", "e-A-1-2.pdf"]),
        (["a-1", "A-1", "A 1"], ["e-a-1.pdf", "e-A-1-2.pdf", "e-A-1-3.pdf"]),
        (["çà", "中文"], ["e-ca.pdf", "e-file.pdf"]),
    ],
)
def test_no_two_files_are_called_alike(numbers: list[str], names: list[str]) -> None:
    assert names == list(names_of_each(numbers, Path("e.pdf")).values())


def test_what_is_always_one_file_is_refused_and_so_is_who_may_not(panel: Workspace) -> None:
    with pytest.raises(KnownError, match="is one file"):
        gather_each(panel, RANKING, ENGLISH)
    with pytest.raises(KnownError, match="no application “A-9”"):
        gather_each(panel, EVALUATIONS, Options(applications=("A-9",)))
    panel.actor = Actor(id="J1", name="An Peeters", role=Role.JUROR)
    with pytest.raises(NotAllowed):
        gather_each(panel, EVALUATIONS, ENGLISH)


def test_a_call_without_applications_has_none(tmp_path: Path) -> None:
    with (
        small_panel(tmp_path / "none.evalpanel", applications=0) as empty,
        pytest.raises(KnownError, match="no application to print"),
    ):
        gather_each(empty, EVALUATIONS, ENGLISH)


def test_nothing_is_written_where_one_of_them_would_replace_something_else(
    panel: Workspace, tmp_path: Path
) -> None:
    theirs = tmp_path / "all" / "evaluations-en-A-2.pdf"
    theirs.parent.mkdir()
    theirs.write_bytes(b"%PDF-1.7 of somebody else")
    with pytest.raises(KnownError, match="already exists"):
        gather_each(panel, EVALUATIONS, ENGLISH).write(theirs.parent)
    assert [theirs] == list(theirs.parent.iterdir())


def test_who_stops_it_before_all_are_drawn_has_none(panel: Workspace, tmp_path: Path) -> None:
    def tell(share: float) -> None:
        if share > 0.6:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        gather_each(panel, EVALUATIONS, ENGLISH).write(tmp_path / "all", tell)
    assert [] == list((tmp_path / "all").iterdir())


def test_a_disk_that_fills_leaves_whole_files_and_says_how_many(
    panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, done = Gathered.put, list[Path]()

    def full(self: Gathered, path: Path, content: bytes, *, over: Seen) -> None:
        if len(done) == 2:
            raise KnownError("The disk is full.")
        done.append(path)
        put(self, path, content, over=over)

    monkeypatch.setattr(Gathered, "put", full)
    with pytest.raises(KnownError, match=r"The disk is full\. 2 of the 3 files are written, and whole\."):
        gather_each(panel, EVALUATIONS, ENGLISH).write(tmp_path / "all")
    assert sorted(done) == sorted((tmp_path / "all").iterdir())
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in done)
