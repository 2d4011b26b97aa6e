"""What of the history may stand on paper, and that the paper can be asked for again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import KnownError
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.records.papers import read_paper
from evalapp.operations.records.story import on_paper
from evalapp.operations.records.story.asked_for import AskedFor
from evalapp.operations.records.told.cells import whole
from evalapp.operations.reports.history import HISTORY, options_for
from evalapp.operations.reports.printing import write_report
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PLAN
from tests.samples import SECRETARY, small_panel

SECRET = "Is married to the applicant"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.SCORING) as workspace:
        workspace.actor = SECRETARY
        for value in (1, 2, 3):
            workspace.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=value))
        for kind, note in ((ConflictKind.FAMILY, SECRET), (ConflictKind.PERSONAL, SECRET)):
            workspace.execute(DeclareConflict(juror="J2", application="A-3", kind=kind, note=note))
        yield workspace


def make_anonymous(panel: Workspace) -> None:
    plan = panel.view.setting(PLAN)
    panel.execute(ChangeTerms(edit=CallEdit(plan=replace(plan, is_anonymous=True)), reason="Agreed."))


def words(panel: Workspace, asked: AskedFor, path: Path) -> str:
    write_report(panel, HISTORY, path, options_for(panel.view, asked))
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_of_a_conflict_the_kind_is_printed_and_never_what_was_told(panel: Workspace, tmp_path: Path) -> None:
    said = words(panel, AskedFor(application="A-3", kind="conflicts"), tmp_path / "story.pdf")
    assert "family → personal" in said
    assert SECRET not in said
    last = panel.view.last_change()
    panel.undo(last)
    undone = words(panel, AskedFor(), tmp_path / "undone.pdf")
    assert "Undone: Conflict of interest: Jan Claes, A-3" in undone
    assert SECRET not in undone
    panel.redo()
    redone = words(panel, AskedFor(), tmp_path / "redone.pdf")
    assert 1 == redone.count("Redone: Conflict of interest: Jan Claes, A-3")
    assert SECRET not in redone


def test_it_says_what_was_asked_and_holds_nothing_else(panel: Workspace, tmp_path: Path) -> None:
    said = words(panel, AskedFor(application="A-1", kind="scores", most=2), tmp_path / "story.pdf")
    assert "Application A-1 · Title of A-1" in said
    assert "Kind Scores" in said
    assert "At most the newest 2 changes" in said
    assert "score: 1 → 1.5" in said
    assert "Conflict of interest: " not in said
    assert "Call created" not in said


@pytest.mark.long
@pytest.mark.parametrize(
    "asked", [AskedFor(), AskedFor(words="sme impact", kind="scores"), AskedFor(change=2)]
)
def test_a_paper_is_drawn_again_and_held_against_the_file(
    panel: Workspace, tmp_path: Path, asked: AskedFor
) -> None:
    write_report(panel, HISTORY, tmp_path / "story.pdf", options_for(panel.view, asked))
    panel.execute(SetScore(juror="J1", application="A-2", criterion="sme", value=5))
    found = read_paper(panel, tmp_path / "story.pdf").check()
    assert (True, "") == (found.matches, found.fault)


def test_where_the_call_names_no_juror_the_paper_names_none(panel: Workspace, tmp_path: Path) -> None:
    make_anonymous(panel)
    said = words(panel, AskedFor(), tmp_path / "story.pdf")
    assert "[name withheld]" in said
    assert "score: 1 → 1.5" in said
    assert "Mia Willems (secretary)" in said
    for name in ("An Peeters", "Jan Claes"):
        assert name not in said
    with pytest.raises(KnownError, match="name no juror"):
        options_for(panel.view, AskedFor(person="J1"))
    assert options_for(panel.view, AskedFor(person="S-01"))


def test_a_paper_ends_and_says_so(panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_paper, "MOST_CHANGES", 2)
    said = words(panel, AskedFor(), tmp_path / "story.pdf")
    assert "Only the newest 2 changes that were asked for are on this paper" in said
    assert "Call created" not in said


def test_what_was_asked_is_read_back(panel: Workspace) -> None:
    options = options_for(panel.view, AskedFor(kind="scores", words="a, b: c", most=3))
    assert options == HISTORY.asked_by(HISTORY.printed(options))
    printed = HISTORY.printed(options)
    assert HISTORY.asked_by(replace(printed, flags=("colour:red",))) is None
    assert HISTORY.asked_by(replace(printed, flags=("most:many",))) is None


def test_a_motivation_is_printed_whole(panel: Workspace, tmp_path: Path) -> None:
    before, after = ("".join(f"{said} {n}. " for n in range(380)).strip() for said in ("It was", "It is"))
    for each in (before, after):
        panel.execute(SetComment(juror="J1", application="A-1", criterion="sme", comment=each))
    said = words(panel, AskedFor(application="A-1"), tmp_path / "story.pdf")
    assert "It was 379." in said
    assert "It is 379." in said
    assert "more letter" not in said


def test_of_what_no_paper_holds_the_length_is_said() -> None:
    assert whole("a" * 5_000) == "a" * 5_000
    assert whole("a" * 5_012).endswith("a… (12 more letters)")


def test_a_person_is_named_and_the_account_stands_in_the_remark(panel: Workspace) -> None:
    made = replace(panel.view.history(limit=1)[0], account="mia-pc")
    entry = on_paper.PaperTeller(panel.view, is_anonymous=False).entry(made)
    assert "mia-pc" not in entry.who
    assert entry.remark == "Done under the account mia-pc of the computer."
    assert "mia-pc" not in str(on_paper.PaperTeller(panel.view, is_anonymous=True).entry(made))
