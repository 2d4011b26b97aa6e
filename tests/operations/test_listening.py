"""Whoever shows a file hears of each of its changes, whoever made it, and hears of it once."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import evalapp
import ui
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Changes
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.exchange.intake.plan import ImportPlan
from evalapp.operations import device
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.operations.juror.round_samples import Round, score
from tests.operations.listening_samples import Heard, listening
from tests.samples import changed_call, small_panel

SCORE = SetScore(juror="J1", application="A-1", criterion="helix", value=7)


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT) as workspace:
        yield workspace


def _undo_by_number(panel: Workspace, _folder: Path) -> None:
    panel.execute(SCORE)
    panel.undo(panel.view.last_change())


def _undo_and_redo(panel: Workspace, _folder: Path) -> None:
    panel.execute(SCORE)
    panel.undo()
    panel.redo()


def _import(panel: Workspace, folder: Path) -> None:
    table = folder / "more.csv"
    table.write_text("number,title,organisation\nA-7,Seven,Seven bv\n", encoding="utf-8")
    plan: ImportPlan = plan_import(panel, [table])
    import_applications(panel, plan)


def _attach(panel: Workspace, folder: Path) -> None:
    (folder / "plan.pdf").write_bytes(b"%PDF plan")
    panel.execute(AttachFiles(application="A-1", paths=(folder / "plan.pdf",)))


WAYS: dict[str, tuple[Callable[[Workspace, Path], object], int, set[str]]] = {
    "execute": (lambda panel, _folder: panel.execute(SCORE), 1, {"score"}),
    "undo and redo": (_undo_and_redo, 3, {"score"}),
    "undo by number": (_undo_by_number, 2, {"score"}),
    "import": (_import, 1, {"application"}),
    "attach": (_attach, 1, {"attachment"}),
    "packs": (lambda panel, folder: hand_out(panel, folder / "packs"), 1, {"call", "issued", "juror_key"}),
    "forms": (lambda panel, folder: hand_out_forms(panel, folder / "forms"), 1, {"call", "issued"}),
    "next phase": (lambda panel, _folder: move_to_phase(panel, Phase.SCORING), 1, {"call"}),
}
IN_DRAFT = ("packs", "forms", "next phase", "import")


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_change_a_panel_is_told_once(
    panel: Workspace, draft: Workspace, tmp_path: Path, way: str
) -> None:
    act, count, tables = WAYS[way]
    workspace = draft if way in IN_DRAFT else panel
    with listening(workspace) as heard:
        act(workspace, tmp_path)
    assert (heard.in_journal, count) == (heard.numbers, len(heard.changes))
    assert tables == set().union(*(each.tables for each in heard.changes))


def test_a_merge_is_told_once(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as played:
        returned = played.hand_in()
        with listening(played.panel) as heard:
            merge(played.panel, plan_merge(played.panel, [returned]))
        assert (heard.in_journal, [frozenset({"score", "received"})]) == (
            heard.numbers,
            [each.tables for each in heard.changes],
        )


def test_handing_in_is_told_once(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as played, Workspace.open(played.work) as work:
        with listening(work) as heard:
            submit(work, played.code, tmp_path / "an.evalreturn")
        assert (heard.in_journal, [frozenset({"setting"})]) == (
            heard.numbers,
            [each.tables for each in heard.changes],
        )


def test_a_newer_pack_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can listen before the file is open; so the listener comes with the opening."""
    heard: list[Heard] = []
    opened = Workspace.open

    def open_and_listen(path: Path) -> Workspace:
        workspace = opened(path)
        heard.append(Heard(workspace=workspace, before=workspace.view.last_change()))
        workspace.listen(heard[0].hear)
        return workspace

    with Round.scored(tmp_path) as played:
        played.add_application("A-9")
        played.hand_out()
        monkeypatch.setattr(Workspace, "open", open_and_listen)
        with played.open().workspace:
            assert (heard[0].in_journal, 1) == (heard[0].numbers, len(heard[0].changes))
            assert heard[0].changes[0].touches("assignment", application="A-9")


def test_work_that_goes_on_on_another_machine_is_told_before_the_change_that_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Round.scored(tmp_path) as played:
        monkeypatch.setattr(device.socket, "gethostname", lambda: "another")
        with Workspace.open(played.work) as work, listening(work) as heard:
            score(work, "A-1", "helix", 3)
            assert (heard.in_journal, ["setting", "score"]) == (
                heard.numbers,
                [*heard.changes[0].tables, *heard.changes[1].tables],
            )


@pytest.mark.long
def test_no_change_goes_past_the_workspace() -> None:
    """Only it may open a change in the journal: so nothing else has to tell anybody.

    What is recorded while a file is opened nobody can hear of: nobody has it yet.
    """
    opening = [
        (node.attr, path.relative_to(root).as_posix())
        for root in (Path(evalapp.__file__).parent, Path(ui.__file__).parent)
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("change", "entry")
        and isinstance(node.value, ast.Name)
        and node.value.id == "journal"
    ]
    assert {("change", "operations/workspace.py"), ("entry", "operations/at_opening.py")} == set(opening)


def test_what_was_refused_and_what_changed_nothing_is_not_told(panel: Workspace) -> None:
    panel.execute(SCORE)
    with listening(panel) as heard:
        with pytest.raises(BadValue):
            panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=99))
        panel.execute(SCORE)
        panel.execute(changed_call(title="Call"))
    assert [] == heard.changes


def test_a_listener_hears_of_what_is_on_the_disk_with_its_result(panel: Workspace, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF plan")
    seen = []
    panel.listen(lambda changes, _initiator: seen.append((panel.view.last_change(), changes.result)))
    changes = panel.execute(AttachFiles(application="A-1", paths=(tmp_path / "plan.pdf",)))
    assert [(changes.change, changes.result)] == seen
    assert changes.result


def test_who_stopped_listening_hears_nothing_more(panel: Workspace) -> None:
    with listening(panel) as heard:
        panel.execute(SCORE)
    panel.undo()
    assert 1 == len(heard.changes)


def test_listeners_hear_in_the_order_in_which_they_began(panel: Workspace) -> None:
    order = []
    panel.listen(lambda _changes, _initiator: order.append("first"))
    panel.listen(lambda _changes, _initiator: order.append("second"))
    panel.execute(SCORE)
    assert ["first", "second"] == order


def test_a_change_made_by_a_listener_is_told_after_the_present_one_has_reached_everybody(
    panel: Workspace,
) -> None:
    def answer(changes: Changes, _initiator: object) -> None:
        if changes.touches("score"):
            panel.execute(changed_call(title="Scored"))

    panel.listen(answer)
    with listening(panel) as heard, panel.initiated_by("page"):
        panel.execute(SCORE)
    assert (heard.in_journal, ["page", "page"]) == (heard.numbers, heard.initiators)


def test_a_change_made_by_a_listener_keeps_its_own_initiator(panel: Workspace) -> None:
    def answer(changes: Changes, _initiator: object) -> None:
        if changes.touches("score"):
            with panel.initiated_by("listener"):
                panel.execute(changed_call(title="Scored"))

    panel.listen(answer)
    with listening(panel) as heard, panel.initiated_by("page"):
        panel.execute(SCORE)
    assert ["page", "listener"] == heard.initiators


def test_without_anybody_named_there_is_no_initiator(panel: Workspace) -> None:
    with panel.initiated_by("page"):
        pass
    with listening(panel) as heard:
        panel.execute(SCORE)
    assert [None] == heard.initiators


def test_who_was_taken_off_by_an_earlier_listener_hears_nothing(panel: Workspace) -> None:
    heard: list[str] = []

    def late(_changes: Changes, _initiator: object) -> None:
        heard.append("late")

    panel.listen(lambda _changes, _initiator: panel.stop_listening(late))
    panel.listen(late)
    panel.execute(SCORE)
    assert [] == heard


def test_a_fault_of_one_listener_keeps_no_other_from_hearing(panel: Workspace) -> None:
    def fail(_changes: Changes, _initiator: object) -> None:
        raise ZeroDivisionError

    panel.listen(fail)
    with listening(panel) as heard, pytest.raises(ZeroDivisionError):
        panel.execute(SCORE)
    panel.stop_listening(fail)
    with listening(panel) as later:
        panel.undo()
    assert (1, 1) == (len(heard.changes), len(later.changes))


def test_a_declared_conflict_is_told_with_all_that_went_along(panel: Workspace) -> None:
    panel.execute(SCORE)
    with listening(panel) as heard:
        panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.OTHER))
    assert [frozenset({"conflict", "assignment", "score"})] == [each.tables for each in heard.changes]
