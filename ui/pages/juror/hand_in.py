"""Handing in: what is missing, the code as a signature, and where the return was written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.formats import moment, short_fingerprint
from evalapp.operations.juror import Submission, default_return_path, submit
from ui import theme
from ui.page import TitledPage
from ui.pages.juror.work import Task, tasks_of, to_do_words
from ui.places import told
from ui.session import Session
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.code_field import CodeField
from ui.widgets.progress import ProgressBar
from ui.widgets.text import ElidedLabel, Label, Rule

SIDE_WIDTH = 432
MOST_NAMED = 3


class HandInPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Hand in"))
        self._tasks: list[Task] = []
        self._path = default_return_path(session.workspace)
        self._missing = Card(_("What is still missing"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.S)
        self._bar = ProgressBar()
        self._missing.body.addWidget(self._bar)
        self._missing.body.addLayout(self._list)
        self._sign = self._sign_card()
        self.setFocusProxy(self.code)
        self._done = Card(_("Handed in"))
        self._done.hide()
        side = QVBoxLayout()
        side.setSpacing(theme.L)
        side.addWidget(self._done)
        side.addWidget(self._sign)
        side.addStretch()
        holder = QWidget()
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(theme.pixels(SIDE_WIDTH))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(_at_top(self._missing))
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        row.addWidget(area, 1)
        row.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row, 1)

    def _sign_card(self) -> Card:
        card = Card(_("Sign and hand in"))
        said = _(
            "Your access code is your signature. What you hand in is sealed for the secretary; nobody else can read it."
        )
        card.body.addWidget(Label(said, tone="dim", wrap=True))
        self.code = CodeField()
        self.code.changed.connect(self._follow_code)
        self.code.entered.connect(self.submit)
        card.body.addWidget(self.code)
        card.body.addWidget(Rule())
        card.body.addWidget(Label(_("The return is written to"), type="caption", tone="dim"))
        where = QHBoxLayout()
        self._where = ElidedLabel(type="table")
        where.addWidget(self._where, 1)
        where.addWidget(LinkButton(_("Change…"), self._choose_path))
        card.body.addLayout(where)
        self.button = PrimaryButton(_("Hand in"), self.submit)
        self.button.setEnabled(False)
        self._incomplete = Label(type="caption", tone="attention", wrap=True)
        card.body.addWidget(self._incomplete)
        card.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        return card

    # the page protocol

    def refresh(self, changes: Changes | None) -> None:
        self._tasks = tasks_of(self.session)
        to_do = [task for task in self._tasks if task.is_to_do]
        whole = sum(not task.has_conflict for task in self._tasks)
        words = self._state(whole - len(to_do), whole)
        self.set_state(words)
        self._bar.set_progress(whole - len(to_do), whole, words)
        self._show_missing(to_do)
        self._where.setText(told(self._path))
        self._incomplete.setText(
            _("You can hand in now and again later: the last return counts. What is missing stays open.")
            if to_do
            else ""
        )
        self._incomplete.setVisible(bool(to_do))
        self._follow_code(self.code.is_whole)

    def status(self) -> str:
        return to_do_words(self._tasks, self.session.call.deadline)

    def _state(self, done: int, whole: int) -> str:
        parts = [_("{n} of {all} done").format(n=done, all=whole)]
        earlier = [each for each in self.session.view.history(limit=10**6) if each.action == Action.SUBMIT]
        if earlier:
            parts.append(_("last handed in on {moment}").format(moment=moment(earlier[0].at)))
        return " · ".join(parts)

    def _show_missing(self, to_do: list[Task]) -> None:
        _clear(self._list)
        if not to_do:
            self._list.addWidget(
                Label("✓ " + _("Nothing: every application is scored and motivated."), tone="good")
            )
        for task in to_do:
            self._list.addWidget(self._missing_row(task))
            self._list.addWidget(Rule())

    def _missing_row(self, task: Task) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(task.application.title, type="strong"))
        missing = task.missing()
        named = ", ".join(missing[:MOST_NAMED])
        more = len(missing) - MOST_NAMED
        if more > 0:
            named += " " + ngettext("and {n} more", "and {n} more", more).format(n=more)
        words.addWidget(ElidedLabel(f"{task.number} · {named}", type="caption", tone="dim"))
        layout.addLayout(words, 1)
        layout.addWidget(Badge(_("{n} to do").format(n=len(missing)), "attention"))
        link = LinkButton(
            _("Go there"), partial(self.go_requested.emit, "dossiers", (task.number, _first(task)))
        )
        link.setAccessibleName(_("Go to {number}").format(number=task.number))
        layout.addWidget(link)
        return row

    # handing in

    def _follow_code(self, is_whole: bool) -> None:
        self.button.setEnabled(is_whole and self.session.may(Action.SUBMIT))

    def _choose_path(self) -> None:
        name, _chosen = QFileDialog.getSaveFileName(
            self, _("Where to write the return"), str(self._path), _("Returns") + " (*.evalreturn)"
        )
        if name:
            self._path = Path(name).with_suffix(".evalreturn")
            self._where.setText(told(self._path))

    def submit(self) -> None:
        """Sign and write the return; a wrong code is said beside the field."""
        if not self.button.isEnabled():
            return
        try:
            submission = submit(self.session.workspace, self.code.code(), self._path)
        except KnownError as error:
            self.code.show_error(str(error))
            return
        self.code.clear()
        self._show_done(submission)
        self.refresh(None)
        self.session.announce_done(self)

    def _show_done(self, submission: Submission) -> None:
        _clear(self._done.body, keep=1)
        body = self._done.body
        words = ngettext(
            "Return {number} with {n} score of {applications} applications.",
            "Return {number} with {n} scores of {applications} applications.",
            submission.scores,
        ).format(number=submission.revision, n=submission.scores, applications=submission.applications)
        tone = "good" if submission.is_complete else "attention"
        body.addWidget(
            Badge(_("complete") if submission.is_complete else _("incomplete"), tone),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        body.addWidget(Label(words, wrap=True))
        body.addWidget(ElidedLabel(told(submission.path), type="table-strong"))
        fingerprint = short_fingerprint(submission.fingerprint)
        body.addWidget(
            Label(_("Fingerprint {fingerprint}").format(fingerprint=fingerprint), type="table", tone="dim")
        )
        body.addWidget(Rule())
        body.addWidget(
            Label(
                _(
                    "Now send this file to the secretary, for instance as an attachment. It is sealed; never send the "
                    "access code along."
                ),
                wrap=True,
            )
        )
        folder = QUrl.fromLocalFile(str(submission.path.parent))
        body.addWidget(Button(_("Show in folder"), partial(QDesktopServices.openUrl, folder), icon="folder"))
        self._done.show()


def _at_top(widget: QWidget) -> QWidget:
    """`widget` no higher than it needs, the page below it."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    layout.addStretch()
    return holder


def _first(task: Task) -> str:
    return next(criterion.id for criterion in task.scheme.criteria if not task.is_done(criterion.id))


def _clear(layout: QVBoxLayout, *, keep: int = 0) -> None:
    while layout.count() > keep:
        item = layout.takeAt(layout.count() - 1)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
