"""Two copies of a call brought together, and the right to write handed over, taken over and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

from evalapp.operations.desks.handing.giving import hand_over, take_back
from evalapp.operations.desks.handing.taking import take_over
from evalapp.operations.desks.keeping.held import recorded_copies
from evalapp.operations.desks.keeping.noting import note_copy, strike_copy
from evalapp.operations.desks.keeping.renewing import drop_key, renew_key
from evalapp.operations.desks.reconciling.command import reconcile
from evalapp.operations.desks.reconciling.looking import look, plan_of
from evalapp.operations.records.restoring import restore
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of
from tests.samples import SECRETARY, small_panel


def play_desks(folder: Path) -> None:
    folder.mkdir()
    path, other = folder / "call.evalpanel", folder / "other.evalpanel"
    with small_panel(path):
        pass
    shutil.copyfile(path, other)
    with Workspace.open(other, SECRETARY) as there:
        there.execute(SetScore(juror="J2", application="A-1", criterion="helix", value=5))
    with Workspace.open(path, SECRETARY) as here:
        here.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        looked = look(here, other)
        reconcile(here, looked, plan_of(here, looked))
        given = hand_over(here, "Els Bos", folder / "call.evalhandover")
        take_over(given.path, given.code, folder / "taken.evalpanel", SECRETARY)
        take_back(here, "Because.")
        note_copy(here, holder="An Peeters", kind="disk", place="kast 3")
        strike_copy(here, recorded_copies(here.view)[-1].id, reason="Because.")
        renew_key(here, "Because.")
        drop_key(here, 1, "Because.")
    restore(path, backups_of(path)[-1])
