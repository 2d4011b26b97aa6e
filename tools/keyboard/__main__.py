"""`make keyboard`: a pack of 12 dossiers opened, scored and handed in by keyboard alone, in the real window.

The mouse is never touched. The return is then merged by the command line, and every score, reason, motivation and
declared conflict in the panel is compared with what was typed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.texts import _, in_language
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.workspace import Workspace
from tools.hands import NEEDED, ROOT, Failed, Hands, display, wait_for
from tools.keyboard.plan import Dossier, Entry, count, differences, plan_for
from tools.one_juror import TITLE, make_panel

APPLICATIONS = 12
_KEY = {",": "comma"}


@dataclass(frozen=True, kw_only=True)
class Names:
    """How the window calls the controls that the keyboard stops at, in the language of the run."""

    code: str
    has_conflict: str
    explanation: str
    go_on: str
    declare: str
    note: str
    change: str
    where: str
    save: str

    @classmethod
    def in_dutch(cls) -> Names:
        with in_language("nl"):
            return cls(
                code=_("Access code"),
                has_conflict=_("I have a conflict of interest…"),
                explanation=_("Explanation"),
                go_on=_("Go on…"),
                declare=_("Declare a conflict of interest and remove this dossier"),
                note=_("Private note with {criterion}"),
                change=_("Change…"),
                where=_("Where to write the return"),
                save=_("Save receipt…"),
            )


class Run:
    """The juror's hands on the keyboard; each step waits until the window says that it is there."""

    def __init__(self, hands: Hands, plan: Sequence[Dossier]) -> None:
        self._hands, self._plan, self._names = hands, plan, Names.in_dutch()

    def open(self, pack: HandedPack) -> None:
        assert pack.code is not None
        self._hands.wait_for_focus(self._names.code)
        self._hands.type(pack.code.lower())
        self._hands.press("Return")
        wait_for("the desk", lambda: self._hands.has_window(TITLE))
        say("the pack is open")

    def score(self) -> None:
        for n, dossier in enumerate(self._plan, start=1):
            self._pass_gate(dossier)
            for entry, before in zip(dossier.entries, (None, *dossier.entries)):
                if before is not None and before.wrong_keys:
                    self._mend(before, entry)
                self._enter(entry)
            if n < len(self._plan):
                self._hands.press("ctrl+Return")
            say(f"{n:2} of {len(self._plan)}: {dossier.application}")

    def _pass_gate(self, dossier: Dossier) -> None:
        """No conflict of interest, or the one of the plan, declared in its two steps."""
        hands, names = self._hands, self._names
        hands.wait_for_focus(dossier.application)
        if dossier.conflict is None:
            self._once_stored("alt+n")
            return
        with in_language("nl"):
            kind = dossier.conflict.kind.label
        for name, key in ((names.has_conflict, "Tab"), (kind, "Right"), (names.explanation, "Tab")):
            hands.walk_to(name, key=key)
            if name != names.explanation:
                hands.press("space")
        hands.type(dossier.conflict.note)
        hands.walk_to(names.go_on)
        hands.press("space")
        hands.walk_to(names.declare)
        hands.shoot("declaring")
        self._once_stored("space")

    def _enter(self, entry: Entry) -> None:
        self._hands.wait_for_focus(entry.title)
        if entry.first_keys:
            self._choose(entry.first_keys)
            self._once_stored("ctrl+z")
            self._hands.wait_for_focus(entry.title)
        if entry.no_score is None:
            self._choose(entry.wrong_keys or entry.keys)
        else:
            self._hands.press("ctrl+b")
            self._once_stored("Down", "Return")
        self._hands.press("Tab")
        self._hands.type(entry.comment)
        if entry.note:
            self._hands.press("ctrl+m")
            self._hands.wait_for_focus(self._names.note.format(criterion=entry.title))
            self._hands.type(entry.note)
        self._hands.press("Tab")

    def _mend(self, entry: Entry, below: Entry) -> None:
        """From the criterion below up to `entry`, to give it its right value, and down again."""
        self._hands.wait_for_focus(below.title)
        self._hands.press("Up")
        self._hands.wait_for_focus(entry.title)
        self._choose(entry.keys)
        self._hands.press("Down")

    def _choose(self, keys: str) -> None:
        self._once_stored(*(_KEY.get(key, key) for key in keys))

    def _once_stored(self, *keys: str) -> None:
        stored = self._hands.stored
        self._hands.press(*keys)
        self._hands.wait_for_stored(stored + 1)

    def hand_in(self, pack: HandedPack, to: Path) -> None:
        assert pack.code is not None
        self._hands.press("alt+3")
        self._hands.wait_for_focus(self._names.code)
        self._hands.walk_to(self._names.change)
        self._hands.press("space")
        self._hands.answer_dialog(self._names.where, to)
        self._hands.walk_to(self._names.code, key="shift+Tab")
        self._hands.type(pack.code)
        self._hands.press("Return")
        wait_for("the return", to.exists)
        self._hands.wait_for_focus(self._names.save)
        say("handed in, signed with the code")
        self._hands.shoot("handed-in")

    def end(self) -> None:
        """Close the window. Raises Failed if the keyboard stopped anywhere without a name, or for words on stderr."""
        stops = self._hands.heard("focus")
        if nameless := stops.count(""):
            before = stops[stops.index("") - 1]
            raise Failed(
                f"the keyboard stopped {nameless} times at a control without a name, first after “{before}”"
            )
        self._hands.quit()


def merge(panel: Path, returned: Path) -> None:
    """Through the command line, as a secretary's script would. Raises Failed unless all of it is merged."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "merge", str(panel), str(returned), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"evalapp merge ended with status {done.returncode}: {done.stderr or done.stdout}")
    told = json.loads(done.stdout)["files"][0]
    if told["outcome"] != "merged" or told["conflicts"] or told["refused"]:
        raise Failed(f"evalapp merge said: {told}")
    say(f"merged: {told['new']} new")


def run(folder: Path) -> tuple[list[str], int]:
    """(differences in words, scores compared)."""
    panel, returned = folder / "call.evalpanel", folder / "outbox" / "signed.evalreturn"
    returned.parent.mkdir()
    with make_panel(panel, applications=APPLICATIONS) as workspace:
        with in_language("nl"):
            plan = plan_for(workspace)
        pack = hand_out(workspace, folder / "packs").packs[0]
    say(f"a pack of {APPLICATIONS} dossiers was made")
    with display() as environment:
        settings = {**environment, "XDG_CONFIG_HOME": str(folder / "settings"), "HOME": str(folder)}
        hands = Hands(settings, pack.path, folder / "pictures")
        try:
            juror = Run(hands, plan)
            juror.open(pack)
            juror.score()
            juror.hand_in(pack, returned)
            juror.end()
        except Failed:
            hands.shoot("stopped")
            raise
        finally:
            hands.end()
    merge(panel, returned)
    with Workspace.open(panel, read_only=True) as workspace:
        return list(differences(workspace, pack.juror, plan)), count(plan)


def say(step: str) -> None:
    print(f"  {step}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep all files and pictures of the run here"
    )
    keep: Path | None = parser.parse_args().keep
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        print(f"No window can be worked here: {' and '.join(missing)} missing (apt install xvfb xdotool).")
        return 1
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = (keep or Path(name)).resolve()
            (folder / "pictures").mkdir(parents=True, exist_ok=True)
            different, scores = run(folder)
    except Failed as error:
        print(f"The run stopped: {error}")
        return 1
    for difference in different:
        print(f"Different: {difference}")
    if not different:
        print(f"The {scores} scores and motivations in the panel are what was typed; no mouse was used.")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
