"""The same as test_slow_disk_full.py on a real disk that is full: not SQLite but the file system says no."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.workspace import Workspace

_UNSHARE = shutil.which("unshare")
_STORY = Path(__file__).with_name("small_disk_story.py")


def can_mount() -> bool:
    """Whether an ordinary user may have a mount of their own here."""
    if _UNSHARE is None:
        return False
    tried = subprocess.run(
        [_UNSHARE, "-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


@pytest.mark.long
@pytest.mark.skipif(not can_mount(), reason="this machine lets nobody mount a small disk of their own")
def test_nothing_typed_is_lost_on_a_disk_that_was_full_for_a_while(tmp_path: Path, work: Workspace) -> None:
    for assignment in work.view.assignments():
        work.execute(ConfirmNoConflict(application=assignment.application))
    work.close()
    disk = tmp_path / "disk"
    disk.mkdir()

    told = subprocess.run(
        [str(_UNSHARE), "-Urm", sys.executable, str(_STORY), str(disk), str(work.path)],
        env=os.environ | {"PYTHONPATH": str(_STORY.parents[4])},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    happened = json.loads(told.stdout)
    assert "There is no room left on the disk" in happened.pop("why")
    assert happened == {"shown": True, "refused": True, "stored": True, "whole": True}
