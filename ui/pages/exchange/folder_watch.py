"""The folders that returned files were taken from, watched: a line says how many came in since, and offers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.gathering import gather
from ui.places import told
from ui.session import Session
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.folding.beside import WordsBeside
from ui.widgets.text import Label

Seen = tuple[Path, int, int]
"""A file with its size and when it was written: the same name may hold a newer return."""


class FolderWatch(QWidget):
    """`take(paths)` is what its button does: nothing is looked at, and far less merged, by itself."""

    def __init__(self, session: Session, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__()
        self._session, self._take = session, take
        self._folders: list[Path] = []
        self._known: set[Seen] = set()
        self._offered: set[Seen] = set()  # what was looked at from here, and is not merged yet
        self._watcher: QFileSystemWatcher | None = None
        self.new: tuple[Path, ...] = ()
        self.words = Label(type="table", tone="attention", wrap=True)
        self.button = Button("", self._look_at_them)
        self.stop_button = LinkButton(_("Watch no longer"), self.stop, quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WordsBeside([self.words], [self.button, self.stop_button]))
        self.hide()

    def begin(self, paths: Sequence[Path]) -> None:
        """Of these files or folders, from now on: what lies there already is known."""
        folders = dict.fromkeys((path if path.is_dir() else path.parent).absolute() for path in paths)
        for folder in folders:
            if folder not in self._folders:
                self._folders.append(folder)
                self._known |= _seen(folder)
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self.look)
            self._watcher.fileChanged.connect(self.look)
            shown = QGuiApplication.instance()
            if isinstance(shown, QGuiApplication):
                shown.applicationStateChanged.connect(self._look_again)
        self._known |= {each for path in paths if not path.is_dir() for each in _marked([path.absolute()])}
        watched = set(self._watcher.directories())
        if more := [str(folder) for folder in folders if str(folder) not in watched and folder.is_dir()]:
            self._watcher.addPaths(more)
        self.look()

    def stop(self) -> None:
        if self._watcher is not None and (watched := [*self._watcher.directories(), *self._watcher.files()]):
            self._watcher.removePaths(watched)
        self._folders, self._known, self._offered = [], set(), set()
        self.look()

    def put_back(self) -> None:
        """What was looked at from here was left, and not merged: it is still there for whoever comes back."""
        self._known -= self._offered
        self._offered = set()
        self.look()

    def settle(self) -> None:
        """What was looked at is merged."""
        self._offered = set()

    def look(self) -> None:
        """Say how many files are there that nobody gave, if any."""
        seen = {each for folder in self._folders for each in _seen(folder)}
        self._follow(seen)
        came = sorted(seen - self._known)
        self.new = tuple(path for path, _size, _at in came) if self._session.may(Action.MERGE) else ()
        n, folders = len(self.new), dict.fromkeys(path.parent for path in self.new)
        self.setVisible(n > 0)
        text = ngettext("{n} new file came in {folder}.", "{n} new files came in {folder}.", n)
        where = ", ".join(shorten(told(folder), 60) for folder in folders)
        self.words.setText(text.format(n=n, folder=where) if n else "")
        self.button.set_text(ngettext("Look at it", "Look at the {n} files", n).format(n=n))

    def _follow(self, seen: Iterable[Seen]) -> None:
        """A folder does not tell that a file in it was saved over; the watch over one that was replaced has ended."""
        if self._watcher is not None:
            watched = set(self._watcher.files())
            if more := [str(path) for path, _size, _at in seen if str(path) not in watched]:
                self._watcher.addPaths(more)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        """Not every share tells that something came: who comes back to the window is told then."""
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _look_at_them(self) -> None:
        paths = [path for path in self.new if path.exists()]
        marked = _marked(paths)
        self._known |= marked
        self._offered |= marked
        self._take(paths)
        self.look()


def _seen(folder: Path) -> set[Seen]:
    """What may have come back and lies there; nothing of a folder that is gone, or holds more than any jury sends."""
    try:
        return _marked(gather([folder]).paths) if folder.is_dir() else set()
    except (KnownError, OSError):
        return set()


def _marked(paths: Sequence[Path]) -> set[Seen]:
    found: set[Seen] = set()
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found.add((path.absolute(), status.st_size, status.st_mtime_ns))
    return found
