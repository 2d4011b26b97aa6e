"""Groups and criteria with their weights: the bar says what they come to, the list picks what is shown beside it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from evalapp.domain.scheme.model import Scale, Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.scheme.editing import Verb, What
from evalapp.words.formats import score
from evalapp.words.scheme.weights import off_hundred, total_weight
from evalapp.words.scores import marked_title, range_of, weight_figure
from ui.look import theme
from ui.pages.scheme.changed_cell import WAS, ChangedCell, said_changed
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.folding.flow import Flow
from ui.widgets.folding.fold import Folding
from ui.widgets.text import Label, as_tooltip

_ROLE = Qt.ItemDataRole.UserRole
_BAR = 16
_LEAST_NAME, _LEAST_BESIDE_THRESHOLD, _ROW = 150, 110, 24  # pixels as designed
_EDGES, _MARGIN = 12, 3  # beside and above what stands in a cell
Chosen = tuple[What, str]


class SumBar(QWidget):
    """A piece for each criterion that counts, as wide as its weight; those of one group in one colour."""

    def __init__(self) -> None:
        super().__init__()
        self._weights: tuple[tuple[int, Fraction], ...] = ()  # with the number of the group
        self.setFixedHeight(theme.pixels(_BAR))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weights(self, scheme: Scheme) -> None:
        groups = {each.id: n for n, group in enumerate(scheme.groups) for each in group.criteria}
        self._weights = tuple((groups[each.id], each.weight) for each in scheme.counting)
        words = ", ".join(f"{each.title} {score(each.weight)}" for each in scheme.counting)
        self.setAccessibleName(_("Weights: {weights}").format(weights=words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = sum((weight for _group, weight in self._weights), Fraction())
        left = 0.0
        for group, weight in self._weights:
            width = self.width() * float(weight / whole)
            spot = QRectF(left, 0, max(width - 1, 1), self.height())
            is_even = group % 2 == 0
            painter.fillRect(spot, theme.colour("accent" if is_even else "accent-ground"))
            painter.setPen(theme.colour("on-accent" if is_even else "text"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, score(weight))
            left += width


class Outline(Card):
    """`chosen(what, id)`; its buttons ask `edit(verb)`: `add-criterion`, `add-group`, `up`, `down` or `remove`."""

    chosen = Signal(str, str)

    def __init__(self, edit: Callable[[Verb], object]) -> None:
        super().__init__(_("Criteria and weights"))
        self.sum = Label(type="caption", tone="dim", wrap=True)
        self.bar = SumBar()
        self.tree = QTreeWidget()
        self.tree.setColumnCount(4)
        self.tree.setHeaderLabels([_("Criterion"), _("Scale"), _("Threshold"), _("Weight")])
        self.tree.setAccessibleName(_("Groups and criteria"))
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(theme.M)
        self.tree.setWordWrap(True)  # a name that ends in … can be that of another criterion
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.tree.headerItem().setTextAlignment(
            3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._has_threshold = False
        self._changed = ChangedCell(self.tree)
        self.tree.setItemDelegate(self._changed)
        Folding(self.tree.viewport(), self._fit)
        self.tree.currentItemChanged.connect(self._choose)
        verbs: tuple[tuple[Verb, str], ...] = (
            ("add-criterion", _("Add a criterion")),
            ("add-group", _("Add a group")),
            ("up", _("Move up")),
            ("down", _("Move down")),
            ("remove", _("Remove")),
        )
        self.buttons = {verb: LinkButton(label, partial(edit, verb)) for verb, label in verbs}
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.body.addWidget(self.sum)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.tree)
        self.body.addWidget(Flow([*self.buttons.values()]))
        self.body.addWidget(self.error)

    def show_scheme(
        self, scheme: Scheme, chosen: Chosen, *, may_edit: bool, old: Scheme | None = None
    ) -> None:
        """`old`: the scheme in force, whose weights, thresholds and scales stand before those that are other."""
        before = _cells(old) if old is not None else {}
        n, off = len(scheme.counting), off_hundred(scheme, old)
        words = _("The weights of {n} criteria add up to {total}.").format(
            n=n, total=score(total_weight(scheme))
        )
        self.sum.setText(off or words)
        self.sum.set_tone("attention" if off else "dim")
        self.bar.show_weights(scheme)
        self.tree.blockSignals(True)
        self.tree.clear()
        cells = _cells(scheme)
        for group in scheme.groups:
            place = ("group", group.id)
            head = QTreeWidgetItem([str(group.title), *_beside(before.get(place), cells[place])])
            head.setData(0, _ROLE, place)
            self.tree.addTopLevelItem(head)
            for each in group.criteria:
                place = ("criterion", each.id)
                item = QTreeWidgetItem(
                    [marked_title(scheme, each), *_beside(before.get(place), cells[place])]
                )
                item.setData(0, _ROLE, place)
                head.addChild(item)
            head.setExpanded(True)
        has_threshold = any(each[1] != "–" for each in (*cells.values(), *before.values()))
        self._has_threshold = has_threshold  # a column of dashes would cut the names
        for item in self._items():
            font = item.font(0)
            font.setBold(item.parent() is None)
            item.setToolTip(0, as_tooltip(item.text(0)))
            place = tuple(item.data(0, _ROLE))
            for column, (was, now) in enumerate(
                zip(before.get(place, ()), cells[place], strict=False), start=1
            ):
                if was != now:
                    item.setData(column, WAS, was)
                    said = said_changed(was, now)
                    item.setData(column, Qt.ItemDataRole.AccessibleTextRole, said)
                    item.setToolTip(column, as_tooltip(said))
            for column in range(4):
                item.setFont(column, font)
                if column == 3:
                    item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if tuple(item.data(0, _ROLE)) == chosen:
                self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)
        self._fit()
        for button in self.buttons.values():
            button.setVisible(may_edit)

    def _fit(self) -> None:
        """As high as its rows, whose names run over as many lines as they need; and one row of room.

        The scale, and then the threshold, which stand with the criterion too, give way where the names would have no
        room beside them.
        """
        shown = (1, 2, 3) if self._has_threshold else (1, 3)
        self.tree.setColumnHidden(2, not self._has_threshold)
        room = self.tree.viewport().width() - sum(self._needed(column) for column in shown)
        for column in shown[:-1]:
            is_narrow = room < theme.pixels(_LEAST_NAME if column == 1 else _LEAST_BESIDE_THRESHOLD)
            self.tree.setColumnHidden(column, is_narrow)
            room += self._needed(column) if is_narrow else 0
        heights = [self._height(each, room) for each in self._items()]
        for item, height in zip(self._items(), heights, strict=True):
            if item.sizeHint(0).height() != height:
                item.setSizeHint(0, QSize(0, height))
        if heights:
            self.tree.setFixedHeight(self.tree.header().sizeHint().height() + sum(heights) + min(heights))

    def _needed(self, column: int) -> int:
        return max(self.tree.sizeHintForColumn(column), self.tree.header().sectionSizeHint(column))

    def _height(self, item: QTreeWidgetItem, room: int) -> int:
        """A tree does not ask for the height of a text that wraps in its column."""
        depth = 0 if item.parent() is None else 1
        spot = QRect(0, 0, max(room - depth * self.tree.indentation() - _EDGES, 1), 10_000)
        words = QFontMetrics(item.font(0)).boundingRect(spot, Qt.TextFlag.TextWordWrap, item.text(0))
        return max(words.height() + 2 * _MARGIN, theme.pixels(_ROW))

    def say_error(self, words: str) -> None:
        self.error.setText(words)

    def _items(self) -> list[QTreeWidgetItem]:
        found = []
        each = QTreeWidgetItemIterator(self.tree)
        while (item := each.value()) is not None:
            found.append(item)
            each += 1
        return found

    def _choose(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None:
            what, id = item.data(0, _ROLE)
            self.chosen.emit(what, id)


def _cells(scheme: Scheme) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Scale, threshold and weight of each group and criterion, as the list shows them."""
    found = {}
    for group in scheme.groups:
        weight = sum((each.weight for each in group.counting), Fraction())
        found["group", group.id] = ("", str(group.threshold or "–"), score(weight))
        for each in group.criteria:
            weighs = weight_figure(each)
            found["criterion", each.id] = (_short(each.scale), str(each.threshold or "–"), weighs)
    return found


def _short(scale: Scale) -> str:
    """The words themselves stand with the scale: here they would push the weights out of sight."""
    n = len(scale.words)
    return ngettext("{n} word", "{n} words", n).format(n=n) if n else range_of(scale)


def _beside(before: tuple[str, ...] | None, now: tuple[str, ...]) -> list[str]:
    if before is None:
        return list(now)
    return [own if was == own else f"{was} → {own}" for was, own in zip(before, now)]
