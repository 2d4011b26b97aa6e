"""The files opened lately: what each is about and what is left to do in it, read while one looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.file_kinds import OPENED, PACK, PANEL, WORK, kind_of
from evalapp.domain.scoring.handing import Handing
from evalapp.domain.texts import _
from evalapp.operations.juror.glance import Found, Glance, glance_at
from evalapp.words.formats import is_past, moment
from evalapp.words.work import scored_of
from ui.look import theme
from ui.pages.opening.choice import Choice
from ui.places import told
from ui.tasks import Tasks
from ui.widgets.badge import Badge
from ui.widgets.buttons import LinkButton
from ui.widgets.card import IconLabel
from ui.widgets.progress import ProgressBar
from ui.widgets.text import ElidedLabel

_BAR = 96

_TONES = {PANEL: "accent", WORK: "good", PACK: "attention"}


class RecentFile(Choice):
    """The name and place of a file at once; title, juror, deadline and progress as soon as `show_glance` has them."""

    forgotten = Signal(object)  # Path

    def __init__(self, path: Path) -> None:
        super().__init__(path.name, told(path.parent))
        self._path = path
        kind, tone = kind_badge(path)
        self.title = ElidedLabel(path.name, type="strong")
        self.place = ElidedLabel(told(path.parent), type="caption", tone="dim")
        self.facts = ElidedLabel(type="caption", tone="dim")
        self.facts.hide()
        self.badge = Badge(kind, tone)
        self._bar = ProgressBar()
        self._bar.setFixedWidth(theme.pixels(_BAR))
        self._bar.hide()
        self._forget = LinkButton(_("Take off the list"), self._take_off, quiet=True)
        self._forget.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.title, self.facts, self.place):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(IconLabel("file", size=20))
        row.addLayout(words, 1)
        for widget in (self._forget, self._bar, self.badge):
            row.addWidget(widget)
        self.body.addLayout(row)
        self.body.setContentsMargins(theme.M, theme.S, theme.M, theme.S)

    def _take_off(self) -> None:
        self.hide()
        self.forgotten.emit(self._path)

    def take(self, glance: Glance | None, error: Exception | None) -> None:
        if error is not None:
            raise error
        if glance is not None:
            self.show_glance(glance)

    def show_glance(self, glance: Glance) -> None:
        self.title.setText(glance.title or self._path.name)
        if glance.title:
            self.place.setText(f"{self._path.name} · {told(self._path.parent)}")
        facts = facts_of(glance)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        words, tone = badge_of(glance, self._path)
        self.badge.set_badge(words, tone)
        if glance.found is Found.WORK and glance.applications:
            done = glance.applications - glance.to_do
            said = scored_of(done, glance.applications)
            self._bar.set_progress(done, glance.applications, said)
            self._bar.setVisible(glance.to_do > 0)
        self._forget.setVisible(glance.found is Found.GONE)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(", ".join(part for part in (words, facts, self.place.text()) if part))


class RecentFiles(QWidget):
    """Emits `chosen(Path)`, and `forgotten(Path)` for one that is to be taken off the list."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, paths: list[Path], tasks: Tasks) -> None:
        super().__init__()
        self.lines: list[RecentFile] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for path in paths:
            line = RecentFile(path)
            line.clicked.connect(partial(self.chosen.emit, path))
            line.forgotten.connect(self.forgotten)
            column.addWidget(line)
            self.lines.append(line)
            tasks.run(_look(path), line.take)


def _look(path: Path) -> Callable[..., Glance]:
    return lambda _report: glance_at(path)


def facts_of(glance: Glance) -> str:
    """Who, until when, how far; or why nothing can be said."""
    if glance.found is Found.GONE:
        return _("No longer there: moved, renamed, or on a drive that is not connected.")
    if glance.why:
        return glance.why
    parts = [glance.juror]
    if glance.phase is not None:
        parts.append(glance.phase.label)
    if glance.deadline:
        text = _("deadline was {moment}") if is_past(glance.deadline) else _("hand in by {moment}")
        parts.append(text.format(moment=moment(glance.deadline)))
    if glance.found is Found.WORK:
        done = glance.applications - glance.to_do
        parts.append(scored_of(done, glance.applications))
    return " · ".join(part for part in parts if part)


def badge_of(glance: Glance, path: Path) -> tuple[str, str]:
    """In a word or two what is to be done with the file, or what it is; and the tone."""
    match glance.found:
        case Found.GONE:
            return _("not found"), "quiet"
        case Found.IN_USE:
            return _("open elsewhere"), "attention"
        case Found.UNREADABLE:
            return _("cannot be read"), "bad"
        case Found.WORK if glance.to_do:
            return _("{n} to do").format(n=glance.to_do), "attention"
        case Found.WORK:
            return glance.handing.label, "good" if glance.handing is Handing.HANDED_IN else "attention"
    return kind_badge(path)


def kind_badge(path: Path) -> tuple[str, str]:
    """What a file is, in a word, and the tone of its badge."""
    kind = kind_of(path)
    return (kind.words, _TONES[kind]) if kind in OPENED else (_("file"), "quiet")
