"""Scores and notes that a newer pack has no place for: still to be read, and to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.juror.kept_aside import shown_value
from evalapp.operations.juror.renewal_scores import SetAside
from ui.access.announcing import announce
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label, Rule

MOST_LISTED = 50


class KeptAsideCard(Card):
    """Hidden while there is nothing in it."""

    def __init__(self) -> None:
        super().__init__(_("Kept aside"))
        said = _(
            "A newer pack has no place for these any more. They are not handed in; copy what you still need."
        )
        self.body.addWidget(Label(said, type="table", tone="dim", wrap=True))
        self._all: Sequence[SetAside] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.S)
        self.body.addLayout(self._rows)
        self.copy_all = LinkButton(_("Copy all"), self._copy_all)
        self.body.addWidget(self.copy_all, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_kept(self, kept: Sequence[SetAside]) -> None:
        self._all = kept
        self.setVisible(bool(kept))
        empty(self._rows)
        for each in kept[:MOST_LISTED]:
            self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(each))

    def _row(self, kept: SetAside) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(ElidedLabel(_heading(kept), type="table-strong"), 1)
        link = LinkButton(_("Copy"), partial(self._copy, kept))
        link.setAccessibleName(_("Copy {what}").format(what=_heading(kept)))
        head.addWidget(link)
        column.addLayout(head)
        if kept.comment:
            column.addWidget(ElidedLabel(kept.comment, type="table"))
        column.addWidget(Label(kept.why, type="caption", tone="dim", wrap=True))
        return row

    def _copy(self, kept: SetAside) -> None:
        QGuiApplication.clipboard().setText(as_text(kept))
        announce(self, _("Copied."))

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(as_text(each) for each in self._all))
        announce(self, _("Copied."))


def as_text(kept: SetAside) -> str:
    return "\n".join(part for part in (_heading(kept), kept.comment) if part)


def _heading(kept: SetAside) -> str:
    value = shown_value(kept)
    named = f"{kept.application} · {kept.title}"
    return f"{named}: {value}" if value else named
