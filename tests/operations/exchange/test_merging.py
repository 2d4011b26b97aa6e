from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.people import Person, Role
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import images
from evalapp.store.history.verify import verify
from tests.samples import changed_call, small_panel

JURORS = ("J1", "J2", "J3")


@dataclass(frozen=True)
class Sent:
    panel: Path
    packs: tuple[Path, ...]
    returns: tuple[Path, ...]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Three jurors; each sent a first return and, after a change, a second one."""
    folder = tmp_path_factory.mktemp("sent")
    panel = folder / "call.evalpanel"
    returns = []
    with small_panel(panel) as workspace:
        workspace.execute(
            ImportJury(people=(Person(id="J3", name="Eva Nys", role=Role.JUROR),), reason="Verbeterd.")
        )
        workspace.execute(Assign(pairs=tuple((j, f"A-{n}") for j in JURORS for n in (1, 2, 3))))
        handed = hand_out(workspace, folder / "packs").packs
    for pack in handed:
        with open_pack(pack.path, pack.code) as work:
            for number in (1, 2):
                _score(work, pack.juror, f"A-{number}", 3 + number)
                returns.append(submit(work, pack.code, folder / f"{pack.juror}-{number}.evalreturn").path)
    return Sent(panel=panel, packs=tuple(pack.path for pack in handed), returns=tuple(returns))


def _score(work: Workspace, juror: str, application: str, value: int) -> None:
    work.execute(SetScore(juror=juror, application=application, criterion="helix", value=value))
    work.execute(
        SetComment(juror=juror, application=application, criterion="helix", comment=f"{juror} " * 300)
    )


@pytest.fixture
def workspace(sent: Sent, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copy(sent.panel, tmp_path / "call.evalpanel")
    with Workspace.open(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def tables(workspace: Workspace) -> dict[tuple[str, str], str]:
    """Every row of every table, without the moment at which this panel received it."""
    import json

    rows = {}
    for place, image in images(workspace.file).items():
        if place[0] == "act":  # of the change that was made, which is another each time
            continue
        row = json.loads(image)
        if place[0] == "received":
            del row["at"]
        rows[place] = json.dumps(row, sort_keys=True)
    return rows


def merged_in(order: list[Path], source: Path, target: Path, *, at_once: bool) -> dict[tuple[str, str], str]:
    shutil.copy(source, target)
    with Workspace.open(target) as workspace:
        for batch in [order] if at_once else [[each] for each in order]:
            merge(workspace, plan_merge(workspace, batch))
        return tables(workspace)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_a_merge_does_not_depend_on_the_order_of_the_files(seed: int, sent: Sent, tmp_path: Path) -> None:
    order = list(sent.returns)
    Random(seed).shuffle(order)
    one = merged_in(list(sent.returns), sent.panel, tmp_path / "one.evalpanel", at_once=True)
    assert one == merged_in(order, sent.panel, tmp_path / "other.evalpanel", at_once=True)


def test_merging_one_by_one_comes_to_the_same_scores(sent: Sent, tmp_path: Path) -> None:
    def scores(rows: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
        return {place: row for place, row in rows.items() if place[0] == "score"}

    one = merged_in(list(sent.returns), sent.panel, tmp_path / "one.evalpanel", at_once=True)
    backwards = merged_in(list(sent.returns)[::-1], sent.panel, tmp_path / "other.evalpanel", at_once=False)
    assert scores(one) == scores(backwards)


def test_a_plan_made_before_another_change_is_refused(workspace: Workspace, sent: Sent) -> None:
    plan = plan_merge(workspace, sent.returns)
    workspace.execute(changed_call(title="Another"))
    before = workspace.view.fingerprint()
    with pytest.raises(KnownError, match="look at them again"):
        merge(workspace, plan)
    assert (before, []) == (workspace.view.fingerprint(), workspace.view.scores())


def test_undoing_a_merge_takes_all_of_it_back(workspace: Workspace, sent: Sent) -> None:
    before = tables(workspace)
    merge(workspace, plan_merge(workspace, sent.returns))
    workspace.undo()
    assert (before, True) == (tables(workspace), verify(workspace.file).is_whole)


def test_a_merge_that_was_undone_can_be_done_again(workspace: Workspace, sent: Sent) -> None:
    merge(workspace, plan_merge(workspace, sent.returns))
    after = tables(workspace)
    workspace.undo()
    merge(workspace, plan_merge(workspace, sent.returns))
    assert after == tables(workspace)


def test_a_back_up_of_before_lies_beside_the_panel(workspace: Workspace, sent: Sent, tmp_path: Path) -> None:
    merge(workspace, plan_merge(workspace, sent.returns))
    kept = list((tmp_path / "call-backups").glob("*.evalpanel"))
    with Workspace.open(kept[0], read_only=True) as before:
        assert (1, []) == (len(kept), before.view.scores())


def test_a_full_disk_leaves_the_panel_and_the_files_as_they_are(workspace: Workspace, sent: Sent) -> None:
    before, files = (
        workspace.view.fingerprint(),
        [path.read_bytes() for path in (*sent.packs, *sent.returns)],
    )
    plan = plan_merge(workspace, sent.returns)
    workspace.file.conn.execute(f"PRAGMA max_page_count = {workspace.file.pragma('page_count')}")
    with pytest.raises(KnownError, match="no room left"):
        merge(workspace, plan)
    workspace.file.conn.execute("PRAGMA max_page_count = 1000000")
    told = (workspace.view.fingerprint(), workspace.view.scores(), verify(workspace.file).is_whole)
    assert (before, [], True) == told
    assert files == [path.read_bytes() for path in (*sent.packs, *sent.returns)]


def test_after_room_was_made_the_same_plan_goes_through(workspace: Workspace, sent: Sent) -> None:
    plan = plan_merge(workspace, sent.returns)
    workspace.file.conn.execute(f"PRAGMA max_page_count = {workspace.file.pragma('page_count')}")
    with pytest.raises(KnownError):
        merge(workspace, plan)
    workspace.file.conn.execute("PRAGMA max_page_count = 1000000")
    merge(workspace, plan)
    assert 6 == len(workspace.view.scores())
