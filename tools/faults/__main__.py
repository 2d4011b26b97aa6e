"""`make faults`: everything that writes, killed, cut off, and refused by the disk; what was tried, and what was lost.

After each try: the file opens, read only first, its chain is whole, every table is what the journal says, each change
that was told is in it, and no other file that was made is half-written. Ends with 1 where something was lost.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from evalapp.domain.file_kinds import PANEL, WORK
from evalapp.domain.texts import in_language
from tools.faults import disk, synced
from tools.faults.child import Outcome, run
from tools.faults.clocks import under_odd_clock
from tools.faults.jobs import JOBS, Job
from tools.faults.looking import Lost, clear, first_look, look_beside
from tools.faults.shim import How, Shim, loaded, start_with_shim
from tools.forge.stage import Stage
from tools.forge.trial import tried


@dataclass(kw_only=True)
class Row:
    """`within`: how often a change was cut off, and rolled back when the file was opened."""

    fault: str
    tries: int = 0
    within: int = 0
    losses: list[str] = field(default_factory=list)

    def line(self) -> str:
        return f"{self.fault:44} {self.tries:6} {self.within:8} {len(self.losses):8}"


HEAD = f"{'fault':44} {'tries':>6} {'within':>8} {'losses':>8}"


@dataclass(frozen=True, kw_only=True)
class Scale:
    """How long a job takes, and in how many writings."""

    seconds: float
    calls: int


def source_of(job: Job, stage: Stage, folder: Path) -> Path:
    if job.source is None:
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"call{PANEL.suffix}"
    return stage.copy(job.source(stage), folder)


def look(job: Job, file: Path, told: int) -> bool:
    """Raises Lost."""
    is_ours = file.suffix in (PANEL.suffix, WORK.suffix) and file.exists()
    within = is_ours and first_look(file, told, is_new=job.source is None)
    look_beside(file.parent, file)
    return within


def measured(job: Job, stage: Stage, folder: Path, shim: Shim | None) -> Scale:
    """Done once with nothing in its way. Raises Lost where even that leaves something."""
    file = source_of(job, stage, folder)
    arm = partial(shim.arm, folder, How.COUNT) if shim else lambda: None
    done = run(job, stage, file, arm=arm, calls=lambda: shim.calls if shim else 0)
    if fault := done.odd or done.refused or ("it took too long" if done.is_killed else ""):
        raise Lost(f"{job.name}, with nothing in its way: {fault}")
    look(job, file, done.told)
    clear(folder)
    return Scale(seconds=done.seconds, calls=done.calls)


Try = Callable[[Job, Scale, Path, Path, Random], Outcome]
"""The job, its scale, its file and folder, and chance."""


def faults_of(stage: Stage, shim: Shim | None) -> dict[str, Try]:
    def killed_by_time(job: Job, scale: Scale, file: Path, _folder: Path, random: Random) -> Outcome:
        return run(job, stage, file, kill_after=random.uniform(0, scale.seconds))

    def clock(job: Job, _scale: Scale, file: Path, _folder: Path, random: Random) -> Outcome:
        return run(under_odd_clock(job, random), stage, file)

    found: dict[str, Try] = {
        "killed at a random moment": killed_by_time,
        "the clock jumps back and forth": clock,
    }
    if shim is None:
        return found

    def at_a_writing(
        how: How, failure: int, job: Job, scale: Scale, file: Path, folder: Path, random: Random
    ) -> Outcome:
        nth = random.randint(1, max(1, scale.calls))
        return run(job, stage, file, arm=partial(shim.arm, folder, how, nth, failure))

    return found | {
        "killed before a writing": partial(at_a_writing, How.KILL, 0),
        "killed within a writing": partial(at_a_writing, How.KILL_TORN, 0),
        "one writing fails": partial(at_a_writing, How.ONCE, errno.EIO),
        "the disk is full from a writing on": partial(at_a_writing, How.FROM_THEN_ON, errno.ENOSPC),
        "the stick is out from a writing on": partial(at_a_writing, How.FROM_THEN_ON, errno.EIO),
    }


def rows(
    stage: Stage,
    shim: Shim | None,
    folder: Path,
    *,
    kills: int,
    others: int,
    seed: int,
    jobs: Sequence[Job] = JOBS,
) -> Iterator[Row]:
    """`kills` in all, and `others` of each other fault for each job."""
    scales = {job.name: measured(job, stage, folder / "once", shim) for job in jobs}
    ways = faults_of(stage, shim)
    deadly = [name for name in ways if name.startswith("killed")]
    for name, attempt in ways.items():
        row, random = Row(fault=name), Random(f"{seed} {name}")
        tries = -(-kills // (len(deadly) * len(jobs))) if name in deadly else others
        for job in jobs:
            for _turn in range(tries):
                _one(row, job, attempt, scales[job.name], stage, folder / "own", random)
        yield row
    for name in synced.FAULTS:
        row = Row(fault=f"a file in use is {name}")
        for _turn in range(max(1, others // 2)):
            row.tries += 1
            try:
                synced.attempt(stage, folder / "own", name)
            except Lost as error:
                row.losses.append(str(error))
            clear(folder / "own")
        yield row
    yield _small_disk(stage, folder)


def _one(row: Row, job: Job, attempt: Try, scale: Scale, stage: Stage, folder: Path, random: Random) -> None:
    row.tries += 1
    file = source_of(job, stage, folder)
    try:
        done = attempt(job, scale, file, folder, random)
        if done.odd:
            raise Lost(f"no sentence: {done.odd}")
        row.within += look(job, file, done.told)
    except Lost as error:
        row.losses.append(f"{job.name}: {error}")
    clear(folder)


def _small_disk(stage: Stage, folder: Path) -> Row:
    row = Row(fault="no file may grow beyond so many bytes")
    (folder / "small").mkdir()
    for each in tried(disk.trials(stage), folder / "small"):
        row.tries += len(disk.LIMITS)
        if each.gave_way:
            row.losses.append(f"{each.name}: {each.gave_way}")
    return row


def tell(found: Sequence[Row]) -> None:
    losses = [f"{row.fault}: {loss}" for row in found for loss in row.losses]
    print(Row(fault="together", tries=sum(row.tries for row in found), within=sum(row.within for row in found),
              losses=losses).line())  # fmt: skip
    for loss in losses:
        print(f"LOST  {loss}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=500, help="how many processes to kill (default 500)")
    parser.add_argument(
        "--others", type=int, default=6, help="tries of each other fault for each job (default 6)"
    )
    parser.add_argument("--only", action="append", help="the name of a job; as often as needed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stage", type=Path, help="a folder with a call that was played before")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, in_language("en"):
        folder = Path(name).resolve()
        shim = loaded()
        if shim is None:
            start_with_shim(folder, "tools.faults")
            print(
                "No C compiler here: writings that fail, and kills within a writing, are left out.",
                flush=True,
            )
        os.environ.pop("LD_PRELOAD", None)  # what is started from here writes as it always does
        stage = Stage(wanted.stage) if wanted.stage else Stage.played(folder / "call")
        print(HEAD, flush=True)
        found = []
        jobs = [job for job in JOBS if not wanted.only or job.name in wanted.only]
        scale = {"kills": wanted.kills, "others": wanted.others, "seed": wanted.seed}
        for row in rows(stage, shim, folder, jobs=jobs, **scale):
            print(row.line(), flush=True)
            found.append(row)
        tell(found)
    return 1 if any(row.losses for row in found) else 0


if __name__ == "__main__":
    sys.exit(main())
