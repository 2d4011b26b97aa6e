"""The first page: go on with a file, begin a call, look around in the demo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.demo.door import Door
from evalapp.domain.texts import LANGUAGE_NAMES, _, current_language
from ui.look import theme
from ui.pages.opening.choice import Choice
from ui.pages.opening.recent import RecentFiles
from ui.tasks import Tasks
from ui.widgets.buttons import LinkButton
from ui.widgets.card import IconLabel
from ui.widgets.text import Label

WIDTH = 760
_ICONS = {"juror": "scale", "secretary": "exchange", "chair": "meeting"}


class StartPage(QScrollArea):
    file_chosen = Signal(object)  # Path
    forgotten = Signal(object)  # Path, off the list of recent files
    asked = Signal(str)  # id of an action: open, new, one of the doors of the demo

    def __init__(self, recent: Sequence[Path], tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Start"))
        column = QVBoxLayout()
        column.setSpacing(theme.L)
        column.addWidget(Label("Evalapp", type="figure"))
        column.addWidget(
            Label(
                _(
                    "Evaluation panels: score offline, merge what comes back, print a ranking that can be defended."
                ),
                tone="dim",
                wrap=True,
            )
        )
        column.addSpacing(theme.S)
        column.addLayout(self._choices())
        column.addSpacing(theme.S)
        column.addWidget(Label(_("Recent files"), type="section"))
        if not recent:
            said = _("None yet. Drop a panel, a pack or your scores anywhere in this window to open it.")
            column.addWidget(Label(said, tone="dim", wrap=True))
        self.recent = RecentFiles(list(recent), tasks)
        self.recent.chosen.connect(self.file_chosen)
        self.recent.forgotten.connect(self.forgotten)
        column.addWidget(self.recent)
        column.addSpacing(theme.S)
        column.addWidget(Label(_("Try it out"), type="section"))
        about = _(
            "A call with 33 made-up applications and 12 jurors, made on this computer for you to play with."
        )
        column.addWidget(Label(about, tone="dim", wrap=True))
        column.addLayout(self._doors())
        column.addStretch(1)  # all that is to spare: the cards are no higher than their words
        for code, name in LANGUAGE_NAMES.items():
            if code != current_language():
                go_on = partial(self.asked.emit, f"language-{code}")
                column.addWidget(LinkButton(name, go_on, quiet=True), 0, Qt.AlignmentFlag.AlignRight)
        middle = QWidget()
        middle.setLayout(column)
        column.setContentsMargins(theme.XXL, 56, theme.XXL, theme.XXL)
        middle.setMaximumWidth(theme.pixels(WIDTH))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch()
        row.addWidget(middle, 100)
        row.addStretch()
        self.setWidget(holder)
        holder.setAutoFillBackground(False)

    def _choices(self) -> QHBoxLayout:
        return self._row(
            (
                "open",
                "open",
                _("Open…"),
                _("A panel, a pack you received, or the scores you were working on."),
            ),
            ("new", "new", _("New call…"), _("From a ready template, for the secretary of a panel.")),
        )

    def _doors(self) -> QHBoxLayout:
        """Into the demo, as the role that somebody has in the evening."""
        return self._row(
            *((f"demo-{door.value}", _ICONS[door.value], door.heading, door.words) for door in Door)
        )

    def _row(self, *choices: tuple[str, str, str, str]) -> QHBoxLayout:
        """Action, icon, heading and words of each."""
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        for action, icon, heading, text in choices:
            choice = Choice(heading, text)
            choice.body.addWidget(IconLabel(icon, size=24, role="accent"))
            choice.body.addWidget(Label(heading, type="section", wrap=True))
            choice.body.addWidget(Label(text, type="caption", tone="dim", wrap=True))
            choice.body.addStretch()
            choice.clicked.connect(partial(self.asked.emit, action))
            row.addWidget(choice, 1)
        return row
