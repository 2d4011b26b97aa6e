"""The strip chart of the juror's own scores, with what it means and what is under the eye in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.work import Task
from ui.look import theme
from ui.pages.compare.rows import rows_of
from ui.widgets.card import Card
from ui.widgets.strip.chart import StripChart
from ui.widgets.strip.place import AXIS
from ui.widgets.text import ElidedLabel, Label

_DOWN, _RIGHT = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class YardstickCard(Card):
    """`chosen(number)` when a person moves to an application, `opened(number, criterion)` to open it there."""

    chosen = Signal(str)
    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("My yardstick"), parent=parent)
        self.legend = Label(type="caption", tone="dim", wrap=True)
        self.chart = StripChart(_("My scores on each criterion"))
        self.chart.chosen.connect(self.chosen)
        self.chart.opened.connect(self.opened)
        self.chart.pointed.connect(self._say)
        self.chart.reached.connect(self._bring_in_sight)
        self._area = _Area(self.chart)
        self.whose = ElidedLabel(type="table-strong")
        self.what = ElidedLabel(type="table", tone="dim")
        self.body.removeWidget(self.heading)
        self.heading.setWordWrap(False)
        self._head, self._readout = QBoxLayout(_DOWN), QBoxLayout(_DOWN)
        for layout, widgets in (
            (self._head, (self.heading, self.legend)),
            (self._readout, (self.whose, self.what)),
        ):
            for stretch, widget in enumerate(widgets):
                layout.addWidget(widget, stretch)
        self.body.addLayout(self._head)
        self.body.addWidget(self._area, 1)
        self.body.addLayout(self._readout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_wide(False)

    def set_wide(self, is_wide: bool, *, is_whole: bool = False) -> None:
        """With room to the sides the words stand in one line each, and leave the height to the chart.

        `is_whole`: on a page that scrolls the chart is as high as it is.
        """
        for layout, gap in ((self._head, theme.XS), (self._readout, 0)):
            layout.setDirection(_RIGHT if is_wide else _DOWN)
            layout.setSpacing(theme.L if is_wide else gap)
        self._area.is_whole = is_whole
        self._area.updateGeometry()
        policy = QSizePolicy.Policy
        self.whose.setSizePolicy(policy.Maximum if is_wide else policy.Expanding, policy.Fixed)

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """At least one."""
        self.legend.setText(" ".join(_legend(tasks)))
        self.chart.set_rows(rows_of(tasks[0].scheme, tasks))

    def choose(self, number: str) -> None:
        """Fill the circles of one application; tells nobody."""
        self.chart.choose(number)

    def _say(self, name: str, words: str) -> None:
        self.whose.setText(name or _("No application at hand"))
        self.what.setText(words or _("Point at a circle, or move with the arrow keys, to see whose it is."))

    def _bring_in_sight(self, band: QRect) -> None:
        self._area.ensureVisible(0, band.center().y(), 0, band.height() // 2 + AXIS)


class _Area(QScrollArea):
    """As high as the chart where there is room for it; where it `is_whole`, never lower."""

    def __init__(self, chart: StripChart) -> None:
        super().__init__()
        self._chart = chart
        self.is_whole = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(chart)
        self.viewport().setAutoFillBackground(False)
        chart.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._chart.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), self._chart.sizeHint().height()) if self.is_whole else least

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().viewportEvent(event)


def _legend(tasks: Sequence[Task]) -> list[str]:
    said = [_("A circle is an application, filled the one at hand; the tick is the median.")]
    if not tasks[0].scheme.higher_is_better:
        said.append(_("Lower is better."))
    conflicts = sum(task.has_conflict for task in tasks)
    if conflicts:
        said.append(
            ngettext(
                "{n} application with a conflict of interest is left out.",
                "{n} applications with a conflict of interest are left out.",
                conflicts,
            ).format(n=conflicts)
        )
    return said
