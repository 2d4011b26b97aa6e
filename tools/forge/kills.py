"""Processes killed (SIGKILL) while they change a file, and the first look at what they left.

A child changes the file over and over and says, through a pipe, the number of each change that it was told is stored.
It is killed at a random moment. Then the file is read, opened for writing and verified: it must be whole, and every
change that was told must be in it.
"""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from time import sleep

from evalapp.demo.play import SECRETARY
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.verification import prove_file
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

_JUROR = PersonId("J-01")
_MOST_MOMENT = 0.12  # seconds after the first change is told

Tell = Callable[[int], None]
Work = Callable[[Stage, Workspace, Tell], None]


def _score(_stage: Stage, work: Workspace, tell: Tell) -> None:
    places = [score.place for score in work.view.scores(juror=_JUROR)]
    for turn in range(10_000):
        application, criterion = places[turn % len(places)]
        text = f"Turn {turn}. " * (turn % 50)
        done = work.execute(
            SetComment(juror=_JUROR, application=application, criterion=criterion, comment=text)
        )
        tell(done.change or 0)


def _hand_in(stage: Stage, work: Workspace, tell: Tell) -> None:
    place = work.view.scores(juror=_JUROR)[0].place
    for turn in range(10_000):
        value = turn % 2
        work.execute(SetScore(juror=_JUROR, application=place[0], criterion=place[1], value=value))
        submit(work, stage.code(_JUROR), work.path.with_name(f"{turn}.evalreturn"))
        tell(work.view.last_change())


def _conflict(_stage: Stage, work: Workspace, tell: Tell) -> None:
    tell(work.view.last_change())
    for assignment in work.view.assignments():
        work.execute(
            DeclareConflict(juror=_JUROR, application=assignment.application, kind=ConflictKind.FAMILY)
        )
        tell(work.view.last_change())
    sleep(1)


def _merge(stage: Stage, panel: Workspace, tell: Tell) -> None:
    panel.act_as(SECRETARY)
    for _turn in range(10_000):
        scores = panel.view.scores(juror=_JUROR)
        for score in scores[:3]:
            panel.execute(
                SetScore(juror=_JUROR, application=score.application, criterion=score.criterion, value=None)
            )
        panel.undo()
        merge(panel, plan_merge(panel, sorted((stage.folder / "returns").glob("*.evalreturn"))))
        tell(panel.view.last_change())


def _hand_out(_stage: Stage, panel: Workspace, tell: Tell) -> None:
    panel.act_as(SECRETARY)
    for turn in range(10_000):
        hand_out(panel, panel.path.with_name(f"packs-{turn}"), jurors=["J-01", "J-02"])
        tell(panel.view.last_change())


_WORK: dict[str, tuple[Callable[[Stage], Path], Work]] = {
    "a juror typing": (lambda stage: stage.work(_JUROR), _score),
    "a juror handing in": (lambda stage: stage.work(_JUROR), _hand_in),
    "a juror with a conflict of interest": (lambda stage: stage.work(_JUROR), _conflict),
    "a secretary merging": (lambda stage: stage.scoring, _merge),
    "a secretary handing out": (lambda stage: stage.scoring, _hand_out),
}


def trials(stage: Stage, kills: int, seed: int = 1) -> Iterator[Trial]:
    """Each stands for so many kills of its kind."""
    each = -(-kills // len(_WORK))
    for name, (source, work) in _WORK.items():
        attempt = partial(_killed_often, stage, source(stage), work, each, Random(f"{seed} {name}"))
        yield Trial(kind="kill", name=f"{each} times {name}", attempt=attempt)


def _killed_often(stage: Stage, source: Path, work: Work, kills: int, random: Random, folder: Path) -> str:
    told = cut_off = 0
    for n in range(kills):
        own = folder / str(n)
        file = stage.copy(source, own)
        last = _killed(partial(_keep_working, stage, file, work), random.uniform(0, _MOST_MOMENT))
        told += last
        cut_off += _first_look(file, last)
        _remove(own)
    return f"whole each time, nothing told was lost; {cut_off} cut off within a change"


def _keep_working(stage: Stage, file: Path, work: Work, tell: Tell) -> None:
    with Workspace.open(file) as workspace:
        work(stage, workspace, tell)


def _killed(act: Callable[[Tell], None], moment: float) -> int:
    """The last change that the child told before it was killed, `moment` seconds after its first."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            act(lambda change: _told(writing, change))
        finally:
            os._exit(0)
    os.close(writing)
    select.select([reading], [], [], 10)
    sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        lines = pipe.read().splitlines(keepends=True)
    whole = [int(line) for line in lines if line.endswith("\n")]
    return whole[-1] if whole else 0


def _told(writing: int, change: int) -> None:
    os.write(writing, f"{change}\n".encode())


def _first_look(file: Path, told: int) -> bool:
    """Read only first, as a person does who wants to know what is left; says whether the file was cut off."""
    is_cut_off = _is_hot(Path(f"{file}-journal"))
    try:
        with Workspace.open(file, read_only=True):
            pass
    except KnownError as error:
        if "Open it once where you may write to it" not in str(error):
            raise GaveWay(f"read first: {error}") from None
    try:
        with Workspace.open(file) as workspace:
            last = workspace.view.last_change()
    except KnownError as error:
        raise GaveWay(f"it does not open: {error}") from None
    if last < told:
        raise GaveWay(f"change {told} was told and is lost; the last is {last}")
    proof = prove_file(file)
    if not proof.is_sound:
        raise GaveWay(f"not whole: {proof.findings[0].text}")
    return is_cut_off


def _is_hot(journal: Path) -> bool:
    """A journal that is done with stays while the file is open, but its head is overwritten with zeros."""
    return journal.exists() and journal.read_bytes()[:8].strip(b"\0") != b""


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
