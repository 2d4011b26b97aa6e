"""Dialogs that ask for files: each kind opens where it was last used for that, else beside the open file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.session import Session


@dataclass(frozen=True, kw_only=True)
class FilesAsked:
    """`kind` is what the files are for. Nothing is remembered where somebody chooses none."""

    session: Session
    kind: str

    @property
    def folder(self) -> Path:
        return self.session.settings.folder_for(self.kind) or self.session.path.parent

    def several(self, parent: QWidget, title: str, known: str = "") -> list[Path]:
        names, _chosen = QFileDialog.getOpenFileNames(parent, title, str(self.folder), known)
        paths = [Path(name) for name in names]
        if paths:
            self._remember(paths[0].parent)
        return paths

    def one(self, parent: QWidget, title: str, known: str = "") -> Path | None:
        name, _chosen = QFileDialog.getOpenFileName(parent, title, str(self.folder), known)
        return self._beside(name)

    def place(self, parent: QWidget, title: str, name: str, known: str = "") -> Path | None:
        """Where to write what would be called `name`."""
        chosen, _known = QFileDialog.getSaveFileName(parent, title, str(self.folder / name), known)
        return self._beside(chosen)

    def whole(self, parent: QWidget, title: str, proposed: Path | None = None) -> Path | None:
        """A folder; `proposed` in place of the one where it would open."""
        name = QFileDialog.getExistingDirectory(parent, title, str(proposed or self.folder))
        if not name:
            return None
        self._remember(Path(name))
        return Path(name)

    def _beside(self, name: str) -> Path | None:
        if not name:
            return None
        self._remember(Path(name).parent)
        return Path(name)

    def _remember(self, folder: Path) -> None:
        self.session.settings.remember_folder(self.kind, folder)
