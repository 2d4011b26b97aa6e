"""`make crash`: the window is killed (SIGKILL) in the middle of typing, again and again, and what was lost is counted.

One work file goes through all of it. A juror types scores, motivations and private notes in the real window; at a
random moment the process is killed. What was on the screen comes through a pipe and lies in a log that this process
syncs. Then the file must open, its journal must be whole, and each field must hold what the screen showed, except the
one being typed in, which may be a second behind.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.crash.crash import MOST_FIELDS, MOST_SECONDS, Crash, crashes
from tools.crash.juror import Failed
from ui.launch import what_is_missing


def line(n: int, crash: Crash) -> str:
    return (
        f"{n:4}  {crash.seconds:7.1f} s  {crash.keys:5}  {crash.changes:7}  {len(crash.losses):13}  "
        f"{crash.lost_keys:10}  {crash.most_seconds:7.2f}" + ("" if crash.is_bearable else "  TOO MUCH")
    )


def in_words(done: Sequence[Crash]) -> str:
    return "\n".join(
        (
            f"Killed {len(done)} times in {sum(each.seconds for each in done):.0f} s of typing; "
            f"{sum(each.keys for each in done)} keys, {sum(each.changes for each in done)} changes stored.",
            "Each time the file opened, its journal was whole and the note of the dead owner kept nobody out.",
            f"Fields behind the screen: {sum(len(each.losses) for each in done)} in all, "
            f"at most {max(len(each.losses) for each in done)} a kill (≤ {MOST_FIELDS}).",
            f"The worst kill took {max(each.lost_keys for each in done)} characters, "
            f"of {max(each.most_seconds for each in done):.2f} s of typing (≤ {MOST_SECONDS:g} s).",
        )
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=50, help="how many kills (default 50)")
    parser.add_argument("--seed", type=int, default=1, help="of what is typed and when it is killed")
    wanted = parser.parse_args()
    if missing := what_is_missing({"QT_QPA_PLATFORM": "offscreen"}):
        print(missing)
        return 1
    done: list[Crash] = []
    print("kill  typed for   keys  changes  fields behind  characters  seconds")
    try:
        with tempfile.TemporaryDirectory() as name:
            for each in crashes(Path(name), wanted.times, wanted.seed):
                done.append(each)
                print(line(len(done), each), flush=True)
    except Failed as error:
        print(f"Stopped after {len(done)} kills: {error}")
        return 1
    print(in_words(done))
    return 0 if all(each.is_bearable for each in done) else 1


if __name__ == "__main__":
    sys.exit(main())
