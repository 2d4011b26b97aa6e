"""`make mutants`: the program made wrong in one place, three hundred times; how many of those a test notices.

Places are drawn over the domain, the store, the exchange, the ranking and the operations. Each mutant meets the tests
that go through its line, those of its own room first, and where none notices all that lie beside its file; the tests of
the window, of what is delivered and of the server are not asked. Ends with 1 where fewer than nine of ten die. What
survives is listed.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tools.mutants.ground import Covering, copied
from tools.mutants.sites import ROOMS, Mutant, drawn, files_of
from tools.mutants.trial import Bench, Fate, Told

_ROOT = Path(__file__).parents[2]
MUTANTS, LEAST = 300, 0.9
HEAD = f"{'room':18} {'mutants':>8} {'killed':>8} {'endless':>8} {'survived':>9} {'untested':>9} {'dead':>7}"


def table(told: Sequence[Told]) -> Iterator[str]:
    yield HEAD
    for room in (*ROOMS, ""):
        of_it = [each for each in told if room in ("", each.mutant.room)]
        n = {fate: sum(each.fate is fate for each in of_it) for fate in Fate}
        counts = f"{n[Fate.KILLED]:8} {n[Fate.ENDLESS]:8} {n[Fate.SURVIVED]:9} {n[Fate.UNTESTED]:9}"
        yield f"{room or 'all':18} {len(of_it):8} {counts} {share(of_it):7.1%}"


def share(told: Sequence[Told]) -> float:
    """Of those that died, of all; 1 of none."""
    return sum(each.is_dead for each in told) / len(told) if told else 1.0


def judge(mutants: Sequence[Mutant], benches: Sequence[Bench], covering: Covering) -> Iterator[Told]:
    """As they end."""
    free: SimpleQueue[Bench] = SimpleQueue()
    done: SimpleQueue[Told | BaseException] = SimpleQueue()
    for each in benches:
        free.put(each)
    lock = threading.Lock()

    def one(mutant: Mutant) -> None:
        bench = free.get()
        try:
            with lock:  # SQLite, which keeps what was measured, is asked by one at a time
                tests = covering.tests_of(mutant.path, mutant.place[0])
            done.put(bench.judged(mutant, tests, covering))
        except BaseException as error:
            done.put(error)
        finally:
            free.put(bench)

    with ThreadPoolExecutor(len(benches)) as pool:
        for mutant in mutants:
            pool.submit(one, mutant)
        for _each in mutants:
            told = done.get()
            if isinstance(told, BaseException):
                pool.shutdown(cancel_futures=True)
                raise told
            yield told


def line_of(told: Told) -> str:
    return f"{told.fate:9} {told.mutant.operator:34} {told.mutant.words}"


def told_before(mutants: Sequence[Mutant], lines: Sequence[str]) -> list[Told]:
    """What an earlier run of the same code told of some of them, from the lines it kept."""
    kept = set(lines)
    could = (Told(mutant=each, fate=fate, tests=0) for each in mutants for fate in Fate)
    return [each for each in could if line_of(each) in kept]


def main() -> int:
    given = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    given.add_argument("--mutants", type=int, default=MUTANTS)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument(
        "--within", nargs="*", default=(), help="only files whose name begins so, as evalapp/domain/"
    )
    given.add_argument(
        "--tests",
        nargs="*",
        default=(),
        help="only these, as tests/domain; else what the suite runs",
    )
    given.add_argument("--folder", type=Path, default=_ROOT / "build" / "mutants")
    given.add_argument(
        "--measured", action="store_true", help="which test goes where is as it was measured last"
    )
    given.add_argument(
        "--told",
        type=Path,
        help="what a run of the same code that was broken off kept in this file; goes on there",
    )
    given.add_argument("--processes", type=int, default=min(os.cpu_count() or 1, 4))
    asked = given.parse_args()
    folder: Path = asked.folder
    began = time.monotonic()
    copies = [copied(_ROOT, folder / str(n) / "main") for n in range(asked.processes)]
    covering = (
        Covering.kept(copies[0], folder)
        if asked.measured
        else Covering.measured(copies[0], folder, asked.processes, asked.tests)
    )
    print(f"{len(covering.took)} tests measured in {time.monotonic() - began:.0f} s", flush=True)
    mutants = drawn(_ROOT, files_of(_ROOT, asked.within), asked.mutants, asked.seed)
    told = told_before(mutants, asked.told.read_text("utf-8").splitlines()) if asked.told else []
    known = {each.mutant for each in told}
    with (folder / "told.txt").open("w", encoding="utf-8") as kept:
        kept.writelines(f"{line_of(each)}\n" for each in told)
        for each in judge(
            [each for each in mutants if each not in known], [Bench(copy) for copy in copies], covering
        ):
            told.append(each)
            print(line_of(each), file=kept, flush=True)
            if not each.is_dead:
                print(f"{len(told):4} {each.fate:9} {each.mutant.words}", flush=True)
    print("\n".join(table(told)))
    print(f"{len(told)} mutants of seed {asked.seed}, {time.monotonic() - began:.0f} s")
    return 0 if share(told) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
