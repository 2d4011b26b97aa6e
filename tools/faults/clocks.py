"""A clock that is set back, set forward and stands still while a job is done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from evalapp.store.history.clock import told_by
from tools.faults.jobs import Job, Tell
from tools.forge.stage import Stage

_JUMPS = (0.0, 1.0, -1.0, -5.0, 60.0, -3_600.0, 86_400.0, -400 * 86_400.0, 3_650 * 86_400.0)  # seconds


class Odd:
    """Each time it is asked it has jumped."""

    def __init__(self, random: Random) -> None:
        self._random, self._now = random, datetime.now(UTC)

    def __call__(self) -> datetime:
        moved = self._now + timedelta(seconds=self._random.choice(_JUMPS))
        if 2000 < moved.year < 2100:
            self._now = moved
        return self._now


def under_odd_clock(job: Job, random: Random) -> Job:
    def work(stage: Stage, path: Path, tell: Tell) -> None:
        with told_by(Odd(random)):
            job.work(stage, path, tell)

    return Job(name=job.name, source=job.source, work=work)
