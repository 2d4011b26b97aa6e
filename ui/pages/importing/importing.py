"""An import through the window: looked at, asked about, carried out, and what it refused kept to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from evalapp.domain.errors import ColumnsUnknown, KnownError
from evalapp.domain.intake import ImportPlan, ImportRow, Question
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.taking.column_map import ColumnMap
from evalapp.domain.taking.column_use import ColumnUse, Use
from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.taking.row_use import RowUse
from evalapp.domain.texts import _
from evalapp.operations.panel.applications import ASKING
from evalapp.operations.panel.terms import has_scoring_begun
from evalapp.operations.panel.work_list import DismissRefused, rows_on
from ui.answered_before import OF_A_FILE, AnsweredBefore, Answers
from ui.pages.importing.counts import imported_words, work_list_words
from ui.pages.importing.example_sheets import ExampleSheets
from ui.pages.importing.looking import Looked, Looking, as_before
from ui.pages.importing.mapping.saying import Mapping
from ui.pages.importing.panel import ImportPanel
from ui.pages.importing.questions import answered
from ui.pages.importing.refused_file import save_refused, taken_off
from ui.pages.importing.writing import ImportWriting
from ui.session import Session
from ui.widgets.buttons import LinkButton


class Importing(QObject):
    """`shown()` when its panel has something to show, `left()` when it has not any more; `failed(text)`,
    `done(changes, text, is_whole)` after an import, `kept(Message)` after the refused rows were saved or taken off the
    work list, `dealt_with()` once all of them are.
    """

    shown = Signal()
    left = Signal()
    failed = Signal(str)
    done = Signal(object, str, bool)
    kept = Signal(object)
    dealt_with = Signal()

    def __init__(self, session: Session, *, initiator: object) -> None:
        super().__init__()
        self._session = session
        self._plan: ImportPlan | None = None
        self._looked, self._is_first = Looked(), False
        self._wanted: Looked | None = None  # what is being looked at now
        # The import that a file without a known column stands in place of.
        self._left_for_it: Looked | None = None
        self._before: AnsweredBefore[Question] = AnsweredBefore()
        self.is_listing = self._is_waiting = False  # the work list is shown; files take their time
        self.panel = ImportPanel()
        self._looking = Looking(session, self.panel)
        self._looking.planned.connect(self._have_planned)
        self._looking.failed.connect(self._have_failed)
        self._looking.waited.connect(self._wait)
        self._looking.stopped.connect(self._have_stopped)
        self._writing = ImportWriting(session, initiator=initiator)
        self._writing.progressed.connect(self.panel.show_busy)
        self._writing.ended.connect(self._have_written)
        self.panel.stopped.connect(self._stop)
        self.panel.confirmed.connect(self._carry_out)
        self.panel.cancelled.connect(self._cancel)
        self.panel.answered.connect(self._answer)
        self.panel.taken_back.connect(self._take_back)
        self.panel.taken.connect(self._take)
        self.panel.rows_taken.connect(self._take_rows)
        self.panel.dealt_with.connect(self._deal_with)
        self.panel.kept.connect(self._keep_work_list)
        self.mapping = Mapping(session, self.panel)
        self.mapping.said.connect(self._read_by)
        self.examples = ExampleSheets(session, self.kept.emit)
        self.work_list_button = LinkButton("", self.show_work_list)
        self.work_list_button.hide()

    @property
    def is_looking(self) -> bool:
        return self._plan is not None or self.is_listing or self.mapping.is_needed or self._is_waiting

    @property
    def title(self) -> str:
        return _("Refused rows") if self.is_listing else _("Import applications")

    def look_at(self, paths: Sequence[Path]) -> None:
        """Where they cannot be read, what was looked at before stays as it is."""
        found, self._is_first = self._before.about(paths) or Answers(given={}, asked={}), True
        self._look(
            Looked(
                paths=tuple(paths),
                answers={**ASKING, **found.given},
                asked=dict(found.asked),
                together=tuple(found.together),
                earlier=frozenset(found.given) - ASKING.keys(),
                mapped=found.mapped,
            )
        )

    def _look(self, looked: Looked) -> None:
        self._wanted = looked
        self._looking.look(looked)

    def _have_planned(self, looked: Looked, plan: ImportPlan) -> None:
        looked = replace(looked, asked={**looked.asked, **{each.id: each for each in plan.questions}})
        if self._is_first and (more := as_before(self._before, looked, plan)) is not None:
            self._look(more)  # an answer may lead to a question
            return
        self._plan, self._left_for_it = plan, None
        self._show(looked)
        chosen = any(each.startswith(OF_A_FILE) for each in looked.earlier)
        given = answered(looked.answers, looked.asked, looked.together, looked.earlier)
        self.panel.show_plan(plan, looked.names, given, are_chosen=chosen)
        is_needed = has_scoring_begun(self._session.view) and not plan.is_empty
        self.panel.reason.ask(", ".join(looked.names), is_needed=is_needed)
        self._have_shown(plan.layout, plan.mapped)

    def _have_failed(self, looked: Looked, error: Exception) -> None:
        if isinstance(error, ColumnsUnknown) and error.layout:
            if self._plan is not None and self._is_first:
                self._left_for_it = self._looked
            self._plan = None
            self._show(looked)
            back_to = ", ".join(self._left_for_it.names) if self._left_for_it is not None else ""
            self.panel.show_unknown(str(error), looked.names, back_to=back_to)
            self._have_shown(error.layout, error.mapped)
            return
        is_first, self._is_first, self._wanted = self._is_first, False, None
        self.panel.show_idle()
        if not isinstance(error, KnownError):
            raise error
        if is_first or not self._looked.paths:
            if self._is_waiting:
                self._leave()
            self.failed.emit(str(error))
        else:  # what was said last cannot be: the page stays as it was
            self.mapping.show_again()
            self.panel.show_error(str(error))

    def _show(self, looked: Looked) -> None:
        """It holds from now on."""
        self.panel.show_idle()
        self.panel.mapping.band.show_files(looked.paths)
        self._looked, self._wanted, self.is_listing = looked, None, False
        if self._is_first:
            self.panel.fold()
        else:
            self._before.keep(
                looked.paths,
                Answers(
                    given=looked.answers, asked=looked.asked, together=looked.together, mapped=looked.mapped
                ),
            )

    def _have_shown(self, layout: Sequence[SheetSeen], mapped: ColumnMap) -> None:
        self.mapping.show_layout(layout, mapped, is_first=self._is_first)
        self.shown.emit()
        if self._is_first:
            self.panel.go_to_top()
        self._is_first = False

    def _wait(self, words: str, done: int, of: int) -> None:
        if not self.is_looking:
            self._is_waiting = True
            self.panel.show_nothing(self._wanted.names if self._wanted else [])
            self.shown.emit()
        self.panel.show_busy(words, done, of)

    def _stop(self) -> None:
        self._looking.stop()
        self._writing.stop()

    def _have_stopped(self) -> None:
        """What was looked at before stays."""
        self._wanted, self._is_first = None, False
        self.panel.show_idle()
        if self._looked.paths and (self._plan is not None or self.mapping.is_needed):
            self.mapping.show_again()
        else:
            self._leave()

    def _read_by(self, mapped: ColumnMap) -> None:
        """Whatever was answered of a column is asked anew where another field is read from it."""
        self._look(self._at_hand.read_by(mapped))

    @property
    def _at_hand(self) -> Looked:
        """With what was said while it was being looked at."""
        return self._wanted or self._looked

    def _answer(self, questions: tuple[str, ...], choice: str) -> None:
        looked = self._at_hand
        if len(questions) > 1:
            looked = replace(looked, together=(*looked.together, questions))
        said = dict.fromkeys(questions, choice)
        # Who leaves a column out by its question does not want it taken in any more.
        over = {
            each.id
            for each in (self._plan.columns if self._plan is not None and choice == Use.LEAVE_OUT else ())
            if f"column:{each.heading}" in said
        }
        self._look_with(looked, {**looked.without(over), **said})

    def _take_back(self, questions: tuple[str, ...]) -> None:
        looked = self._at_hand
        left = tuple(each for each in looked.together if each != questions)
        self._look_with(replace(looked, together=left), looked.without(questions))

    def _take(self, column: ColumnUse, use: Use) -> None:
        """Also of a column that was left out by its question, which is asked again then."""
        looked, asked = self._at_hand, f"column:{column.heading}"
        over = [asked] if looked.answers.get(asked) == Use.LEAVE_OUT else []
        self._look_with(looked, {**looked.without(over), column.id: use.value})

    def _take_rows(self, rows: Sequence[RowUse], use: Use) -> None:
        looked = self._at_hand
        self._look_with(looked, {**looked.answers, **{each.id: use.value for each in rows}})

    def _look_with(self, looked: Looked, answers: dict[str, str]) -> None:
        same = (id for id in looked.earlier if answers.get(id) == looked.answers.get(id))
        self._look(replace(looked, answers=answers, earlier=frozenset(same)))

    def _deal_with(self, rows: tuple[ImportRow, ...]) -> None:
        if self._dismiss(rows):
            self.show_work_list()
            self.kept.emit(taken_off(rows_on(rows)))

    def _dismiss(self, rows: tuple[ImportRow, ...] | None = None) -> bool:
        return self._session.run(DismissRefused(rows=rows), on_error=self.panel.show_error) is not None

    def _carry_out(self) -> None:
        plan = self._plan
        if plan is None and self.is_listing:  # of a work list, whoever confirms it has dealt with it
            n = rows_on(self._session.view.refused_rows())
            if self._dismiss():
                self.forget()
                self.dealt_with.emit()
                self.kept.emit(taken_off(n))
        elif plan is not None:
            self._writing.start(plan, self.panel.reason.text, self.panel.busy)

    def _have_written(self, changes: Changes | None, error: Exception | None) -> None:
        self.panel.show_idle()
        plan = self._writing.plan
        if error is not None:
            if not isinstance(error, KnownError):
                raise error
            self.panel.show_error(str(error))
            return
        if changes is None:
            self.panel.show_error(_("Stopped: nothing was imported, and the panel is as it was."))
            return
        self.forget()
        self.show_refused()
        self.done.emit(changes, imported_words(plan), plan.is_whole and not plan.waiting)

    def _cancel(self) -> None:
        """From a file of which no column is known back to the import that was left for it."""
        if self._left_for_it is None:
            self._leave()
        else:
            self._look(self._left_for_it)

    def _leave(self) -> None:
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        self._plan, self._looked, self._wanted, self._left_for_it = None, Looked(), None, None
        self.is_listing = self._is_first = self._is_waiting = False
        self.panel.reason.clear()
        self._looking.forget()
        self.mapping.forget()

    def show_refused(self) -> None:
        self.work_list_button.set_text(work_list_words(n := rows_on(self._session.view.refused_rows())))
        self.work_list_button.setVisible(n > 0)
        if self.is_listing:
            self._list()

    def show_work_list(self) -> None:
        was_listing, self.is_listing = self.is_listing, True
        self._list()
        self.shown.emit()
        if not was_listing:
            self.panel.go_to_top()

    def _list(self) -> None:
        why_not = self._session.why_not(Action.IMPORT_APPLICATIONS)
        self.panel.show_work_list(self._session.view.refused_rows(), why_not=why_not)

    def _keep_work_list(self) -> None:
        rows = self._plan.work_list if self._plan is not None else self._session.view.refused_rows()
        if said := save_refused(self._session, self.panel, rows, on_error=self.panel.show_error):
            self.kept.emit(said)
