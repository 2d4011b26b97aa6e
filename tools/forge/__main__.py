"""`make forge`: what a patient attacker tries, one after the other, and what gave way.

Forged panels, papers, packs and returns; files that fill the memory, hang the program or are none. What a machine does
by itself is in `make faults`. Ends with 1 where something gave way.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from evalapp.domain.texts import in_language
from tools.forge import (
    beside,
    every_table,
    histories,
    inputs,
    odd,
    panels,
    papers,
    raw,
    sealed,
    unwritten,
)
from tools.forge.stage import Stage
from tools.forge.trial import Trial, Tried, tried


def trials(stage: Stage) -> Iterator[Trial]:
    return chain(
        panels.trials(stage),
        every_table.trials(stage),
        raw.trials(stage),
        beside.trials(stage),
        histories.trials(stage),
        unwritten.trials(stage),
        papers.trials(stage),
        sealed.trials(stage),
        inputs.trials(stage),
        odd.trials(stage),
    )


def line(each: Tried) -> str:
    return f"{each.kind:10}  {each.name:52}  " + (
        f"GAVE WAY: {each.gave_way}" if each.gave_way else each.caught_by
    )


def main() -> int:
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    done: list[Tried] = []
    with tempfile.TemporaryDirectory() as name, in_language("en"):
        folder = Path(name)
        stage = Stage.played(folder / "call")
        (folder / "tried").mkdir()
        for each in tried(trials(stage), folder / "tried"):
            done.append(each)
            print(line(each), flush=True)
    print(in_words(done))
    return 1 if any(each.gave_way for each in done) else 0


def in_words(done: list[Tried]) -> str:
    kinds = Counter(each.kind for each in done)
    gave_way = [each.name for each in done if each.gave_way]
    said = ", ".join(f"{n} {kind}" for kind, n in kinds.items())
    return f"{len(done)} tried ({said}); " + (
        f"gave way: {'; '.join(gave_way)}" if gave_way else "none gave way"
    )


if __name__ == "__main__":
    sys.exit(main())
