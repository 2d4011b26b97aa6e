"""A whole call, played once; each trial forges a copy of what it needs."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evalapp.demo.play import CHAIR, PANEL, SECRETARY, play_demo
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.workspace import Workspace
from tools.forge import ended


@dataclass(frozen=True)
class Stage:
    folder: Path

    @classmethod
    def played(cls, folder: Path) -> Stage:
        with in_language("en"):
            play_demo(folder)
        stage = cls(folder)
        stage.copy(stage.panel, stage.scoring.parent)
        with Workspace.open(stage.scoring) as workspace:
            workspace.act_as(CHAIR)
            workspace.execute(SetPhase(phase=Phase.SCORING, reason="returns still come in", is_back=True))
            workspace.act_as(SECRETARY)
        return stage

    @property
    def panel(self) -> Path:
        return self.folder / PANEL

    @property
    def scoring(self) -> Path:
        """The panel in a phase in which returns are merged."""
        return self.folder / "scoring" / PANEL

    @property
    def other_copy(self) -> Path:
        """A copy of the panel in which somebody went on apart."""
        return self._played("other-copy", self.scoring, ended.edit)

    @property
    def met(self) -> Path:
        """The panel after its meeting, with everything that closing asks."""
        return self._played("met", self.panel, ended.meet_over_a_tie)

    @property
    def closed(self) -> Path:
        return self._played("closed", self.met, ended.close)

    @property
    def ended(self) -> Path:
        """The panel after its closing, and all that follows on it."""
        return self._played("ended", self.closed, ended.decide)

    def _played(self, name: str, source: Path, play: Callable[[Workspace], object]) -> Path:
        """Played when it is first asked for. It gets its place once it is played out: one that broke off is nothing to
        try anything on.
        """
        folder, beside = self.folder / name, self.folder / f"{name}-begun"
        if not folder.exists():
            shutil.rmtree(beside, ignore_errors=True)
            with in_language("en"), Workspace.open(self.copy(source, beside)) as workspace:
                play(workspace)
            beside.rename(folder)
        return folder / PANEL

    def copy(self, source: Path, folder: Path) -> Path:
        folder.mkdir(exist_ok=True)
        return Path(shutil.copy(source, folder / source.name))

    def report(self, name: str = "ranking-en.pdf") -> Path:
        return self.folder / "reports" / name

    def pack(self, juror: str) -> Path:
        return next((self.folder / "packs").glob(f"{juror}-*.evalpack"))

    def returned(self, juror: str) -> Path:
        return next((self.folder / "returns").glob(f"{juror}-*.evalreturn"))

    def work(self, juror: str) -> Path:
        return next((self.folder / "work").glob(f"{juror}-*.evalwork"))

    def code(self, juror: str) -> str:
        with (self.folder / "packs" / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
            return next(row["code"] for row in csv.DictReader(file) if row["juror"] == juror)

    def fingerprint(self) -> str:
        with Workspace.open(self.panel, read_only=True) as workspace:
            return workspace.view.fingerprint()
