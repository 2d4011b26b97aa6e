"""What a receipt is written over: an earlier one of the same work alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.handing_in import save_receipt
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@contextmanager
def handed_in(folder: Path) -> Iterator[Workspace]:
    """The work of a juror of a call of its own, who handed in."""
    folder.mkdir()
    with small_panel(folder / "call.evalpanel") as panel:
        pack = next(each for each in hand_out(panel, folder / "packs").packs if each.juror == "J1")
        with open_pack(pack.path, pack.code) as work:
            work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
            submit(work, pack.code, folder / "one.evalreturn")
            yield work


def test_a_receipt_of_other_work_stays(tmp_path: Path) -> None:
    path = tmp_path / "receipt.pdf"
    with handed_in(tmp_path / "one") as work, handed_in(tmp_path / "other") as other:
        save_receipt(other, path)
        theirs = path.read_bytes()
        with pytest.raises(KnownError, match="is the receipt of a return that this work does not hold;"):
            save_receipt(work, path)
        assert theirs == path.read_bytes()
