"""Merging: drop what came back, look at the plan, make the choices, then one step that one undo takes back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Changes
from evalapp.domain.merge import Choice, ChoiceKey, Unseated
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange import merging
from evalapp.operations.exchange.choices import labelled
from evalapp.operations.exchange.lateness import late_words
from evalapp.operations.exchange.merged import last_merge
from evalapp.operations.exchange.merging import Incoming, MergePlan
from evalapp.operations.progress.after_merge import AfterMerge, Before, after_merge, before_merge
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.seats.assigning import give_seats
from ui.look import theme
from ui.pages.exchange.choices.choice_words import asked, unstored_words
from ui.pages.exchange.choices.choices_panel import ChoicesPanel
from ui.pages.exchange.folder_watch import FolderWatch
from ui.pages.exchange.merge_bar import MergeBar
from ui.pages.exchange.merge_files import MergeFiles, nothing_to_merge, returns_drop
from ui.pages.exchange.merge_reading import FilesRead, MergeReading
from ui.pages.exchange.merge_rows import merge_rows, read_words, who_is_in
from ui.pages.exchange.merge_writing import MergeWriting
from ui.pages.exchange.merged.merged_view import MergedView
from ui.session import Session
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Label, Rule


class MergePanel(QWidget):
    """`merged(changes, plans of files)` once it is done; `state_changed` when the words in the head may differ."""

    merged = Signal(object, object)
    state_changed = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self.session, self._page = session, page
        self.plan: MergePlan | None = None
        self._incoming: tuple[Incoming, ...] = ()
        self._choices: dict[ChoiceKey, Choice] = {}
        self._before: Before | None = None
        self._began, self._is_choosing = 0.0, False
        self.drop = returns_drop(session)
        self.drop.dropped.connect(self.take)
        self.watch = FolderWatch(session, self.take)
        files = self.files = MergeFiles(session, self.show_choices)
        self.table, self.ask_card, self.file_card = files.table, files.ask_card, files.file_card
        self.seats_card, self.refused, self.after = files.seats_card, files.refused, files.after
        self.error = Label(type="table", tone="bad", wrap=True)
        self.said = Label(type="table", tone="attention", wrap=True)
        self.said.hide()
        self.reading = MergeReading(session)
        self.reading.ended.connect(self._have_read)
        self.reading.stopped.connect(self._have_stopped)
        self.writing = MergeWriting(session, page)
        self.writing.ended.connect(self._have_merged)
        self.seats_card.asked.connect(self._give_seats)
        self.choices = ChoicesPanel(
            session,
            _(
                "Open choices do not stop the merge. The panel keeps what it held and the choice with it; until it is "
                "made, the call is not ready to rank."
            ),
        )
        self.choices.chosen.connect(self._settle)
        self._bar = MergeBar(self.show_files, self.clear, self.merge, self.choices)
        self.merge_button = self._bar.merge
        self.last = MergedView(session, page)
        self.last.closed.connect(self.leave_result)
        self.last_link = LinkButton(_("Result of the last merge"), self.show_result)
        self.empty = nothing_to_merge()
        self.closed = Label(tone="dim", wrap=True)
        self._lay_out()
        self._show_plan()

    def _lay_out(self) -> None:
        self._rule = Rule()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        for widget in (self.drop, self.watch, self.closed, self.reading, self.writing, self.said, self.error):
            layout.addWidget(widget)
        layout.addWidget(self.last_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.files, self.choices, self.last, self.empty):
            layout.addWidget(part, 1)
        layout.addStretch()
        layout.addWidget(self._rule)
        layout.addWidget(self._bar)

    def take(self, paths: Sequence[Path]) -> None:
        """Read `paths`, and what lies in folders among them, beside the window; add them to what is looked at."""
        if not paths or not self.session.may(Action.MERGE):
            return
        if not self.reading.is_under_way:
            self._began = time.monotonic()
            self._say("")
        self.watch.begin(paths)
        self.reading.begin(paths, self._incoming)
        self.drop.aside.setVisible(not self.reading.is_under_way)

    def _have_read(self, read: FilesRead | None, error: Exception | None) -> None:
        self.drop.aside.show()
        if read is None:
            if error is not None:
                self._show_error(error)
            return
        self._incoming = read.incoming
        self.drop.aside.setText(read_words(len(self._incoming), time.monotonic() - self._began))
        is_as_it_was = read.plan.state.fingerprint == self.session.view.fingerprint() and not self._choices
        self.refresh(read if is_as_it_was and read.incoming else None)
        self._say("\n".join(read.notes))
        if self.plan is not None and read.number:
            self.table.setFocus()
        self.take(self.reading.take_waiting())

    def _have_stopped(self) -> None:
        self.drop.aside.show()
        self._say(_("Reading was stopped; of these files nothing was taken in."))

    def _say(self, text: str) -> None:
        """What is to be said of what was given, beside what is wrong with it."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    @property
    def has_files(self) -> bool:
        return bool(self._incoming)

    def refresh(self, read: FilesRead | None = None) -> None:
        """Plan anew against the panel as it is now; `read` where that was done already."""
        self.plan, after = None, None
        self.error.setText("")
        if read is not None:
            self.plan, self._before, after = read.plan, read.before, read.after
        elif self._incoming:
            try:
                self.plan = merging.plan_of(self.session.workspace, self._incoming, choices=self._choices)
                self._before = before_merge(self.session.view)
            except KnownError as error:
                self._show_error(error)
        self._show_plan(after)

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.error.setText(str(error))
        self.error.show()

    def _show_choosing(self) -> None:
        """Only what stands on the screen then: of 500 files the rest would take longer than a key may."""
        plan = self.plan
        assert plan is not None
        self._bar.reason.setVisible(any(each is not Choice.OPEN for each in self._choices.values()))
        view = self.session.view
        self.choices.ask(asked(labelled(view, plan.choices), view, plan.state.scheme), plan)

    def _show_plan(self, after: AfterMerge | None = None) -> None:
        """`after`: where it is known already."""
        plan, names = self.plan, names_of(self.session.view.people())
        rows = merge_rows(plan, names, late_words(self.session.call, plan)) if plan else []
        self._is_choosing = self._is_choosing and plan is not None and bool(plan.choices)
        self.files.setVisible(bool(rows) and not self._is_choosing)
        self.choices.setVisible(self._is_choosing)
        self._bar.show_choosing(self._is_choosing)
        self._bar.reason.setVisible(any(each is not Choice.OPEN for each in self._choices.values()))
        for widget in (self._rule, self._bar):
            widget.setVisible(bool(rows))
        self._show_last(is_free=not rows)
        self.error.setVisible(bool(self.error.text()))
        may = self.session.may(Action.MERGE)
        self.drop.setVisible(may and not self._is_choosing and not self.is_at_result)
        closed = _(
            "No more scores are taken in this phase; move the call back to scoring, with a reason, to merge again."
        )
        self.closed.setText(self.session.why_read_only or closed)
        self.closed.setVisible(not may)
        self.files.show_rows(rows)
        self._bar.backup.setText(f"{self.session.path.stem}-backups")
        n = sum(row.counts for row in rows)
        text = ngettext("Merge {n} file", "Merge {n} files", n).format(n=n)
        self.merge_button.set_text(text if n else _("Nothing to merge"))
        self.merge_button.setEnabled(plan is not None and not plan.is_empty)
        if plan is not None:
            self.files.show_plan(plan, rows)
            if self._is_choosing:
                self._show_choosing()
        if plan is not None and self._before is not None:
            self.files.show_after(plan, after or after_merge(self._before, plan))
        self.state_changed.emit()

    @property
    def is_at_result(self) -> bool:
        """Whether the page shows what came of a merge, and no files that could be merged."""
        return not self.last.isHidden()

    def _show_last(self, *, is_free: bool) -> None:
        """What came of the last merge has the page to itself; where it is left, a link leads back to it."""
        is_shown = is_free and self.last.has_merge
        was_hidden = self.last.isHidden()
        self.last.setVisible(is_shown)
        if is_shown and was_hidden:
            self.last.look_again()
        self.last_link.setVisible(is_free and not is_shown and bool(last_merge(self.session.view)))
        self.empty.setVisible(is_free and not is_shown and self.session.may(Action.MERGE))

    def show_result(self) -> bool:
        """Of the last merge, also one from before the file was opened; not while files wait."""
        if is_shown := self.plan is None and self.last.show_last():
            self._show_plan()
            self.take_focus()
        return is_shown

    def leave_result(self) -> None:
        self.last.forget()
        self._show_plan()
        self.take_focus()

    def show_choices(self) -> None:
        self._is_choosing = True
        self._show_plan()
        self.choices.take_focus()

    def show_files(self) -> None:
        self._is_choosing = False
        self._show_plan()
        self.table.setFocus()

    def _settle(self, keys: Sequence[ChoiceKey], choice: Choice) -> None:
        self._choices |= dict.fromkeys(keys, choice)
        if self.plan is not None:
            self.plan = merging.settle(self.plan, self._choices)
            if self._is_choosing and self.plan.choices:
                self._show_choosing()
            else:
                self._show_plan()

    def _give_seats(self, seats: Sequence[Unseated]) -> None:
        with self.session.initiated_by(self._page):
            _given, refused = give_seats(self.session.workspace, (each.pair for each in seats))
        self.refresh()
        self.seats_card.show_error("\n".join(refused))

    def merge(self) -> None:
        if self.plan is None or self.plan.is_empty or self.writing.is_under_way:
            return
        self._bar.setEnabled(False)
        self.writing.begin(self.plan, self._bar.reason.text())

    def _have_merged(self, changes: Changes | None, error: Exception | None) -> None:
        self._bar.setEnabled(True)
        plan = self.plan
        if error is not None:
            self.refresh()
            self._show_error(error)
        elif changes is None or plan is None or changes.change is None:
            self._say(_("Stopped: nothing was merged, and the panel is as it was."))
        else:
            self.last.show_change(changes.change)
            self.watch.settle()
            self.clear()
            self.merged.emit(changes, plan.files)

    def clear(self) -> None:
        """Forget the files; the panel is as it was."""
        self.plan, self._incoming, self._choices, self._is_choosing = None, (), {}, False
        self.drop.aside.setText("")
        self.error.setText("")
        self._say("")
        self._bar.reason.clear()
        self.watch.put_back()
        self._show_plan()

    def unrecorded(self) -> tuple[str, ...]:
        return unstored_words(sum(each is not Choice.OPEN for each in self._choices.values()))

    def take_focus(self) -> None:
        if self._is_choosing:
            self.choices.take_focus()
        elif self.is_at_result:
            self.last.take_focus()
        else:
            (self.drop if self.drop.isVisible() else self).setFocus()

    def state(self) -> str:
        """Who sent theirs in, and who is still expected."""
        return who_is_in(facts_of(self.session.view))
