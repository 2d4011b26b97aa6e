"""`make fuzz`: files of every kind that mean something and are wrong, given to the program; what it did with them.

Each is drawn from the files of a small call, sealed, signed and hashed with the keys that fit, and judged: it ends in
time and in little memory, taken or refused with a sentence; what is refused changes nothing, and what is taken means
the same twice. Ends with 1 where a fault was found; each is kept in a folder, with how to repeat it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.texts import in_language
from tools.fuzz import exports, forms, guided, panels, papers, sealed, tables, texts
from tools.fuzz.child import Found, Outcome, judged, run
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Input, Kind, told

KINDS: tuple[Kind, ...] = (
    *sealed.KINDS, *forms.KINDS, *tables.KINDS, *texts.KINDS, *exports.KINDS, *panels.KINDS, *papers.KINDS,
)  # fmt: skip
INPUTS = 100_000
_AT_ONCE = 500  # by one process, which then gives way to a fresh one
HEAD = f"{'kind':22} {'inputs':>8} {'accepted':>9} {'refused':>8} {'faults':>7} {'seconds':>8}"


@dataclass(frozen=True, kw_only=True)
class Row:
    kind: str
    outcome: Outcome
    seconds: float

    @property
    def inputs(self) -> int:
        return self.outcome.accepted + self.outcome.refused + len(self.outcome.faults)

    def line(self) -> str:
        its = self.outcome
        counts = f"{self.inputs:8} {its.accepted:9} {its.refused:8} {len(its.faults):7}"
        return f"{self.kind:22} {counts} {self.seconds:8.1f}"


def rows(
    ground: Ground,
    folder: Path,
    *,
    inputs: int,
    chance: int,
    kinds: Sequence[Kind] = KINDS,
    is_short: bool = False,
) -> Iterator[Row]:
    weights = {kind.name: kind.short if is_short else kind.weight for kind in kinds}
    for kind in kinds:
        began = time.monotonic()
        outcome = Outcome()
        left = max(1, round(inputs * weights[kind.name] / sum(weights.values())))
        turn = 0
        while left > 0:
            n = min(left, _AT_ONCE)
            found = run(kind, ground, folder, inputs=n, chance=f"{chance} {kind.name} {turn}")
            outcome.accepted += found.accepted
            outcome.refused += found.refused
            outcome.faults += found.faults
            left -= n
            turn += 1
        yield Row(kind=kind.name, outcome=outcome, seconds=time.monotonic() - began)


def tell(found: Sequence[Row]) -> None:
    together = Outcome(
        accepted=sum(row.outcome.accepted for row in found), refused=sum(row.outcome.refused for row in found)
    )
    together.faults = [fault for row in found for fault in row.outcome.faults]
    print(Row(kind="together", outcome=together, seconds=sum(row.seconds for row in found)).line())
    for row in found:
        often = Counter(each.where for each in row.outcome.faults)
        for where, n in often.most_common():
            first = next(each for each in row.outcome.faults if each.where == where)
            why = " ".join(first.why.split())[:400]
            print(f"FAULT  {row.kind}, {n} times: {why}\n       {where}\n       {Path(first.kept).name}")


def again(folder: Path, ground: Ground) -> int:
    """One input that was kept, judged once more."""
    kind = next(each for each in KINDS if folder.name.startswith(each.name.replace(" ", "-") + "-"))
    with tempfile.TemporaryDirectory() as own:
        found = judged(kind, ground, Input.kept(folder), Path(own) / "own")
    print(found.get("story") or found["verdict"])
    return 1 if found["verdict"] == "fault" else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--inputs", type=int, default=INPUTS, help=f"how many, over all kinds (default {INPUTS:,})"
    )
    parser.add_argument(
        "--only", action="append", metavar="KIND", help="a kind of the table; as often as needed"
    )
    parser.add_argument("--seed", type=int, default=1, help="the same draws the same inputs (default 1)")
    parser.add_argument("--short", action="store_true", help="more of the kinds that are judged quickly")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz-faults"), help="where faults are kept")
    parser.add_argument("--again", type=Path, metavar="DIR", help="judge one that was kept once more")
    parser.add_argument(
        "--guided",
        type=int,
        default=60,
        metavar="SECONDS",
        help="how long atheris looks besides (default 60; 0: not)",
    )
    wanted = parser.parse_args()
    if wanted.again:
        with in_language("en"):
            return again(wanted.again, Ground(wanted.again.parent / "ground"))
    known = {each.name: each for each in KINDS}
    if unknown := [each for each in wanted.only or () if each not in known]:
        parser.error(f"no such kind: {', '.join(unknown)}; these there are: {', '.join(known)}")
    kinds = [each for each in KINDS if not wanted.only or each.name in wanted.only]
    with tempfile.TemporaryDirectory(dir=_in_memory()) as name:
        folder = Path(name)
        ground = Ground.played(folder / "ground")
        _known_beforehand(ground)
        print(HEAD, flush=True)
        found = []
        for row in rows(
            ground, folder, inputs=wanted.inputs, chance=wanted.seed, kinds=kinds, is_short=wanted.short
        ):
            print(row.line(), flush=True)
            found.append(row)
        if wanted.guided and not wanted.only:
            found += list(_guided(ground, folder, wanted.guided))
        _keep(folder, wanted.keep)
        tell(found)
    return 1 if any(row.outcome.faults for row in found) else 0


def _guided(ground: Ground, folder: Path, seconds: int) -> Iterator[Row]:
    if not guided.is_there():
        print(guided.NOT_INSTALLED, flush=True)
        return
    began = time.monotonic()
    seen = guided.look(ground.folder, folder / "faults" / "guided", seconds)
    outcome = Outcome(refused=seen.inputs)  # which of them were taken it does not tell
    if seen.fault:
        outcome.faults.append(Found(why=seen.fault, where="the input lies there as fault-…", kept="guided"))
    row = Row(kind="guided by coverage", outcome=outcome, seconds=time.monotonic() - began)
    print(row.line(), flush=True)
    yield row


def _known_beforehand(ground: Ground) -> None:
    """What every process would else import by itself."""
    for command in (["status"], ["verify"]):
        told([*command, str(ground.merged)])


def _in_memory() -> str | None:
    """Where a file is written without a disk that waits for it."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _keep(folder: Path, target: Path) -> None:
    """The faults, with the call they were found in: without its keys nothing could be repeated."""
    if (folder / "faults").exists():
        shutil.copytree(folder / "faults", target, dirs_exist_ok=True)
        shutil.copytree(folder / "ground", target / "ground", dirs_exist_ok=True)


if __name__ == "__main__":
    sys.exit(main())
