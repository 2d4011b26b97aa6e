"""`make drive`: the real window on a display of its own, worked by keys and mouse, from pack to merged score.

A juror opens a pack, scores one application by keyboard and hands in; the secretary merges the return, undoes it,
does it again and prints the ranking. At the end the scores stored in the panel are compared with what was typed.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from evalapp.demo.play import PANEL, make_call
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.workspace import Workspace
from tools.hands import NEEDED, Failed, Hands, display, wait_for

MERGE_BUTTON, UNDO_LINK = (1320, 833), (1304, 21)  # in a window of 1440 × 900
# What the juror types for the six criteria, and what it must be in the file.
TYPED = (("4", "4"), ("3,5", "7/2"), ("4,5", "9/2"), ("2", "2"), ("5", "5"), ("0,5", "1/2"))
COMMENT = "Goed onderbouwd; zie bijlage {n} (50 %)."


@dataclass(frozen=True, kw_only=True)
class Drive:
    environment: Mapping[str, str]
    folder: Path
    pictures: Path | None

    @contextmanager
    def at(self, file: Path) -> Iterator[Hands]:
        hands = Hands(self.environment, file, self.pictures)
        try:
            yield hands
        finally:
            hands.end()

    @property
    def panel(self) -> Path:
        return self.folder / PANEL

    def prepare(self) -> HandedPack:
        with make_call(self.panel) as workspace:
            return hand_out(workspace, self.folder / "packs").packs[0]

    def score(self, pack: HandedPack) -> tuple[str, Path]:
        """The juror's part; (number of the application scored, return)."""
        assert pack.code is not None
        work, returned = pack.path.with_suffix(".evalwork"), pack.path.with_suffix(".evalreturn")
        with self.at(pack.path) as hands:
            hands.shoot("access-code")
            hands.type(pack.code.lower())
            hands.press("Return")
            wait_for("the work file", work.exists)
            wait_for("the first application", lambda: "A-" in hands.focus)
            say("pack opened with its access code")
            hands.shoot("gate")
            stored = hands.stored
            hands.press("alt+n")
            hands.wait_for_stored(stored + 1)
            say("no conflict of interest: the dossier is open")
            hands.shoot("desk")
            for n, (typed, _value) in enumerate(TYPED, start=1):
                for character in typed:
                    hands.press("comma" if character == "," else character)
                hands.press("Tab")
                hands.type(COMMENT.format(n=n))
                if n == 3:
                    hands.shoot("scoring")
                if n < len(TYPED):
                    hands.press("Tab")
            hands.press("ctrl+Return")
            say("six criteria scored and motivated by keyboard, on to the next application")
            hands.shoot("next-to-do")
            hands.press("alt+3")
            time.sleep(0.5)
            hands.shoot("hand-in")
            hands.type(pack.code)
            hands.press("Return")
            wait_for("the return", returned.exists)
            say("handed in, signed with the code")
            hands.shoot("handed-in")
            hands.quit()
        with Workspace.open(work, read_only=True) as workspace:
            numbers = {score.application for score in workspace.view.scores()}
        if len(numbers) != 1:
            raise Failed(f"scores were stored for {sorted(numbers) or 'no application'}, expected one")
        return numbers.pop(), returned

    def merge(self, returned: Path) -> None:
        with self.at(self.panel) as hands:
            wait_for("the panel", lambda: hands.has_window("IBN-oproep 2015"))
            hands.shoot("overview")
            hands.press("ctrl+k")
            hands.type("samenvoegen terug")
            hands.shoot("palette")
            hands.press("Return")
            hands.answer_dialog("Bestanden om samen te voegen", returned)
            time.sleep(1.5)
            hands.shoot("looked-at")
            hands.click(MERGE_BUTTON)
            time.sleep(0.5)
            say("the return was looked at and merged")
            hands.shoot("merged")
            wait_for("the scores in the panel", lambda: self.count() == len(TYPED))
            hands.click(UNDO_LINK)
            wait_for("the scores to go again", lambda: self.count() == 0)
            hands.shoot("undone")
            hands.press("ctrl+shift+z")
            wait_for("the scores to be back", lambda: self.count() == len(TYPED))
            say("undone in the message bar and done again by keyboard")
            hands.press("alt+6")
            time.sleep(0.7)
            hands.shoot("ranking")
            hands.press("shift+F1")
            time.sleep(0.4)
            hands.shoot("shortcuts")
            hands.press("Escape", "ctrl+k")
            hands.type("donker")
            hands.press("Return")
            time.sleep(0.6)
            say("palette, shortcut sheet and the dark colours")
            hands.shoot("dark")
            report = self.folder / "ranking.pdf"
            hands.press("ctrl+s")
            hands.answer_dialog("Verslag bewaren", report)
            wait_for("the report", lambda: report.exists() and report.read_bytes().startswith(b"%PDF"))
            say("the ranking was saved")
            hands.shoot("report")
            hands.quit()

    def count(self) -> int:
        """How many scores the panel holds, read beside the window that has it open and lets nobody else open it."""
        with closing(sqlite3.connect(f"{self.panel.as_uri()}?mode=ro", uri=True)) as beside:
            return int(beside.execute("SELECT count(*) FROM score").fetchone()[0])

    def compare(self, juror: str, application: str) -> list[str]:
        """What in the panel differs from what was typed, in words."""
        with Workspace.open(self.panel, read_only=True) as workspace:
            criteria = workspace.view.call().scheme.criteria
            stored = {each.criterion: each for each in workspace.view.scores(juror, application)}
            everything = len(workspace.view.scores())
        differences = (
            [] if everything == len(TYPED) else [f"{everything} scores in the panel, {len(TYPED)} typed"]
        )
        for n, (criterion, (_typed, value)) in enumerate(zip(criteria, TYPED, strict=True), start=1):
            score = stored.get(criterion.id)
            got = criterion.scale.value(score.value) if score and score.value is not None else None
            if got != Fraction(value):
                differences.append(f"{criterion.id}: typed {value}, stored {got}")
            if score is None or score.comment != COMMENT.format(n=n):
                differences.append(f"{criterion.id}: stored motivation {score.comment if score else None!r}")
        return differences


def say(step: str) -> None:
    print(f"  {step}", flush=True)


def drive(pictures: Path | None) -> list[str]:
    with tempfile.TemporaryDirectory() as name, display() as environment:
        folder = Path(name)
        settings = {**environment, "XDG_CONFIG_HOME": str(folder / "settings"), "HOME": name}
        story = Drive(environment=settings, folder=folder, pictures=pictures)
        pack = story.prepare()
        say("a demo call was made and handed out")
        application, returned = story.score(pack)
        story.merge(returned)
        return story.compare(pack.juror, application)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--pictures", type=Path, help="a folder for pictures of every step (needs ImageMagick)"
    )
    pictures: Path | None = parser.parse_args().pictures
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        print(
            f"The window cannot be driven here: {' and '.join(missing)} missing (apt install xvfb xdotool)."
        )
        return 1
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    try:
        differences = drive(pictures.resolve() if pictures else None)
    except Failed as error:
        print(f"The drive stopped: {error}")
        return 1
    for difference in differences:
        print(f"Different: {difference}")
    if not differences:
        print(f"The {len(TYPED)} scores and motivations in the panel are what was typed.")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
