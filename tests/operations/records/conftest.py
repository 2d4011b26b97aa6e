"""Two returns of one juror, merged in the order in which they were handed in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.handing_in import save_receipt
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetScore
from tests.samples import SECRETARY, small_panel


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two returns of J1 with their receipts; `first.evalpanel` has the first of them, `call.evalpanel` both."""
    folder = tmp_path_factory.mktemp("merged")
    with small_panel(folder / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        pack = hand_out(panel, folder / "packs").packs[0]
        shutil.copy(panel.file.back_up(), folder / "before.evalpanel")
        with open_pack(pack.path, pack.code) as work:
            for value in (6, 7):
                work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=value))
                submit(work, pack.code, folder / f"{value}.evalreturn")
                save_receipt(work, folder / f"{value}.pdf")
        merge(panel, plan_merge(panel, [folder / "6.evalreturn"]))
        shutil.copy(panel.file.back_up(), folder / "first.evalpanel")
        merge(panel, plan_merge(panel, [folder / "7.evalreturn"]))
    return folder
