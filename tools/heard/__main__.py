"""`python -m tools.heard [--only PAGE]… [--folder FOLDER]`: hear the pages, and say what nobody would understand."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

os.environ["EVALAPP_LANGUAGE"] = "nl"

from tools.hands import Failed
from tools.heard.bus import Bus
from tools.heard.reader import Reader
from tools.heard.scenarios import SCENARIOS, Scenario, by_stage
from tools.heard.staging import Stage, bring, stages
from tools.heard.surroundings import session, why_not


@dataclass
class Heard:
    """What was heard on each page, and what was wrong."""

    transcripts: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    stops: int = 0
    announcements: int = 0

    def take(self, page: str, reader: Reader, stops: int) -> None:
        self.transcripts[page] = reader.lines
        self.stops += len(reader.stops) - stops
        self.announcements += sum(line.startswith("  «") for line in reader.lines)


def hear(pages: frozenset[str]) -> Heard:
    """Raises nothing: a scenario that stops is a fault, and the next stage goes on."""
    heard = Heard()
    chosen = by_stage(pages)
    with tempfile.TemporaryDirectory(prefix="heard-") as name:
        demo = Path(name) / "demo"
        found = stages(demo, frozenset(chosen))
        for stage, scenarios in chosen.items():
            with tempfile.TemporaryDirectory(prefix="h-") as place:
                folder = Path(place)
                if stage == "secretary":
                    shutil.copy(sorted((demo / "returns").glob("*.evalreturn"))[6], folder)
                _hear_stage(found[stage], scenarios, folder, heard)
    return heard


def _hear_stage(stage: Stage, scenarios: list[Scenario], folder: Path, heard: Heard) -> None:
    file = bring(stage, folder)
    with session(folder) as surroundings:
        bus = Bus(surroundings["DBUS_SESSION_BUS_ADDRESS"])
        try:
            reader = Reader(bus, surroundings, file)
        except Failed as error:
            heard.faults.append(f"{scenarios[0].page}: {error}")
            return
        try:
            _hear_pages(reader, scenarios, folder, heard)
        finally:
            reader.end()
            bus.close()
            heard.faults += reader.faults


def _hear_pages(reader: Reader, scenarios: list[Scenario], folder: Path, heard: Heard) -> None:
    for scenario in scenarios:
        began, stops = time.monotonic(), len(reader.stops)
        reader.begin(scenario.page)
        try:
            scenario.do(reader, folder)
        except Failed as error:
            heard.faults.append(str(error))
            reader.lines.append(f"    !! {error}")
        heard.take(scenario.page, reader, stops)
        took = time.monotonic() - began
        print(f"  {scenario.page:14} {len(reader.stops) - stops:4} stops {took:5.0f} s", flush=True)


def write(transcripts: Mapping[str, list[str]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for page, lines in transcripts.items():
        (folder / f"{page}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--only", action="append", default=[], choices=[each.page for each in SCENARIOS], metavar="PAGE"
    )
    parser.add_argument("--folder", type=Path, default=Path("build/heard"), help="for what is heard, as text")
    given = parser.parse_args()
    if why := why_not():
        print(f"Nothing can be heard here: {why}")
        return 1
    began = time.monotonic()
    heard = hear(frozenset(given.only))
    write(heard.transcripts, given.folder)
    for fault in heard.faults:
        print(f"Not understood: {fault}")
    print(
        f"{len(heard.transcripts)} pages, {heard.stops} stops of the keyboard, {heard.announcements} announcements, "
        f"{len(heard.faults)} not understood, in {time.monotonic() - began:.0f} s; what is heard is in {given.folder}"
    )
    return 1 if heard.faults else 0


if __name__ == "__main__":
    sys.exit(main())
