"""An import through the window: looked at, asked about, carried out, and what it refused kept to be mended."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import TEXT_TABLE
from evalapp.domain.intake import ImportPlan, ImportRow, Question
from evalapp.domain.permissions import Action
from evalapp.domain.taking.column_use import ColumnUse, Use
from evalapp.domain.taking.row_use import RowUse
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.applications import ASKING, import_applications, plan_import
from evalapp.operations.panel.work_list import DismissRefused, left_out_words, rows_on, write_work_list
from ui.answered_before import OF_A_FILE, AnsweredBefore, Answers
from ui.dialogs.files import FilesAsked
from ui.page import Message
from ui.pages.importing.panel import ImportPanel
from ui.pages.importing.questions import answered
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
        self._session, self._initiator = session, initiator
        self._plan: ImportPlan | None = None
        self._paths: tuple[Path, ...] = ()
        self._answers: dict[str, str] = dict(ASKING)
        self._together: list[tuple[str, ...]] = []  # questions that got one answer
        self._asked: dict[str, Question] = {}  # every question about these files, by id
        self._before: AnsweredBefore[Question] = AnsweredBefore()
        self._earlier: frozenset[str] = (
            frozenset()
        )  # what was answered when the same files were looked at before
        self._is_listing = False  # the work list is before one's eyes
        self._passwords: dict[Path, str] = {}  # forgotten with the plan
        self.panel = ImportPanel()
        self.panel.confirmed.connect(self._carry_out)
        self.panel.cancelled.connect(self._leave)
        self.panel.answered.connect(self._answer)
        self.panel.taken_back.connect(self._take_back)
        self.panel.taken.connect(self._take)
        self.panel.rows_taken.connect(self._take_rows)
        self.panel.dealt_with.connect(self._deal_with)
        self.panel.kept.connect(self._keep_work_list)
        self.work_list_button = LinkButton("", self.show_work_list)
        self.work_list_button.hide()

    @property
    def is_looking(self) -> bool:
        return self._plan is not None or self._is_listing

    @property
    def title(self) -> str:
        return _("Refused rows") if self._is_listing else _("Import applications")

    def look_at(self, paths: Sequence[Path]) -> None:
        """Where they cannot be read, what was looked at before stays as it is."""
        before = self._paths, self._answers, self._passwords, self._asked, self._together, self._earlier
        self._paths, self._passwords = tuple(paths), {}
        found = self._before.about(self._paths) or Answers(given={}, asked={})
        self._answers = {**ASKING, **found.given}
        self._asked, self._together = dict(found.asked), list(found.together)
        self._earlier = frozenset(found.given) - ASKING.keys()
        if self._look_again(is_first=True):
            self.panel.go_to_top()
        else:
            self._paths, self._answers, self._passwords, self._asked, self._together, self._earlier = before

    def _answer_as_before(self, plan: ImportPlan) -> bool:
        """Of other content at the same places: what is asked again as it was, if that can be told. False where nothing
        is.
        """
        asked = {each.id: each for each in plan.questions if each.evidence and each.id not in self._answers}
        found = self._before.asked_again(self._paths, asked)
        if found is None:
            return False
        self._answers |= found.given
        self._together += found.together
        self._earlier |= found.given.keys()
        return True

    def _look_again(self, *, is_first: bool = False) -> bool:
        tried: set[Path] = set()

        def password_of(path: Path, why: str) -> str | None:
            """Asked for once, and again where it was wrong."""
            if path in self._passwords and path not in tried:
                tried.add(path)
                return self._passwords[path]
            password, is_given = QInputDialog.getText(
                self.panel, _("Password of {file}").format(file=path.name), why, QLineEdit.EchoMode.Password
            )
            if not is_given:
                return None
            tried.add(path)
            self._passwords[path] = password
            return password

        def planned() -> ImportPlan:
            plan = plan_import(
                self._session.workspace,
                self._paths,
                answers=self._answers,
                ask_password=password_of,
                asked=self._asked,
            )
            self._asked |= {each.id: each for each in plan.questions}
            return plan

        try:
            plan = planned()
            while is_first and self._answer_as_before(plan):  # an answer may lead to a question
                tried.clear()
                plan = planned()
        except KnownError as error:
            self.failed.emit(str(error))
            return False
        self._plan, self._is_listing = plan, False
        if is_first:
            self.panel.fold()
        given = answered(self._answers, self._asked, self._together, self._earlier)
        chosen = any(each.startswith(OF_A_FILE) for each in self._earlier)
        self.panel.show_plan(plan, [path.name for path in self._paths], given, are_chosen=chosen)
        self.shown.emit()
        return True

    def _answer(self, questions: tuple[str, ...], choice: str) -> None:
        if len(questions) > 1:
            self._together.append(questions)
        said = dict.fromkeys(questions, choice)
        # Who leaves a column out by its question does not want it taken in any more.
        over = {
            each.id
            for each in (self._plan.columns if self._plan is not None and choice == Use.LEAVE_OUT else ())
            if f"column:{each.heading}" in said
        }
        self._look_with({**self._without(over), **said})

    def _take_back(self, questions: tuple[str, ...]) -> None:
        self._together = [each for each in self._together if each != questions]
        self._look_with(self._without(questions))

    def _take(self, column: ColumnUse, use: Use) -> None:
        """Also of a column that was left out by its question, which is asked again then."""
        asked = f"column:{column.heading}"
        over = [asked] if self._answers.get(asked) == Use.LEAVE_OUT else []
        self._look_with({**self._without(over), column.id: use.value})

    def _take_rows(self, rows: Sequence[RowUse], use: Use) -> None:
        self._look_with({**self._answers, **{each.id: use.value for each in rows}})

    def _without(self, ids: Container[str]) -> dict[str, str]:
        return {id: choice for id, choice in self._answers.items() if id not in ids}

    def _look_with(self, answers: dict[str, str]) -> None:
        before, earlier = self._answers, self._earlier
        self._answers = answers
        self._earlier = frozenset(id for id in earlier if answers.get(id) == before.get(id))
        if self._look_again():
            kept = Answers(given=answers, asked=self._asked, together=self._together)
            self._before.keep(self._paths, kept)
        else:
            self._answers, self._earlier = before, earlier

    def _deal_with(self, row: ImportRow) -> None:
        if self._dismiss((row,)):
            self.show_work_list()
            self.kept.emit(_taken_off(rows_on((row,))))

    def _dismiss(self, rows: tuple[ImportRow, ...] | None = None) -> bool:
        return self._session.run(DismissRefused(rows=rows), on_error=self.panel.show_error) is not None

    def _carry_out(self) -> None:
        plan = self._plan
        if plan is None:  # of a work list, whoever confirms it has dealt with it
            n = rows_on(self._session.view.refused_rows())
            if self._dismiss():
                self._forget()
                self.dealt_with.emit()
                self.kept.emit(_taken_off(n))
            return
        try:
            with self._session.initiated_by(self._initiator):
                changes = import_applications(self._session.workspace, plan)
        except KnownError as error:
            self.panel.show_error(str(error))
            return
        self._forget()
        self.show_refused()
        added = len(plan.dossiers_to_add)
        text = ngettext(
            "{added} application added, {updated} updated.",
            "{added} applications added, {updated} updated.",
            added,
        ).format(added=added, updated=len(plan.dossiers_to_update))
        if plan.is_empty:
            n = rows_on(plan.work_list)
            text = ngettext(
                "Nothing was imported; {n} refused row waits on the work list.",
                "Nothing was imported; {n} refused rows wait on the work list.",
                n,
            ).format(n=n)
        elif left_out := left_out_words(plan):
            text = f"{text} {left_out}"
        self.done.emit(changes, text, plan.is_whole and not plan.waiting)

    def _leave(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        self._plan, self._paths, self._answers, self._passwords = None, (), dict(ASKING), {}
        self._asked, self._together, self._earlier, self._is_listing = {}, [], frozenset(), False

    def show_refused(self) -> None:
        """How many refused rows of earlier imports wait in the file."""
        n = rows_on(self._session.view.refused_rows())
        text = ngettext(
            "{n} row was refused or not read: show it", "{n} rows were refused or not read: show them", n
        )
        self.work_list_button.set_text(text.format(n=n))
        self.work_list_button.setVisible(n > 0)
        if self._is_listing:
            self._list()

    def show_work_list(self) -> None:
        was_listing, self._is_listing = self._is_listing, True
        self._list()
        self.shown.emit()
        if not was_listing:
            self.panel.go_to_top()

    def _list(self) -> None:
        self.panel.show_work_list(
            self._session.view.refused_rows(), why_not=self._session.why_not(Action.IMPORT_APPLICATIONS)
        )

    def _keep_work_list(self) -> None:
        rows = self._plan.work_list if self._plan is not None else self._session.view.refused_rows()
        path = FilesAsked(session=self._session, kind="applications").place(
            self.panel,
            _("Save the refused rows"),
            _("refused rows") + TEXT_TABLE.suffix,
            f"*{TEXT_TABLE.suffix}",
        )
        if path is None:
            return
        if not TEXT_TABLE.is_kind_of(path):
            path = path.with_name(path.name + TEXT_TABLE.suffix)
        try:
            write_work_list(path, rows)
        except KnownError as error:
            self.panel.show_error(str(error))
            return
        text = _("The refused rows were saved as {file}.").format(file=path.name)
        self.kept.emit(Message(text=text, tone="good"))


def _taken_off(n: int) -> Message:
    text = ngettext("{n} row taken off the work list.", "{n} rows taken off the work list.", n)
    return Message(text=text.format(n=n), tone="good", offers_undo=True)
