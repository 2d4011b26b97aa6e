"""The juror's own scores side by side, to keep one yardstick for all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.work import TASK_TABLES, Task, tasks_of, to_do_words
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.compare.chart import YardstickCard
from ui.pages.compare.columns import columns
from ui.session import Session
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.card import EmptyState

CHART_SHARE, CHART_LEAST, CHART_MOST = 0.38, 380, 560  # of the width, beside the table
ABOVE_SHARE = 0.56  # of the height, where there is no room beside it
BESIDE_LEAST, STACKED_LEAST = 400, 520  # heights
_UNLIMITED = 16_777_215  # of Qt


class ComparePage(TitledPage):
    """A double click or Enter opens the application, in the chart at the criterion of that row.

    At hand is what is chosen here or, where the juror has scored since, the application scored last.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Compare"))
        scheme = session.call.scheme
        self.table = RowTable(RowsModel(columns(scheme), key=lambda task: task.number), _("My scores"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.yardstick = YardstickCard()
        self._tasks: list[Task] = []
        self._scored_last = ""
        self.body.addWidget(self._arranged(), 1)
        self.table.chosen.connect(self._choose_row)
        self.table.opened.connect(self._open_row)
        self.yardstick.chosen.connect(self.table.choose)
        self.yardstick.opened.connect(self._open)
        self.yardstick.chart.reached.connect(self._reach_in_chart)

    def _arranged(self) -> QWidget:
        self._split = QWidget()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._split)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.L)
        for widget in (self.table, self.yardstick):
            column = QVBoxLayout()
            column.addWidget(widget, 1)
            column.addStretch()
            self._layout.addLayout(column, 1)
        self._empty = EmptyState(
            _("Nothing to compare yet"),
            _(
                "Here your own scores over all applications stand side by side, so that you keep one yardstick."
            ),
            icon="compare",
            act_label=_("Score the first application"),
            act=partial(self.go_requested.emit, "dossiers", None),
        )
        self._stack = QStackedWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._split)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._empty)
        return self._stack

    def parts(self) -> tuple[Part, ...]:
        return (Part(reload=self._reload_tasks, tables=TASK_TABLES),)

    def _reload_tasks(self) -> None:
        self._tasks = tasks_of(self.session.view, self.session.call)
        scored = sum(any(score.value is not None for score in task.scores.values()) for task in self._tasks)
        self._stack.setCurrentWidget(self._area if scored else self._empty)
        self.set_state(_state(scored, len(self._tasks)))
        self.table.set_rows(self._tasks)
        if scored:
            self.yardstick.show_tasks(self._tasks)
            self._follow_work()
            self._share_room()

    def _follow_work(self) -> None:
        last = _scored_last(self._tasks)
        if last != self._scored_last:
            self._scored_last = last
            self.table.choose(last)

    def open_at(self, target: object) -> None:
        """`target`: the number of an application."""
        self.table.choose(str(target))

    def take_focus(self) -> None:
        (self.table if self._stack.currentWidget() is self._area else self._empty).setFocus()

    def status(self) -> str:
        return to_do_words(self._tasks, self.session.call.deadline)

    def _choose_row(self, task: Task | None) -> None:
        self.yardstick.choose(task.number if task else "")
        if task is not None:
            self._bring_in_sight(self.table.viewport(), self.table.rect_of(task.number))

    def _reach_in_chart(self, band: QRect) -> None:
        self._bring_in_sight(self.yardstick.chart, band)

    def _bring_in_sight(self, within: QWidget, spot: QRect) -> None:
        """Where the page scrolls: whoever goes through the rows by keyboard takes it along."""
        if self._split.isAncestorOf(within) and not spot.isNull():
            at = within.mapTo(self._split, spot.center())
            self._area.ensureVisible(at.x(), at.y(), 0, spot.height())

    def _open_row(self, task: Task) -> None:
        self._open(task.number)

    def _open(self, number: str, criterion: str = "") -> None:
        self.go_requested.emit("dossiers", (number, criterion))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The chart beside the table where all columns fit then, else above it."""
        direction, room = QBoxLayout.Direction, self._stack.width() - theme.L
        beside = min(max(round(room * CHART_SHARE), theme.pixels(CHART_LEAST)), theme.pixels(CHART_MOST))
        is_beside = room - beside >= self.table.least_width
        # In a low window the page scrolls, and nothing in it does: no bar within a bar.
        is_whole = not is_beside and self._stack.height() < theme.pixels(STACKED_LEAST)
        self._split.setMinimumHeight(theme.pixels(BESIDE_LEAST) if is_beside else 0)
        self.table.setMinimumHeight(self.table.maximumHeight() if is_whole else 0)
        self.yardstick.set_wide(not is_beside, is_whole=is_whole)
        self.yardstick.setMaximumHeight(
            _UNLIMITED if is_beside or is_whole else round(self._stack.height() * ABOVE_SHARE)
        )
        if is_beside:
            self._layout.setDirection(direction.LeftToRight)
            self.setTabOrder(self.table, self.yardstick.chart)
            self.yardstick.setFixedWidth(beside)
        else:
            self._layout.setDirection(direction.BottomToTop)
            self.setTabOrder(self.yardstick.chart, self.table)
            self.yardstick.setMinimumWidth(0)
            self.yardstick.setMaximumWidth(_UNLIMITED)


def _scored_last(tasks: list[Task]) -> str:
    """The application with the latest score; empty before the first."""
    stamps = [(score.at, task.number) for task in tasks for score in task.scores.values() if score.at]
    return max(stamps, default=("", ""))[1]


def _state(scored: int, count: int) -> str:
    return ngettext(
        "Your own scores of {scored} of {n} application; click a head to sort",
        "Your own scores of {scored} of {n} applications; click a head to sort",
        count,
    ).format(scored=scored, n=count)
