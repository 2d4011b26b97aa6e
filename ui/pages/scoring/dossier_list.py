"""The juror's own applications: what is done, what is to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.texts import N_, _
from evalapp.operations.progress.work import Task
from evalapp.words.work import scored_of
from ui.actions import JUROR, action
from ui.look import theme
from ui.pages.scoring.task_delegate import TaskDelegate
from ui.pages.scoring.task_order import Order, Shown
from ui.tables.cells import Cell, Column
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, Chip
from ui.widgets.folding.flow import Flow
from ui.widgets.folding.row import FoldingRow
from ui.widgets.progress import ProgressBar
from ui.widgets.text import Ground, Label, restyle


class SearchField(QLineEdit):
    """Escape empties it, and `left` where there is nothing in it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()


class DossierList(Ground):
    """Emits `chosen(Task)` when another application becomes current, `left` when the keyboard may go on to it."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent=parent)
        self._tasks: list[Task] = []
        self._shown, self._order = Shown.ALL, Order.NUMBER
        self._is_arranging = False
        self._number = ""  # of the current one, also while search or filter hide it
        self._done_words = Label(type="caption", tone="dim")
        self._bar = ProgressBar()
        self._chips = {each: Chip("", partial(self.show_only, each)) for each in Shown}
        self._group = QButtonGroup(self)
        for chip in self._chips.values():
            self._group.addButton(chip)
            chip.setAutoExclusive(True)  # one of several, to who hears it
        self._chips[Shown.ALL].setChecked(True)
        self.search = SearchField()
        self.search.returnPressed.connect(self._open_found)
        self.search.left.connect(self.left)
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText(_("Search…"))
        self.search.setAccessibleName(_("Search in my applications"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self._sort = Button("", kind="bar")
        self._sort.setMenu(self._make_menu())
        restyle(self._sort, menu="true", type="caption")
        column: Column[Task] = Column(head="", cell=lambda task: Cell(text=task.words))
        self._model = RowsModel((column,), key=lambda task: task.number, parent=self)
        self.list = QListView()
        self.list.setProperty("frame", "bare")
        self.list.setAccessibleName(_("My applications"))
        self.list.setItemDelegate(TaskDelegate(self.list))
        self.list.setModel(self._model)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(self._announce)
        self._arrange()
        self._name_sort()

    def _arrange(self) -> None:
        head = FoldingRow((Label(_("My applications"), type="section"), self._done_words))
        chips = Flow(
            tuple(self._chips.values())
        )  # the third has no room beside them in a list of the usual width
        finding = QHBoxLayout()
        finding.setSpacing(theme.S)
        finding.addWidget(self.search, 1)
        finding.addWidget(self._sort)
        top = QVBoxLayout()
        top.setContentsMargins(theme.L, theme.M, theme.M, theme.S)
        top.setSpacing(theme.S)
        top.addWidget(head)
        top.addWidget(self._bar)
        top.addWidget(chips)
        top.addLayout(finding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)

    def _make_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for order in Order:
            action = group.addAction(menu.addAction(order.label))
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.setData(order)
        group.triggered.connect(self._take_order)
        self._orders = group
        return menu

    def current(self) -> Task | None:
        return self._model.row_at(self.list.currentIndex())

    def shown(self) -> Sequence[Task]:
        return self._model.rows

    def neighbour(self, number: str, by: int) -> Task | None:
        """The one shown `by` rows further; the first where `number` is not shown."""
        numbers = [task.number for task in self.shown()]
        place = numbers.index(number) + by if number in numbers else 0
        return self.shown()[place] if 0 <= place < len(numbers) else None

    def next_to_do(self, number: str) -> Task | None:
        """The next after `number` with something left to do, shown or not, going round."""
        numbers = [task.number for task in self._tasks]
        start = numbers.index(number) + 1 if number in numbers else 0
        around = self._tasks[start:] + self._tasks[: max(start - 1, 0)]
        return next((task for task in around if task.is_to_do), None)

    def set_tasks(self, tasks: list[Task]) -> None:
        """Show `tasks`, keeping the current one current, without a word of it."""
        self._tasks = self._order.arranged(tasks)
        with self._keeping_current():
            self._model.set_rows(self._tasks)
        self._count()

    def replace(self, old: Task, new: Task) -> None:
        self._tasks = [new if each is old else each for each in self._tasks]
        self._model.replace(old, new)
        self._count()

    def choose(self, number: str) -> bool:
        """Make the application current; where search or filter hide it, they go. False for one that is not there."""
        if all(task.number != number for task in self._tasks):
            return False
        for attempt in (False, True):
            if attempt:
                self.search.clear()
                self.show_only(Shown.ALL)
            row = self._model.row_of(number)
            if row is not None:
                self._make_current(row)
                return True
        return False

    @action("show-to-do", N_("My applications: show what is to do"), roles=JUROR, given=(Shown.TO_DO,))
    @action("show-all", N_("My applications: show all"), roles=JUROR, given=(Shown.ALL,))
    @action(
        "show-conflicts",
        N_("My applications: show those with a conflict of interest"),
        roles=JUROR,
        given=(Shown.CONFLICTS,),
    )
    def show_only(self, shown: Shown) -> None:
        self._shown = shown
        self._chips[shown].setChecked(True)
        self._filter()

    @action("sort-number", N_("My applications: sort by number"), roles=JUROR, given=(Order.NUMBER,))
    @action("sort-title", N_("My applications: sort by title"), roles=JUROR, given=(Order.TITLE,))
    @action("sort-total", N_("My applications: sort by own total"), roles=JUROR, given=(Order.TOTAL,))
    @action("sort-to-do", N_("My applications: to do first"), roles=JUROR, given=(Order.TO_DO,))
    def sort_by(self, order: Order) -> None:
        self._order = order
        for each in self._orders.actions():
            each.setChecked(each.data() == order)
        self._name_sort()
        self.set_tasks(self._tasks)

    def _take_order(self, action: QAction) -> None:
        self.sort_by(Order(action.data()))

    def _name_sort(self) -> None:
        self._sort.set_text(self._order.label)
        self._sort.setAccessibleName(_("Order: {order}").format(order=self._order.label))

    def _count(self) -> None:
        to_do = sum(task.is_to_do for task in self._tasks)
        conflicts = sum(task.has_conflict for task in self._tasks)
        whole = len(self._tasks) - conflicts
        words = scored_of(whole - to_do, whole)
        self._done_words.setText(words)
        self._bar.set_progress(whole - to_do, whole, words)
        self._chips[Shown.TO_DO].set_text(_("To do {n}").format(n=to_do))
        self._chips[Shown.ALL].set_text(_("All {n}").format(n=len(self._tasks)))
        self._chips[Shown.CONFLICTS].set_text(_("Conflict {n}").format(n=conflicts))
        self._chips[Shown.CONFLICTS].setVisible(conflicts > 0 or self._shown is Shown.CONFLICTS)

    def _open_found(self) -> None:
        """The first that the search found, whichever was open."""
        found = self.shown()
        if found:
            self.choose(found[0].number)
            self.left.emit()

    def _filter(self, _text: str = "") -> None:
        words = self.search.text().casefold().split()

        def keeps(task: Task) -> bool:
            said = f"{task.words} {task.application.organisation}".casefold()
            return self._shown.keeps(task) and all(word in said for word in words)

        with self._keeping_current():
            self._model.keep(keeps)

    @contextmanager
    def _keeping_current(self) -> Iterator[None]:
        """The rows are arranged anew: what was current stays so, without anyone being told that it is."""
        self._is_arranging = True
        try:
            yield
            row = self._model.row_of(self._number)
            if row is not None:
                self._make_current(row)
        finally:
            self._is_arranging = False

    def _make_current(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(row, 0), flags)

    def _announce(self, index: QModelIndex, _before: QModelIndex) -> None:
        task = self._model.row_at(index)
        if task is not None and not self._is_arranging:
            self._number = task.number
            self.chosen.emit(task)
