"""Merging: drop what came back, look at the plan, make the choices, then one step that one undo takes back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import MERGED
from evalapp.domain.merge import Choice, ChoiceKey, Unseated
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange import merging
from evalapp.operations.exchange.choices import labelled
from evalapp.operations.exchange.lateness import late_words
from evalapp.operations.exchange.merged import last_merge
from evalapp.operations.exchange.merging import Incoming, MergePlan
from evalapp.operations.progress.after_merge import after_merge
from evalapp.operations.progress.facts import Facts, facts_of
from evalapp.operations.seats.assigning import give_seats
from evalapp.words import formats
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.pages.exchange.choices.choice_words import asked, unstored_words
from ui.pages.exchange.choices.choices_panel import ChoicesPanel
from ui.pages.exchange.merge_aside import AfterCard, AskCard, FileCard, RefusedLabel
from ui.pages.exchange.merge_bar import MergeBar
from ui.pages.exchange.merge_rows import MergeRow, merge_columns, merge_rows, who_is_in
from ui.pages.exchange.merged.merged_view import MergedView
from ui.pages.exchange.seats_card import SeatsCard
from ui.session import Session
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.buttons import LinkButton
from ui.widgets.card import EmptyState
from ui.widgets.drop import DropZone
from ui.widgets.text import Label, Rule

_ASIDE = 404


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
        self._facts: Facts | None = None
        self._began, self._is_choosing = 0.0, False
        self.drop = DropZone(
            _("Drop returned files here"),
            _(
                ".evalreturn, forms (.xlsx) and score tables (.csv, .xlsx, .ods); as many as you like, in any order, "
                "twice is fine."
            ),
            MERGED,
            title=_("Files to merge"),
            ask=FilesAsked(session=session, kind="merge").several,
        )
        self.drop.dropped.connect(self.take)
        model = RowsModel(merge_columns(), key=lambda row: row.position)
        self.table = RowTable(model, _("Files to merge"), row_height=37, head_height=37)
        self.table.chosen.connect(self._show_row)
        self.note = Label(
            _("Nothing has changed yet. Merging is one step and one click undoes it."),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self.error = Label(type="table", tone="bad", wrap=True)
        self.ask_card, self.file_card, self.after = AskCard(self.show_choices), FileCard(), AfterCard()
        self.refused, self.seats_card = RefusedLabel(), SeatsCard()
        self.seats_card.asked.connect(self._give_seats)
        self.choices = ChoicesPanel(
            session,
            _(
                "Open choices do not stop the merge. The panel keeps what it held and the choice with it; until it is "
                "made, the call is not ready to rank."
            ),
        )
        self.choices.chosen.connect(self._settle)
        self._bar = MergeBar(self.show_files, self.clear, self.merge)
        self.merge_button = self._bar.merge
        self.last = MergedView(session, page)
        self.last.closed.connect(self.leave_result)
        self.last_link = LinkButton(_("Result of the last merge"), self.show_result)
        self.empty = EmptyState(
            _("What comes back from the jurors is merged here"),
            _("Each file is looked at first: what is new, what differs, what is refused and why. "
              "Only then you merge."),
            icon="exchange",
        )  # fmt: skip
        self.closed = Label(
            _(
                "No more scores are taken in this phase; move the call back to scoring, with a reason, to merge again."
            ),
            tone="dim",
            wrap=True,
        )
        self._lay_out()
        self._show_plan()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.M)
        left.addWidget(self.table, 1)
        left.addWidget(self.refused)
        left.addWidget(self.note)
        left.addStretch()
        aside = Aside(_ASIDE, self.ask_card, self.seats_card, self.file_card, self.after)
        self._split = QWidget()
        row = QHBoxLayout(self._split)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addLayout(left, 1)
        row.addWidget(aside)
        self._rule = Rule()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        for widget in (self.drop, self.closed, self.error):
            layout.addWidget(widget)
        layout.addWidget(self.last_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._split, self.choices, self.last, self.empty):
            layout.addWidget(part, 1)
        layout.addStretch()
        layout.addWidget(self._rule)
        layout.addWidget(self._bar)

    def take(self, paths: Sequence[Path]) -> None:
        """Read `paths` beside the window and add them to what is already looked at."""
        if not paths or not self.session.may(Action.MERGE):
            return
        keys = merging.keys_of(self.session.workspace)
        self._began = time.monotonic()
        self.drop.aside.setText(_("Reading…"))
        self.session.tasks.run(
            lambda report: merging.read_files(keys, list(paths), progress=report),
            self._have_read,
            self._show_reading,
        )

    def _show_reading(self, done: int, of: int) -> None:
        self.drop.aside.setText(_("Reading {done} of {of}…").format(done=done, of=of))

    def _have_read(self, incoming: tuple[Incoming, ...] | None, error: Exception | None) -> None:
        if error is not None:
            self.drop.aside.setText("")
            self._show_error(error)
            return
        self._incoming += incoming or ()
        n = len(self._incoming)
        tenths = max(1, round(10 * (time.monotonic() - self._began)))
        seconds = formats.score(Fraction(tenths, 10), 1)
        text = ngettext("{n} file read in {seconds} s", "{n} files read in {seconds} s", n)
        self.drop.aside.setText(text.format(n=n, seconds=seconds))
        self.refresh()
        if self.plan is not None:
            self.table.setFocus()

    @property
    def has_files(self) -> bool:
        return bool(self._incoming)

    def refresh(self) -> None:
        """Plan anew against the panel as it is now."""
        self.plan = None
        self.error.setText("")
        if self._incoming:
            try:
                self.plan = merging.plan_of(self.session.workspace, self._incoming, choices=self._choices)
                self._facts = facts_of(self.session.view)
            except KnownError as error:
                self._show_error(error)
        self._show_plan()

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.error.setText(str(error))
        self.error.show()

    def _show_plan(self) -> None:
        plan, names = self.plan, names_of(self.session.view.people())
        rows = merge_rows(plan, names, late_words(self.session.call, plan)) if plan else []
        self._is_choosing = self._is_choosing and plan is not None and bool(plan.choices)
        self._split.setVisible(bool(rows) and not self._is_choosing)
        self.choices.setVisible(self._is_choosing)
        self._bar.back.setVisible(self._is_choosing)
        self._bar.reason.setVisible(any(each is not Choice.OPEN for each in self._choices.values()))
        for widget in (self._rule, self._bar):
            widget.setVisible(bool(rows))
        self._show_last(is_free=not rows)
        self.error.setVisible(bool(self.error.text()))
        may = self.session.may(Action.MERGE)
        self.drop.setVisible(may and not self._is_choosing and not self.is_at_result)
        self.closed.setVisible(not may)
        self.table.set_rows(rows)
        self.refused.show_rows(rows)
        self._bar.backup.setText(f"{self.session.path.stem}-backups")
        n = sum(row.counts for row in rows)
        self.merge_button.set_text(
            ngettext("Merge {n} file", "Merge {n} files", n).format(n=n) if n else _("Nothing to merge")
        )
        self.merge_button.setEnabled(plan is not None and not plan.is_empty)
        if plan is not None:
            self.ask_card.show_choices(plan.choices)
            self.seats_card.show_seats(plan.unseated, names, may_give=self.session.may(Action.ASSIGN))
            if self._is_choosing:
                view = self.session.view
                self.choices.ask(asked(labelled(view, plan.choices), view, plan.state.scheme), plan)
        if plan is not None and self._facts is not None:
            self.after.show_plan(plan, after_merge(self.session.workspace, plan, self._facts))
            if self.table.chosen_row is None:
                first = next((row for row in rows if row.plan.conflicts), rows[0])
                self.table.choose(first.position)
            else:
                self._show_row(self.table.chosen_row)
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

    def show_result(self) -> None:
        """Of the last merge, also one from before the file was opened."""
        if self.plan is None and self.last.show_last():
            self._show_plan()
            self.take_focus()

    def leave_result(self) -> None:
        self.last.forget()
        self._show_plan()
        self.take_focus()

    def _show_row(self, row: MergeRow | None) -> None:
        if row is None or self.plan is None:
            self.file_card.hide()
            return
        self.file_card.show_file(row, self.session.call.scheme)

    def show_choices(self) -> None:
        self._is_choosing = True
        self._show_plan()
        self.choices.take_focus()

    def show_files(self) -> None:
        self._is_choosing = False
        self._show_plan()
        self.table.setFocus()

    def _settle(self, keys: Sequence[ChoiceKey], choice: Choice) -> None:
        for key in keys:
            self._choices[key] = choice
        if self.plan is not None:
            self.plan = merging.settle(self.plan, self._choices)
            self._show_plan()

    def _give_seats(self, seats: Sequence[Unseated]) -> None:
        with self.session.initiated_by(self._page):
            _given, refused = give_seats(self.session.workspace, (each.pair for each in seats))
        self.refresh()
        self.seats_card.show_error("\n".join(refused))

    def merge(self) -> None:
        if self.plan is None or self.plan.is_empty:
            return
        plan = self.plan
        try:
            with self.session.initiated_by(self._page):
                changes, _opened = merging.merge(self.session.workspace, plan, reason=self._bar.reason.text())
        except KnownError as error:
            self.refresh()
            self._show_error(error)
            return
        if changes.change is not None:
            self.last.show_change(changes.change)
        self.clear()
        self.merged.emit(changes, plan.files)

    def clear(self) -> None:
        """Forget the files; the panel is as it was."""
        self.plan, self._incoming, self._choices = None, (), {}
        self._is_choosing = False
        self.drop.aside.setText("")
        self.error.setText("")
        self._bar.reason.clear()
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
